import type { Database } from '../../../core/duckdb.ts';
import { countKnownDays, findHindrance } from '../../figures/comparability.ts';
import type { DaySpan } from '../../figures/day-spans.ts';
import { findDirection, pickUnlikely } from '../../figures/statistics.ts';
import { type Comparison, compareCounts, uncompared } from '../compare.ts';
import type { ReportPeriod } from '../period.ts';
import type { Bases, CountRow, Headline, PairRow } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { regionCondition } from './report-rows.ts';

/** What every count needs to be compared. */
export interface CountContext {
  readonly db: Database;
  readonly period: ReportPeriod;
  readonly bases: Bases;
  readonly region: string | null;
  /** The day of each region's first message. */
  readonly began: ReadonlyMap<string, string>;
  readonly settings: ReportSettings;
}

export type Dimension = 'topic' | 'region' | 'kind' | 'urgency';

interface SpanCounts {
  readonly current: number;
  readonly previous: number;
  readonly last_year: number;
}

/**
 * Counts beside those of the period before and of a year before, where these have a basis.
 * @param region whose counts they are: one that began after a period, or was called otherwise in it, is not compared with that
 */
export function compareSpans(
  context: CountContext,
  counts: SpanCounts,
  region: string | null = null,
): { previous: Comparison; lastYear: Comparison } {
  const { period, bases, settings } = context;
  const began = region === null ? undefined : context.began.get(region);
  const compare = (basis: number | null, other: DaySpan | null, missing: number) => {
    if (other === null || (began !== undefined && began > other.to)) return uncompared;
    const known = countKnownDays(period.current, other, { current: bases.daysMissing, other: missing });
    return compareCounts(counts.current, basis, known, settings.minBasis);
  };
  return {
    previous: compare(bases.previous === null ? counts.previous : null, period.previous, bases.previousMissing),
    lastYear: compare(bases.lastYear === null ? counts.last_year : null, period.lastYear, bases.lastYearMissing),
  };
}

/** The counts that a report begins with: of its period, of the one before and of the same one a year ago. */
export async function collectHeadline(context: CountContext): Promise<Headline> {
  const { db, period, region } = context;
  const [row] = await db.rows<Record<string, number>>(
    `SELECT
       count(*) FILTER (span = 'current') AS current, count(*) FILTER (span = 'previous') AS previous,
       count(*) FILTER (span = 'last_year') AS last_year,
       count(DISTINCT person) FILTER (span = 'current') AS authors,
       count(DISTINCT person) FILTER (span = 'previous') AS previous_authors,
       (SELECT count(*) FROM messages m WHERE m.duplicate_of IS NOT NULL AND m.created_at::DATE BETWEEN $1::DATE AND $2::DATE
         ${regionCondition(region, 'm')}) AS copies
     FROM report_rows`,
    [period.current.from, period.current.to],
  );
  const of = (name: string) => row?.[name] ?? 0;
  const { previous, lastYear } = compareSpans(context, {
    current: of('current'),
    previous: of('previous'),
    last_year: of('last_year'),
  });
  const authors = { current: of('authors'), previous: of('previous_authors'), last_year: 0 };
  return {
    messages: of('current'),
    authors: of('authors'),
    copies: of('copies'),
    previous,
    lastYear,
    authorsPrevious: compareSpans(context, authors).previous,
  };
}

interface DimensionRow extends SpanCounts {
  readonly name: string;
  readonly authors: number;
  /** As `report_repeats` has them, and their authors. */
  readonly repeated: number;
  readonly repeaters: number;
  readonly previous_authors: number;
  readonly last_year_authors: number;
}

/**
 * Values of one dimension, most messages first; those of fewer distinct authors than the setting are folded into one
 * row (at least two values, so that the row cannot be read back), without their authors.
 */
