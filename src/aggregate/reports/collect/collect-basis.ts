import type { Database } from '../../../core/duckdb.ts';
import { unknownRegion } from '../../../core/labels.ts';
import { findCatchUpDays } from '../../figures/catch-up-days.ts';
import { findComparability, lacksAll, type RowReader, tellsCount } from '../../figures/comparability.ts';
import { addDays, type DaySpan, daysBetween, earlierDay } from '../../figures/day-spans.ts';
import { listMissingDays } from '../../figures/missing-days.ts';
import type { NoBasis } from '../compare.ts';
import { isWholeYear, type ReportPeriod } from '../period.ts';
import type { Bases, Coverage, TrendBar } from '../report-data.ts';
import { regionCondition } from './report-rows.ts';

/** What the data of a mart reach over; nothing where it is empty. */
export async function collectCoverage(db: RowReader): Promise<Coverage> {
  const [row] = await db.rows<Coverage>(
    `SELECT first_day AS "firstDay", last_day AS "lastDay", messages, authors, copies FROM mart_info`,
  );
  return row ?? { firstDay: null, lastDay: null, messages: 0, authors: 0, copies: 0 };
}

/** Weeks with messages by which a week is judged: what was usual years ago says nothing of it. */
const usualWeeks = 26;

/**
 * The last day that a report takes for the end of the data where nobody names one: the end of the last week with a tenth of
 * the messages of the usual (median) week of the half year before it. A few that came later make no week or month of their own.
 */
export async function findLastBusyDay(db: Database): Promise<string | null> {
  const [row] = await db.rows<{ day: string | null }>(
    `WITH weeks AS (
       SELECT t.week, t.messages, least(t.week + 6, i.last_day) AS last_day
       FROM trend_weekly t, mart_info i
       WHERE t.grain = 'total' AND t.week <= i.last_day
     ),
     judged AS (
       SELECT *, median(messages) OVER (ORDER BY week ROWS BETWEEN ${usualWeeks} PRECEDING AND 1 PRECEDING) AS usual
       FROM weeks WHERE messages > 0
     )
     SELECT max(last_day) AS day FROM judged WHERE messages >= coalesce(0.1 * usual, 0)`,
  );
  return row?.day ?? null;
}

/**
 * Whether the data reach over the periods compared with, and what hampers comparison: of those alone that are compared.
 * @param region of which alone the report tells; null: of all
 * @param firstDays the day of each region's first message
 * @param hasCoverage whether the mart has the table `coverage_daily` with all its columns, which those of earlier versions lack
 * @param flagDifference from which difference of a share (0 to 1) a flag is set
 */
export async function collectBases(
  db: Database,
  period: ReportPeriod,
  region: string | null,
  firstDays: ReadonlyMap<string, string>,
  coverage: Coverage,
  hasCoverage: boolean,
  flagDifference: number,
): Promise<Bases> {
  const began = (region === null ? undefined : firstDays.get(region)) ?? null;
  const previous = await basisOf(db, period.previous, coverage, began, hasCoverage);
  const lastYear = isWholeYear(period)
    ? 'repeats'
    : period.lastYear === null
      ? 'overlaps'
      : await basisOf(db, period.lastYear, coverage, began, hasCoverage);
  if (!hasCoverage) {
    return { previous, lastYear, flags: [], daysMissing: 0, previousMissing: 0, lastYearMissing: 0, catchUpDays: [] };
  }
  const spans = {
    current: period.current,
    previous: previous === null ? period.previous : null,
    lastYear: lastYear === null ? period.lastYear : null,
  };
  const { flags, daysMissing } = await findComparability(db, spans, coverage, flagDifference);
  return {
    previous,
    lastYear,
    flags,
    daysMissing: daysMissing.current,
    previousMissing: daysMissing.previous,
    lastYearMissing: daysMissing.lastYear,
    catchUpDays: await findCatchUpDays(db, { from: period.previous.from, to: period.current.to }),
  };
}

