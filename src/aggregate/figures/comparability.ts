import type { Parameter } from '../../core/duckdb.ts';
import { isWeekend, listShiftedDays } from '../bursts/calendar.ts';
import { loadSql } from '../load-sql.ts';
import type { ComparisonFlag, DifferenceFlag } from './comparison-flags.ts';
import { addDays, type DaySpan, daysBetween, earlierDay, laterDay } from './day-spans.ts';
import type { Lengths } from './statistics.ts';

/** Anything that answers a statement from the mart. */
export interface RowReader {
  rows<T extends object>(sql: string, parameters?: readonly Parameter[]): Promise<T[]>;
}

/** A span of days beside those that it is compared with; null where it is not compared. */
export interface SpansToCompare {
  readonly current: DaySpan;
  readonly previous: DaySpan | null;
  readonly lastYear: DaySpan | null;
}

export interface Comparability {
  readonly flags: readonly ComparisonFlag[];
  /** Days of each span that have no message where five a day are usual. */
  readonly daysMissing: { readonly current: number; readonly previous: number; readonly lastYear: number };
}

/**
 * Why no change against the period before is called beyond chance, by the flags: other sources, days without data, or holidays
 * change counts as no event does; so do those of regions where fewer messages tell theirs, or more. Null where nothing hinders it.
 * @param areOfRegions whether the counts are of regions, or of one
 * @param isPerDay whether counts are compared by the days that there are (`countKnownDays`): then missing ones hinder nothing
 */
export function findHindrance(
  flags: readonly string[],
  areOfRegions: boolean,
  isPerDay = false,
): keyof typeof hindranceWords | null {
  if (flags.includes('sources_changed')) return 'sources';
  const lacking = ['partial', 'previous_partial', ...(isPerDay ? [] : ['missing_days'])];
  if (lacking.some((flag) => flags.includes(flag))) return 'days';
  if (flags.includes('holidays')) return 'holidays';
  return areOfRegions && flags.includes('region_coverage') ? 'regions' : null;
}

/** The same in words; of sources in such that are true of a single one, too, whose data begin or end within one of the periods. */
export const hindranceWords = {
  sources: '两期数据的收录范围不同',
  days: '两期数据有缺',
  holidays: '两期休息日天数不同',
  regions: '两期地区识别率相差较大',
} as const;

/** Said of a count where periods differ in length: a shorter one has fewer, though more of them a day. @param direction see `findDirection` */
export function dailyWords(direction: number): string {
  return `两期天数不同，日均${direction > 0 ? '增多' : '减少'}`;
}

/** From this share of days without data on a change of counts is not given in percent. */
const fewestLacking = 0.1;

/** From this share of days without data on nothing is judged by the days that there are: of a week, from the third. */
const mostLacking = 0.4;

/**
 * Days of two spans that have data, by which their counts can be compared; null where too few are left of one of them.
 * @param missing of each
 */
export function countKnownDays(
  current: DaySpan,
  other: DaySpan,
  missing: { readonly current: number; readonly other: number },
): Lengths | null {
  const days = ({ from, to }: DaySpan) => daysBetween(from, to) + 1;
  const lengths = { current: days(current), other: days(other) };
  if (missing.current >= mostLacking * lengths.current || missing.other >= mostLacking * lengths.other) return null;
  return { current: lengths.current - missing.current, other: lengths.other - missing.other };
}

/** Whether so many days of one of the spans have no data that a percentage would be of the gap. @param spans with the days missing in each */
export function lackDays(spans: readonly (readonly [span: DaySpan, missing: number])[], reach: DataReach): boolean {
  return spans.some(([span, missing]) => lackingShare(span, missing, reach) >= fewestLacking);
}

/**
 * Whether the data tell how many wrote in a span between their first and their last day: one without a message in which days are missing
 * is not one in which nobody did.
 */
export function tellsCount(messages: number, missing: number): boolean {
  return messages > 0 || missing === 0;
}

/** Whether all days of a span have no data, of those that the data reach over. @param missing days of it that are missing */
export function lacksAll(span: DaySpan, missing: number, reach: DataReach): boolean {
  return lackingShare(span, missing, reach) >= 1;
}

function lackingShare({ from, to }: DaySpan, missing: number, { firstDay, lastDay }: DataReach): number {
  if (firstDay === null || lastDay === null) return 1;
  const days = daysBetween(from, to) + 1;
  const covered = daysBetween(laterDay(from, firstDay), earlierDay(to, lastDay)) + 1;
  return (days - Math.max(0, covered) + missing) / days;
}

/**
 * Change against a basis in percent; null without one.
 * @param minBasis null also on fewer messages: a few more or less would make hundreds of percent
 */
export function changePercent(count: number, basis: number | null, minBasis: number): number | null {
  return basis === null || basis < minBasis ? null : ((count - basis) / basis) * 100;
}