export async function collectDimension(
  context: CountContext,
  dimension: Dimension,
  options: { readonly fold: boolean; readonly limit?: number },
): Promise<CountRow[]> {
  const rows = await context.db.rows<DimensionRow>(
    `SELECT ${dimension} AS name,
       count(*) FILTER (span = 'current') AS current, count(*) FILTER (span = 'previous') AS previous,
       count(*) FILTER (span = 'last_year') AS last_year,
       count(DISTINCT person) FILTER (span = 'current') AS authors,
       count(p.message_key) FILTER (span = 'current') AS repeated,
       count(DISTINCT if(p.message_key IS NULL, NULL, person)) FILTER (span = 'current') AS repeaters,
       count(DISTINCT person) FILTER (span = 'previous') AS previous_authors,
       count(DISTINCT person) FILTER (span = 'last_year') AS last_year_authors
     FROM report_rows LEFT JOIN report_repeats p USING (message_key) GROUP BY ${dimension} ORDER BY current DESC, previous DESC, name`,
  );
  const { minAuthors } = context.settings;
  const total = rows.reduce((sum, row) => sum + row.current, 0);
  const { kept, folded } = options.fold
    ? splitSmall(rows, minAuthors, options.limit ?? rows.length)
    : { kept: rows, folded: [] };
  const table = kept.map((row) => ({
    ...countRow(context, row.name, 1, row, row.authors, total, dimension === 'region' ? row.name : null),
    repeats: tellRepeats(row),
  }));
  const rises = new Set(pickRises(context, table, dimension === 'region'));
  const marked = table.map((row) => ({ ...row, isRise: rises.has(row) }));
  const others = sumRows(folded);
  if (others.current > 0) {
    const values = folded.filter((row) => row.current > 0).length;
    marked.push(countRow(context, null, values, others, null, total));
  }
  if (!options.fold) return marked;
  const previous = hideSmall(
    marked.map((row) => row.comparison),
    [...kept, others].map((row) => row.previous_authors),
    minAuthors,
  );
  const lastYear = hideSmall(
    marked.map((row) => row.lastYear),
    [...kept, others].map((row) => row.last_year_authors),
    minAuthors,
  );
  return marked.map((row, index) => {
    const comparison = previous[index]!;
    // What is not compared before the reader's eyes is not called a rise either.
    return { ...row, comparison, lastYear: lastYear[index]!, isRise: row.isRise && comparison.isHidden !== true };
  });
}

/** Authors of the sum are counted once a row: at least as many as there are. */
function sumRows(rows: readonly DimensionRow[]): Omit<DimensionRow, 'name'> {
  const sum = (field: keyof Omit<DimensionRow, 'name'>) => rows.reduce((all, row) => all + row[field], 0);
  return {
    current: sum('current'),
    previous: sum('previous'),
    last_year: sum('last_year'),
    authors: sum('authors'),
    repeated: 0,
    repeaters: 0,
    previous_authors: sum('previous_authors'),
    last_year_authors: sum('last_year_authors'),
  };
}

/**
 * Rises beyond chance, by the days that there are; none where sources, too many days that lack, or regions that fewer messages tell, or
 * more, make rises of their own.
 */
function pickRises<T extends { readonly comparison: Comparison }>(
  { bases, period, region, settings }: CountContext,
  rows: readonly T[],
  areOfRegions: boolean,
): T[] {
  const missing = { current: bases.daysMissing, other: bases.previousMissing };
  const known = countKnownDays(period.current, period.previous, missing);
  if (known === null || findHindrance(bases.flags, areOfRegions || region !== null, true) !== null) return [];
  const unlikely = pickUnlikely(rows, ({ comparison }) => comparison.chance, settings.falseDiscovery);
  return unlikely.filter(({ comparison: { basis, change } }) => {
    return basis !== null && change !== null && findDirection(basis + change, basis, known) > 0;
  });
}

/**
 * Bases of few authors are not shown, nor what they could be computed from. The total of a column gives away the sum of those
 * that are hidden: where this is one alone, or of few authors, the smallest of the others are hidden with them.
 * @param comparisons a column of a table that is told beside its total
 * @param authors of each basis, the last of what the table folds: that of its last row, or, where it does not list it, one more
 */
