import { z } from 'zod';
import { readBareCities } from '../../aggregate/figures/bare-cities.ts';
import { unplacedRegionsSql } from '../../aggregate/reports/collect/report-rows.ts';
import { aggregateSettings } from '../../aggregate/settings.ts';
import type { MeasureSpans, Meta } from '../api-types.ts';
import type { Mart } from './mart.ts';
import { readRunSettings } from './run-settings.ts';

/** State that a mart shows, from its table `mart_info`. */
export type MartInfo = Pick<
  Meta,
  | 'generation'
  | 'built_at'
  | 'first_day'
  | 'last_day'
  | 'messages'
  | 'copies'
  | 'authors'
  | 'region_share'
  | 'region_level'
  | 'without_town'
  | 'unplaced_regions'
  | 'bare_cities'
  | 'low_confidence_share'
>;

export interface FilterChoices {
  readonly topics: readonly string[];
  readonly regions: readonly string[];
}

export interface LastRun {
  readonly run_id: string;
  readonly seq: number;
}

/** Most choices that a selection list offers; more can be typed. */
const maxRegions = 500;

const infos = new WeakMap<Mart, Promise<MartInfo>>();
const lastRuns = new WeakMap<Mart, Promise<LastRun | null>>();
const spans = new WeakMap<Mart, Promise<MeasureSpans>>();
const choices = new WeakMap<Mart, Promise<FilterChoices>>();

/** The state that a mart shows; read once a mart. */
export function readInfo(mart: Mart): Promise<MartInfo> {
  return remember(infos, mart, async () => {
    const level = mart.columns('mart_info').has('region_level')
      ? 'region_level, without_town'
      : "'district' AS region_level, 0 AS without_town";
    const [info] = await mart.rows<MartInfo>(
      `SELECT generation, built_at, first_day, last_day, messages, copies, authors, region_share, low_confidence_share, ${level}
       FROM mart_info LIMIT 1`,
    );
    const unplaced = info?.region_level === 'town' ? await mart.rows<{ name: string }>(unplacedRegionsSql) : [];
    return {
      ...(info as MartInfo),
      unplaced_regions: unplaced.map(({ name }) => name),
      bare_cities: await readBareCities(mart, info?.region_level ?? 'district'),
    };
  });
}

/** The newest run that a mart holds; null where it holds none. Read once a mart. */
export function readLastRun(mart: Mart): Promise<LastRun | null> {
  return remember(lastRuns, mart, async () => {
    const [run] = await mart.rows<LastRun>('SELECT run_id, seq FROM runs ORDER BY seq DESC LIMIT 1');
    return run ?? null;
  });
}

const { heat, status, liftDays, actionWeeks, bursts } = aggregateSettings.shape;
/** What a run's settings say of heat, status, regions and alerts. */
const measureSettings = z.looseObject({
  aggregate: z.looseObject({ heat, status, liftDays, actionWeeks, bursts }).prefault({}),
});

/** What heat, status, the weight of topics in regions and alerts went by when the tables were made: settings may have changed since. Read once a mart. */
export function readSpans(mart: Mart): Promise<MeasureSpans> {
  return remember(spans, mart, async () => {
    const { aggregate } = await readRunSettings(mart, measureSettings);
    return {
      heat_days: aggregate.heat.windowDays,
      heat_compare_days: aggregate.heat.compareDays,
      action_weeks: aggregate.actionWeeks,
      half_life_days: aggregate.heat.halfLifeDays,
      status_days: aggregate.status.windowDays,
      dormant_days: aggregate.status.dormantDays,
      cooling_ratio: aggregate.status.coolingRatio,
      lift_days: aggregate.liftDays,
      warm_up_days: aggregate.bursts.warmUpDays,
    };
  });
}

/** Labels that the filter bar offers, most messages first; read once a mart. */
export function readChoices(mart: Mart): Promise<FilterChoices> {
  return remember(choices, mart, async () => {
    const pick = async (column: 'topic' | 'region', limit: number): Promise<string[]> => {
      const rows = await mart.rows<{ label: string }>(
        `SELECT ${column} AS label FROM trend_daily GROUP BY ${column} ORDER BY sum(messages) DESC, ${column} LIMIT $1`,
        [limit],
      );
      return rows.map(({ label }) => label);
    };
    return { topics: await pick('topic', 100), regions: await pick('region', maxRegions) };
  });
}

/** A mart never changes while it is open, so what is read from it once stays true; a failure is not kept. */
function remember<T>(memory: WeakMap<Mart, Promise<T>>, mart: Mart, read: () => Promise<T>): Promise<T> {
  const known = memory.get(mart);
  if (known !== undefined) return known;
  const reading = read();
  memory.set(mart, reading);
  reading.catch(() => memory.delete(mart));
  return reading;
}