interface SpanShape {
  readonly messages: number;
  readonly missing: number;
  readonly regionShare: number | null;
  readonly unsureShare: number | null;
  readonly model: string | null;
}

/** Messages of a source in each span, and the days between which it speaks: a few rows before and after are not its voice. */
interface SourceShape {
  readonly first: string;
  readonly last: string;
  readonly current: number;
  readonly previous: number;
  readonly lastYear: number;
}

/** Days between which the data speak; null where there are none. */
export interface DataReach {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/**
 * What hampers comparing spans of days, by the table `coverage_daily`: the rules of the column `flags` of the trend tables
 * (`sql/trends/cube.sql`), for spans that need not be weeks or months. Region coverage and labels are those of all messages.
 * @param flagDifference from which difference of a share (0 to 1) a flag is set
 */
export async function findComparability(
  reader: RowReader,
  spans: SpansToCompare,
  reach: DataReach,
  flagDifference: number,
): Promise<Comparability> {
  const current = await describeSpan(reader, spans.current);
  const previous = spans.previous === null ? null : await describeSpan(reader, spans.previous);
  const lastYear = spans.lastYear === null ? null : await describeSpan(reader, spans.lastYear);
  const sources = await describeSources(reader, spans, reach);
  const haveChanged = (basis: 'previous' | 'lastYear') => shareOfChanged(sources, basis, spans, reach) > flagDifference;
  const hasMissing = current.missing > 0 || (previous?.missing ?? 0) > 0;
  return {
    flags: [
      ...only(isPartial(spans.current, reach), 'partial'),
      ...only(spans.previous !== null && isPartial(spans.previous, reach), 'previous_partial'),
      ...only(hasMissing, 'missing_days'),
      ...only(differInHolidays(spans.current, current, spans.previous, previous, reach), 'holidays'),
      ...only(haveChanged('previous'), 'sources_changed'),
      ...listDifferences(current, previous, flagDifference),
      ...only(spans.lastYear !== null && isPartial(spans.lastYear, reach), 'last_year_partial'),
      ...only((lastYear?.missing ?? 0) > 0, 'last_year_missing_days'),
      ...only(differInHolidays(spans.current, current, spans.lastYear, lastYear, reach), 'last_year_holidays'),
      ...only(haveChanged('lastYear'), 'last_year_sources_changed'),
      ...listDifferences(current, lastYear, flagDifference).map((flag) => `last_year_${flag}` as const),
    ],
    daysMissing: { current: current.missing, previous: previous?.missing ?? 0, lastYear: lastYear?.missing ?? 0 },
  };
}

/** A flag where it is set. */
function only<T extends ComparisonFlag>(isSet: boolean, flag: T): T[] {
  return isSet ? [flag] : [];
}

function isPartial({ from, to }: DaySpan, { firstDay, lastDay }: DataReach): boolean {
  return firstDay === null || lastDay === null || from < firstDay || to > lastDay;
}

/** From so many days off on, and such a share of the days of the shorter span, they make a change of their own; of spans under a week one does. */
const fewestDaysOff = { days: 2, share: 0.05 };

/** Spans of so many days have much the same weekends, as those of whole weeks have. */
const longSpan = 28;

/** Whether the one span has more days off than the other: by the official calendar, and, where the spans are short and no whole weeks, by their weekends. */
function differInHolidays(
  span: DaySpan,
  shape: SpanShape,
  other: DaySpan | null,
  otherShape: SpanShape | null,
  reach: DataReach,
): boolean {
  if (other === null || otherShape === null || clip(span, reach) === null || clip(other, reach) === null) return false;
  if (![shape, otherShape].every(({ messages, missing }) => tellsCount(messages, missing))) return false;
  const lengths = [span, other].map(({ from, to }) => daysBetween(from, to) + 1);
  const haveLikeWeekends = lengths.every((days) => days >= longSpan || days % 7 === 0);
  const daysOff = (of: DaySpan) => countDaysOff(of) + (haveLikeWeekends ? 0 : countWeekends(of));
  const difference = Math.abs(daysOff(span) - daysOff(other));
  const shorter = Math.min(...lengths);
  return difference >= (shorter < 7 ? 1 : fewestDaysOff.days) && difference >= fewestDaysOff.share * shorter;
}

/** Saturdays and Sundays. */
function countWeekends({ from, to }: DaySpan): number {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i)).filter(isWeekend).length;
}

/** Days off beyond those of ordinary weeks: Mondays to Fridays that are off, less the days worked to make up for them. */
export function countDaysOff({ from, to }: DaySpan): number {
  const { off, worked } = listShiftedDays();
  const count = (days: readonly string[]) => days.filter((day) => day >= from && day <= to).length;
  return count(off) - count(worked);
}