export function hideSmall(
  comparisons: readonly Comparison[],
  authors: readonly number[],
  minAuthors: number,
): Comparison[] {
  const folded = authors.length - 1;
  const basisOf = (index: number) => comparisons[index]?.basis ?? 0;
  const listed = [...comparisons.keys()].filter((index) => basisOf(index) > 0);
  const hidden = listed.filter((index) => authors[index]! < minAuthors);
  if (hidden.length === 0) return [...comparisons];
  // What is not listed is hidden as well.
  if (folded === comparisons.length && authors[folded]! > 0) hidden.push(folded);
  const others = listed.filter((index) => !hidden.includes(index)).toSorted((a, b) => basisOf(a) - basisOf(b));
  for (const index of others) {
    if (hidden.length > 1 && hidden.reduce((sum, one) => sum + authors[one]!, 0) >= minAuthors) break;
    hidden.push(index);
  }
  return comparisons.map((comparison, index) => (hidden.includes(index) ? hiddenComparison : comparison));
}

const hiddenComparison: Comparison = { ...uncompared, isHidden: true };

/**
 * Rows to show, and rows to fold because they are small, or beyond the limit. The total gives away the sum of what is folded: where
 * this is one row alone, or of few authors, the last of the others are folded with it, all of them if need be.
 */
export function splitSmall<T extends { readonly authors: number }>(
  rows: readonly T[],
  minAuthors: number,
  limit: number,
): { readonly kept: readonly T[]; readonly folded: readonly T[] } {
  const kept = rows.filter((row) => row.authors >= minAuthors).slice(0, limit);
  const small = rows.filter((row) => row.authors > 0 && row.authors < minAuthors);
  const shown = [...kept];
  const told = () => rows.filter((row) => row.authors > 0 && !shown.includes(row));
  const isReadable = () => told().length < 2 || told().reduce((sum, row) => sum + row.authors, 0) < minAuthors;
  while (small.length > 0 && shown.length > 0 && isReadable()) shown.pop();
  return { kept: shown, folded: rows.filter((row) => !shown.includes(row)) };
}

function countRow(
  context: CountContext,
  name: string | null,
  values: number,
  counts: SpanCounts,
  authors: number | null,
  total: number,
  region: string | null = null,
): CountRow {
  const { previous, lastYear } = compareSpans(context, counts, region);
  return {
    name,
    values,
    messages: counts.current,
    authors,
    share: total === 0 ? 0 : counts.current / total,
    comparison: previous,
    lastYear,
    repeats: null,
    isRise: false,
  };
}

/** Letters in which authors repeat themselves, from which they make a tenth of a row more than it would be. */
const fewestRepeated = 3;

function tellRepeats({ current, repeated, repeaters }: DimensionRow): CountRow['repeats'] {
  const more = repeated - repeaters;
  return more >= fewestRepeated && more * 10 >= current ? { messages: repeated, authors: repeaters } : null;
}

/** Topics in a region that rose beyond chance; cells of few authors take no part. */
export async function collectRisingPairs(context: CountContext): Promise<PairRow[]> {
  const { settings } = context;
  const rows = await context.db.rows<DimensionRow & { readonly topic: string; readonly region: string }>(
    `SELECT topic, region, 0 AS repeated, 0 AS repeaters,
       count(*) FILTER (span = 'current') AS current, count(*) FILTER (span = 'previous') AS previous, 0 AS last_year,
       count(DISTINCT person) FILTER (span = 'current') AS authors,
       count(DISTINCT person) FILTER (span = 'previous') AS previous_authors
     FROM report_rows WHERE is_placed GROUP BY topic, region
     HAVING count(DISTINCT person) FILTER (span = 'current') >= $1
     ORDER BY current DESC, topic, region`,
    [settings.minAuthors],
  );
  const table = rows.map((row) => ({
    topic: row.topic,
    region: row.region,
    messages: row.current,
    authors: row.authors,
    comparison: compareSpans(context, row, row.region).previous,
    isSmall: row.previous_authors > 0 && row.previous_authors < settings.minAuthors,
  }));
  return pickRises(context, table, true)
    .toSorted((a, b) => (a.comparison.chance ?? 1) - (b.comparison.chance ?? 1))
    .slice(0, 10)
    .map(({ isSmall, ...row }) => (isSmall ? { ...row, comparison: hiddenComparison } : row));
}
