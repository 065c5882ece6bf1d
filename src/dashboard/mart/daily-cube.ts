import { type DaySpan, daysBetween } from '../../aggregate/figures/day-spans.ts';
import { urgencies } from '../../core/message.ts';
import type { Filters } from '../filters.ts';
import { countLabelCodes, labelCode, readLabelCode } from './label-codes.ts';
import type { Mart } from './mart.ts';

/**
 * `trend_daily` in memory as columns (12 bytes a row), rows grouped by day. A view sums a range of days under a filter in
 * some milliseconds a million rows, whatever the filter; the same as SQL would keep both cores busy for ten times as long.
 */
export interface DailyCube {
  /** Day 0. */
  readonly firstDay: string;
  readonly topics: readonly string[];
  readonly regions: readonly string[];
  /** `starts[d]` … `starts[d + 1]` are the rows of day d. */
  readonly starts: Uint32Array;
  readonly region: Uint32Array;
  /** `labelCode`. */
  readonly labels: Uint32Array;
  readonly messages: Uint32Array;
}

/** Sums of one view. `now` and `before` are the two periods compared. */
export interface CubeView {
  /** One entry a day from the first day asked for: messages, and those of high urgency. */
  readonly days: { readonly messages: Float64Array; readonly critical: Float64Array; readonly urgent: Float64Array };
  readonly now: CubeSums;
  readonly before: CubeSums;
}

export interface CubeSums {
  messages: number;
  critical: number;
  urgent: number;
  readonly topics: Float64Array;
  readonly regions: Float64Array;
}

const cubes = new WeakMap<Mart, Promise<DailyCube>>();

/** Whether the data have a message of a span of days, whatever it is of; copies are none. */
export function hasMessages({ firstDay, starts, messages }: DailyCube, { from, to }: DaySpan): boolean {
  const first = Math.max(0, daysBetween(firstDay, from));
  const end = Math.min(starts.length - 1, daysBetween(firstDay, to) + 1);
  return end > first && messages.subarray(starts[first], starts[end]).some((count) => count > 0);
}

/** The cube of a mart; read once a mart. */
export function loadDailyCube(mart: Mart): Promise<DailyCube> {
  const known = cubes.get(mart);
  if (known !== undefined) return known;
  const loading = readCube(mart);
  cubes.set(mart, loading);
  loading.catch(() => cubes.delete(mart));
  return loading;
}

async function readCube(mart: Mart): Promise<DailyCube> {
  const [[bounds], topics, regions] = await Promise.all([
    mart.rows<{ first: string | null; last: string | null }>(
      'SELECT min(day) AS first, max(day) AS last FROM trend_daily',
    ),
    readLabels(mart, 'topic'),
    readLabels(mart, 'region'),
  ]);
  const firstDay = bounds?.first ?? '1970-01-01';
  const days = bounds?.last == null ? 0 : daysBetween(firstDay, bounds.last) + 1;
  const [day, region, labels, messages] = await mart.integers(
    `SELECT date_diff('day', $1::DATE, c.day)::INTEGER, r.code::INTEGER,
       ${labelCode('t.code', 'c.kind', 'c.urgency')}, c.messages
     FROM trend_daily c
     JOIN (SELECT region, row_number() OVER (ORDER BY region) - 1 AS code FROM (SELECT DISTINCT region FROM trend_daily)) r USING (region)
     JOIN (SELECT topic, row_number() OVER (ORDER BY topic) - 1 AS code FROM (SELECT DISTINCT topic FROM trend_daily)) t USING (topic)`,
    [firstDay],
    4,
  );
  return groupByDay({ firstDay, topics, regions }, days, { day, region, labels, messages } as RawCube);
}

interface RawCube {
  readonly day: Int32Array;
  readonly region: Int32Array;
  readonly labels: Int32Array;
  readonly messages: Int32Array;
}

/** A counting sort by day: the join above gives rows in any order. */
function groupByDay(head: Pick<DailyCube, 'firstDay' | 'topics' | 'regions'>, days: number, raw: RawCube): DailyCube {
  const starts = new Uint32Array(days + 1);
  for (const day of raw.day) starts[day + 1] = (starts[day + 1] ?? 0) + 1;
  for (let day = 0; day < days; day += 1) starts[day + 1] = (starts[day + 1] ?? 0) + (starts[day] ?? 0);
  const next = starts.slice();
  const size = raw.day.length;
  const cube = { region: new Uint32Array(size), labels: new Uint32Array(size), messages: new Uint32Array(size) };
  for (let row = 0; row < size; row += 1) {
    const day = raw.day[row] ?? 0;
    const at = next[day] ?? 0;
    next[day] = at + 1;
    cube.region[at] = raw.region[row] ?? 0;
    cube.labels[at] = raw.labels[row] ?? 0;
    cube.messages[at] = raw.messages[row] ?? 0;
  }
  return { ...head, starts, ...cube };
}