function listDifferences(current: SpanShape, other: SpanShape | null, bound: number): DifferenceFlag[] {
  if (other === null || current.messages === 0 || other.messages === 0) return [];
  const differs = (share: 'regionShare' | 'unsureShare') => {
    const [a, b] = [current[share], other[share]];
    if (a === null || b === null) return false;
    const error = standardErrorOf(a, current.messages, b, other.messages);
    return Math.abs(a - b) > Math.max(bound, chanceErrors * error);
  };
  return [
    ...only(current.model !== other.model, 'model_changed'),
    ...only(differs('regionShare'), 'region_coverage'),
    ...only(differs('unsureShare'), 'unsure_share'),
  ];
}

/** Shares that differ by fewer standard errors may do so by chance, as those of short weeks do. */
const chanceErrors = 2;

/** Of the difference between shares of n and of m messages, if both spans were alike. */
function standardErrorOf(a: number, n: number, b: number, m: number): number {
  const share = (a * n + b * m) / (n + m);
  return Math.sqrt(share * (1 - share) * (1 / n + 1 / m));
}

/**
 * Share (0 to 1) that sources bring of the one span while they do not yet, or no longer, speak in the other: the larger of what
 * came and what went. A source that speaks in a part of the other span counts by the rest of it.
 */
function shareOfChanged(
  sources: readonly SourceShape[],
  basis: 'previous' | 'lastYear',
  spans: SpansToCompare,
  reach: DataReach,
): number {
  const current = clip(spans.current, reach);
  const other = spans[basis] === null ? null : clip(spans[basis], reach);
  if (current === null || other === null) return 0;
  const total = (span: 'current' | typeof basis) => sources.reduce((sum, source) => sum + source[span], 0);
  let came = 0;
  let went = 0;
  for (const source of sources) {
    const days = daysBetween(other.from, other.to) + 1;
    if (source.first <= current.to) {
      came += source.current * (clamp(daysBetween(other.from, source.first), days) / days);
    }
    const daysNow = daysBetween(current.from, current.to) + 1;
    if (source.last >= other.from) {
      went += source[basis] * (clamp(daysBetween(source.last, current.to), daysNow) / daysNow);
    }
  }
  return Math.max(came / Math.max(1, total('current')), went / Math.max(1, total(basis)));
}

function clamp(days: number, most: number): number {
  return Math.min(Math.max(days, 0), most);
}

/** The part of a span for which there are data; null where there is none. */
function clip({ from, to }: DaySpan, { firstDay, lastDay }: DataReach): DaySpan | null {
  if (firstDay === null || lastDay === null || from > lastDay || to < firstDay) return null;
  return { from: from < firstDay ? firstDay : from, to: to > lastDay ? lastDay : to };
}

async function describeSources(reader: RowReader, spans: SpansToCompare, reach: DataReach): Promise<SourceShape[]> {
  const { current, previous, lastYear } = spans;
  return reader.rows<SourceShape>(
    `WITH coverage AS (SELECT $1::DATE AS last_day),
     reach AS (${loadSql('messages/source-voice')}),
     spoken AS (
       SELECT source,
         coalesce(sum(messages) FILTER ("day" BETWEEN $2::DATE AND $3::DATE), 0)::INTEGER AS current,
         coalesce(sum(messages) FILTER ("day" BETWEEN $4::DATE AND $5::DATE), 0)::INTEGER AS previous,
         coalesce(sum(messages) FILTER ("day" BETWEEN $6::DATE AND $7::DATE), 0)::INTEGER AS last_year
       FROM coverage_daily WHERE messages > 0 AND "day" <= $1::DATE GROUP BY source
     )
     SELECT first_day AS first, last_day AS last, current, previous, last_year AS "lastYear" FROM spoken JOIN reach USING (source)`,
    [reach.lastDay, ...[current, previous, lastYear].flatMap((span) => [span?.from ?? null, span?.to ?? null])],
  );
}

async function describeSpan(reader: RowReader, { from, to }: DaySpan): Promise<SpanShape> {
  const [row] = await reader.rows<SpanShape>(
    `WITH labelled AS (
       SELECT model_version, sum(messages) AS messages, sum(known_region) AS known_region, sum(unsure) AS unsure,
         count(*) FILTER (is_missing) AS missing
       FROM coverage_daily WHERE "day" BETWEEN $1::DATE AND $2::DATE GROUP BY model_version
     )
     SELECT coalesce(sum(messages), 0)::INTEGER AS messages, coalesce(sum(missing), 0)::INTEGER AS missing,
       sum(known_region) / nullif(sum(messages), 0) AS "regionShare", sum(unsure) / nullif(sum(messages), 0) AS "unsureShare",
       arg_max(model_version, (messages, model_version)) FILTER (messages > 0) AS model
     FROM labelled`,
    [from, to],
  );
  return row ?? { messages: 0, missing: 0, regionShare: null, unsureShare: null, model: null };
}