/** The day of each region's first message: before it the region, or its name, may not have been. */
export async function readFirstDays(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows<{ region: string; day: string }>(
    `SELECT coalesce(region, '${unknownRegion}') AS region, min(created_at)::DATE AS day FROM messages WHERE duplicate_of IS NULL GROUP BY ALL`,
  );
  return new Map(rows.map(({ region, day }) => [region, day]));
}

/** @param began first day of what is counted, where that is one region */
async function basisOf(
  db: Database,
  span: DaySpan,
  { firstDay, lastDay }: Coverage,
  began: string | null,
  hasCoverage: boolean,
): Promise<NoBasis | null> {
  if (began !== null && began > span.to) return 'no_data';
  if (firstDay === null || lastDay === null || span.to < firstDay || span.from > lastDay) return 'no_data';
  const missing = 'SELECT count(*) FROM coverage_daily WHERE is_missing AND "day" BETWEEN $1::DATE AND $2::DATE';
  const [row] = await db.rows<{ messages: number; missing: number }>(
    `SELECT count(*) AS messages, (${hasCoverage ? missing : 'SELECT 1'}) AS missing
     FROM messages WHERE duplicate_of IS NULL AND created_at::DATE BETWEEN $1::DATE AND $2::DATE`,
    [span.from, span.to],
  );
  if (row === undefined || !tellsCount(row.messages, row.missing)) return 'no_data';
  return span.from < firstDay ? 'incomplete' : null;
}

/**
 * Messages of the period and of those before it, oldest first; of a date range its days, or its weeks where it is long.
 * @param hasCoverage whether the mart tells which days are without data
 */
export async function collectTrend(
  db: Database,
  period: ReportPeriod,
  region: string | null,
  began: ReadonlyMap<string, string>,
  coverage: Coverage,
  hasCoverage: boolean,
  periods: number,
): Promise<TrendBar[]> {
  const spans = trendSpans(period, periods);
  const rows = await db.rows<{ day: string; n: number }>(
    `SELECT t.day, sum(t.messages) AS n FROM trend_daily t
     WHERE t.day BETWEEN $1::DATE AND $2::DATE ${regionCondition(region, 't')} GROUP BY t.day`,
    [spans[0]!.from, spans.at(-1)!.to],
  );
  const lacking = hasCoverage ? await listMissingDays(db, { from: spans[0]!.from, to: spans.at(-1)!.to }) : [];
  const { firstDay, lastDay } = coverage;
  const regionBegan = region === null ? null : (began.get(region) ?? null);
  return spans.map((span) => {
    const isInside = ({ day }: { readonly day: string }) => day >= span.from && day <= span.to;
    const messages = rows.filter(isInside).reduce((sum, { n }) => sum + n, 0);
    const isCovered =
      firstDay !== null &&
      lastDay !== null &&
      span.from >= firstDay &&
      span.from <= lastDay &&
      !(regionBegan !== null && span.to < regionBegan);
    const isLacking = lacksAll(span, lacking.filter((day) => isInside({ day })).length, coverage);
    return { ...span, messages: isCovered && !isLacking ? messages : null };
  });
}

function trendSpans({ unit, current }: ReportPeriod, periods: number): DaySpan[] {
  if (unit === 'month') return monthSpans(current, periods);
  if (unit === 'week') {
    return Array.from({ length: periods }, (_, i) => {
      const back = -7 * (periods - 1 - i);
      return { from: addDays(current.from, back), to: addDays(current.to, back) };
    });
  }
  const days = daysBetween(current.from, current.to) + 1;
  const step = days <= 62 ? 1 : days <= 400 ? 7 : 30;
  return Array.from({ length: Math.ceil(days / step) }, (_, i) => {
    const from = addDays(current.from, i * step);
    return { from, to: earlierDay(addDays(from, step - 1), current.to) };
  });
}

function monthSpans(current: DaySpan, periods: number): DaySpan[] {
  const spans: DaySpan[] = [current];
  while (spans.length < periods) {
    const to = addDays(spans[0]!.from, -1);
    spans.unshift({ from: `${to.slice(0, 7)}-01`, to });
  }
  return spans;
}