async function readLabels(mart: Mart, column: 'topic' | 'region'): Promise<string[]> {
  const rows = await mart.rows<{ label: string }>(
    `SELECT DISTINCT ${column} AS label FROM trend_daily ORDER BY ${column}`,
  );
  return rows.map(({ label }) => label);
}

/**
 * Sums one view.
 * @param all days of which daily counts are wanted; `now` and `before` are summed as far as they lie within it
 */
export function sumCube(
  cube: DailyCube,
  filters: Filters,
  all: DaySpan,
  now: DaySpan,
  before: DaySpan | null,
): CubeView {
  const offset = daysBetween(cube.firstDay, all.from);
  const length = Math.max(0, daysBetween(all.from, all.to) + 1);
  const days = {
    messages: new Float64Array(length),
    critical: new Float64Array(length),
    urgent: new Float64Array(length),
  };
  const view: CubeView = { days, now: emptySums(cube), before: emptySums(cube) };
  const region = filters.region === undefined ? -1 : cube.regions.indexOf(filters.region);
  if (filters.region !== undefined && region === -1) return view;
  const labels = decodeLabels(cube, filters);
  const [nowFrom, nowTo] = within(all, now);
  const [beforeFrom, beforeTo] = before === null ? [0, -1] : within(all, before);
  for (let index = 0; index < length; index += 1) {
    const day = offset + index;
    if (day < 0 || day + 1 >= cube.starts.length) continue;
    const sums =
      index >= nowFrom && index <= nowTo ? view.now : index >= beforeFrom && index <= beforeTo ? view.before : null;
    const spot = sumDay(cube, day, labels, region, sums);
    days.messages[index] = spot.messages;
    days.critical[index] = spot.critical;
    days.urgent[index] = spot.urgent;
    if (sums === null) continue;
    sums.messages += spot.messages;
    sums.critical += spot.critical;
    sums.urgent += spot.urgent;
  }
  return view;
}

/** One day's rows. The innermost loop of the first view: arrays are held in locals, and every index is within bounds. */
function sumDay(
  cube: DailyCube,
  day: number,
  labels: LabelTable,
  region: number,
  sums: CubeSums | null,
): { readonly messages: number; readonly critical: number; readonly urgent: number } {
  const { labels: labelOf, region: regionOf, messages: countOf } = cube;
  const { taken, topic: topicOf } = labels;
  const topics = sums === null ? null : sums.topics;
  const regions = sums === null ? null : sums.regions;
  const end = cube.starts[day + 1]!;
  let messages = 0;
  let critical = 0;
  let urgent = 0;
  for (let row = cube.starts[day]!; row < end; row += 1) {
    const label = labelOf[row]!;
    // 0: left out by the filter; else 1 + the urgency.
    const kind = taken[label]!;
    if (kind === 0) continue;
    const at = regionOf[row]!;
    if (region !== -1 && at !== region) continue;
    const count = countOf[row]!;
    messages += count;
    if (kind === 1) critical += count;
    else if (kind === 2) urgent += count;
    if (topics === null || regions === null) continue;
    topics[topicOf[label]!]! += count;
    regions[at]! += count;
  }
  return { messages, critical, urgent };
}

function emptySums(cube: DailyCube): CubeSums {
  return {
    messages: 0,
    critical: 0,
    urgent: 0,
    topics: new Float64Array(cube.topics.length),
    regions: new Float64Array(cube.regions.length),
  };
}

interface LabelTable {
  /** 0 where the filter leaves the code out, else 1 + the number of its urgency. */
  readonly taken: Uint8Array;
  readonly topic: Uint32Array;
}

/** What the loop needs to know of every code of labels. */
function decodeLabels(cube: DailyCube, filters: Filters): LabelTable {
  const size = countLabelCodes(cube.topics.length);
  const taken = new Uint8Array(size);
  const topic = new Uint32Array(size);
  for (let label = 0; label < size; label += 1) {
    const { topic: number, kind, urgency } = readLabelCode(label);
    topic[label] = number;
    const isTaken =
      (filters.topic === undefined || cube.topics[number] === filters.topic) &&
      (filters.kind === undefined || kind === filters.kind) &&
      (filters.urgency === undefined || urgency === filters.urgency);
    taken[label] = isTaken ? 1 + urgencies.indexOf(urgency) : 0;
  }
  return { taken, topic };
}

/** First and last index of a range within another. */
function within(all: DaySpan, range: DaySpan): [number, number] {
  return [daysBetween(all.from, range.from), daysBetween(all.from, range.to)];
}
