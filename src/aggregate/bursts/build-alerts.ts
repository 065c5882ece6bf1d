import { createRows } from '../../core/create-rows.ts';
import type { Database } from '../../core/duckdb.ts';
import type { AggregateSettings } from '../settings.ts';
import { dayNumber } from './calendar.ts';
import type { CountSeries } from './contract.ts';
import { findAlerts } from './find-alerts.ts';
import { type SourcedAlert, temperAlerts, temperBrought } from './temper-alerts.ts';

const alertColumns = {
  series: 'INTEGER',
  since: 'INTEGER',
  opened: 'INTEGER',
  last: 'INTEGER',
  closed: 'INTEGER',
  level: 'INTEGER',
  steps: 'STRUCT("day" INTEGER, "level" INTEGER)[]',
  observed: 'INTEGER',
  expected: 'DOUBLE',
  brought: 'INTEGER',
  days: 'STRUCT(observed INTEGER, expected DOUBLE, brought INTEGER)[]',
  peak: 'INTEGER',
  peak_count: 'INTEGER',
  probability: 'DOUBLE',
  is_slow: 'BOOLEAN',
  total_ratio: 'DOUBLE',
} as const;

/** Terms are counted for so many days only, see `sql/alerts/series.sql`. */
export const termHistoryDays = 364;

interface SeriesRow {
  readonly series_type: string;
  readonly first_index: number;
  /** First day of its region, 0 where it has none: before it the series is no zero but unknown. */
  readonly known_index: number;
  readonly days: readonly number[];
  readonly authors: readonly number[];
  /** Of those, who wrote to a campaign or through a source that was added. */
  readonly brought: readonly number[];
}

/** What the temporary tables of `sql/alerts/series.sql` say. */
export interface AlertInput {
  readonly rows: readonly SeriesRow[];
  /** First and last day; null where there is no message. */
  readonly range: readonly [first: string, last: string] | null;
  readonly termsTested: number;
  /** Days of it that the data lack (`coverage_daily.is_missing`), counted from the first. */
  readonly missing: readonly number[];
}

/** Reads the series in which rises are looked for. */
export async function readAlertInput(db: Database): Promise<AlertInput> {
  const rows = await db.rows<SeriesRow>(
    'SELECT series_type, first_index, known_index, days, authors, brought FROM burst_series ORDER BY series',
  );
  const [range] = await db.rows<{ first_day: string | null; last_day: string | null }>('SELECT * FROM burst_range');
  const [terms] = await db.rows<{ n: number }>('SELECT n FROM terms_tested');
  const missing = await db.rows<{ index: number }>(
    `SELECT date_diff('day', b.first_day, d.day)::INTEGER AS index
     FROM coverage_daily d, burst_range b WHERE d.is_missing AND d.day BETWEEN b.first_day AND b.last_day`,
  );
  const { first_day: first = null, last_day: last = null } = range ?? {};
  return {
    rows,
    range: first === null || last === null ? null : [first, last],
    termsTested: terms?.n ?? 0,
    missing: missing.map(({ index }) => index),
  };
}

/** Writes the rises found to the temporary table `found_alerts`. */
export async function writeAlerts(db: Database, found: readonly SourcedAlert[]): Promise<void> {
  await createRows(db, 'found_alerts', found.map(alertRow), alertColumns);
}

/** Finds the rises; the pure part, which takes long. */
export function findRises(input: AlertInput, settings: AggregateSettings): SourcedAlert[] {
  if (input.range === null) return [];
  const { rows, termsTested } = input;
  const [first, last] = input.range;
  const firstDay = dayNumber(first);
  const length = dayNumber(last) - firstDay + 1;
  const issueLevel = usualIssueLevel(rows, length);
  const totals = new Int32Array(length);
  const termsListed = rows.filter(({ series_type }) => series_type === 'term').length;
  const series = rows.map((row): CountSeries => {
    if (row.series_type === 'total') fill(totals, row, 0);
    if (row.series_type === 'issue') return issueSeries(row, length, issueLevel, settings);
    const from = row.series_type === 'term' ? Math.max(0, length - termHistoryDays) : 0;
    const isChosen = row.series_type === 'topic' || row.series_type === 'total';
    return { ...plainSeries(row, from, length, settings), isChosen };
  });
  // The total stays among the series, so that indices agree; it is tested like any other, but never listed: topics are held
  // against it.
  const alerts = findAlerts(
    { firstDay, totals, missing: new Set(input.missing), series, unlisted: Math.max(0, termsTested - termsListed) },
    settings.bursts,
    settings.alerts,
  );
  const typeOf = (index: number): string => rows[index]?.series_type ?? '';
  const isTotal = ({ series: index }: { readonly series: number }): boolean => typeOf(index) === 'total';
  const tempered = temperAlerts(
    alerts.filter((alert) => !isTotal(alert)),
    alerts.filter(isTotal),
    (index) => typeOf(index) === 'topic' || typeOf(index) === 'topic_region',
    settings.alerts.totalRatio,
  );
  return temperBrought(tempered, (index) => broughtDays(rows[index]), settings.alerts);
}

/** Authors brought, by day of the history. */
function broughtDays(row: SeriesRow | undefined): ReadonlyMap<number, number> {
  const days = row?.days.map((day, i): [number, number] => [day, row.brought[i]!]) ?? [];
  return new Map(days.filter(([, brought]) => brought > 0));
}

function fill(counts: Int32Array, row: SeriesRow, start: number): void {
  for (const [i, day] of row.days.entries()) counts[day - start] = row.authors[i]!;
}

/**
 * Days before the first count are counts of zero: a topic that nobody raised. Before the first message of a region nothing is
 * known: its topics would rise by its mere appearance, and again when it is judged, if those days were taken for days without
 * anybody.
 */
function plainSeries(row: SeriesRow, from: number, length: number, settings: AggregateSettings): CountSeries {
  const start = Math.max(from, row.known_index);
  const counts = new Int32Array(length - start);
  fill(counts, row, start);
  return { start, counts, prior: { level: 1, levelDays: 0.1, testFrom: settings.bursts.warmUpDays } };
}

/**
 * An issue has no past before its first message, and would not be an issue without it: it begins with the level of the
 * usual issue, and the author who founds it does not count. One that is older than the history is taken to begin with its first
 * message in it.
 */
function issueSeries(row: SeriesRow, length: number, level: number, settings: AggregateSettings): CountSeries {
  const start = row.first_index;
  const counts = new Int32Array(length - start);
  fill(counts, row, start);
  counts[0]!--;
  return { start, counts, prior: { level, levelDays: settings.alerts.issuePriorDays, testFrom: 0 } };
}

/** Authors a day of the issues listed, after their first. */
function usualIssueLevel(rows: readonly SeriesRow[], length: number): number {
  let authors = 0;
  let days = 0;
  for (const row of rows) {
    if (row.series_type !== 'issue') continue;
    authors += row.authors.reduce((sum, count) => sum + count, -1);
    days += length - row.first_index;
  }
  return Math.max(0.01, days === 0 ? 0 : authors / days);
}

function alertRow(alert: SourcedAlert): Record<keyof typeof alertColumns, unknown> {
  const { peakCount, isSlow, totalRatio, ...rest } = alert;
  return { ...rest, peak_count: peakCount, is_slow: isSlow, total_ratio: totalRatio };
}
