import {
  addDays,
  compareSpan,
  type DaySpan,
  daysBetween,
  earlierDay,
  laterDay,
} from '../../../aggregate/figures/day-spans.ts';
import type { Lengths } from '../../../aggregate/figures/statistics.ts';
import type { Filters } from '../../filters.ts';
import type { MartInfo } from '../../mart/read-meta.ts';

/** A time range with those it is compared with (`compareSpan`). Days are included. */
export interface Period extends DaySpan {
  /** Its part between the first and the last day of the data, of which days are listed; null where it has none. */
  readonly shown: DaySpan | null;
  /** What 环比 compares with; null where the data do not reach back so far or do not tell of it, or do not reach into the range at all. */
  readonly previous: DaySpan | null;
  /** What 同比 compares with; null likewise, and for ranges longer than a year. */
  readonly lastYear: DaySpan | null;
}

/** Days of a view without a time filter. */
export const defaultDays = 30;

/**
 * Fills the open ends of the time filter by the data's own last day.
 * @param hasData whether the data tell of a span: one that they lack is compared with as little as one before them
 */
export function resolvePeriod(filters: Filters, info: MartInfo, hasData: (span: DaySpan) => boolean): Period {
  const lastDay = info.last_day ?? '1970-01-01';
  const firstDay = info.first_day ?? lastDay;
  const to = filters.to ?? (filters.from !== undefined && filters.from > lastDay ? filters.from : lastDay);
  const from = filters.from ?? laterDay(addDays(to, 1 - defaultDays), earlierDay(firstDay, to));
  // Nothing is known of days outside the data: no messages there are no fall.
  if (from > lastDay || to < firstDay) return { from, to, shown: null, previous: null, lastYear: null };
  const { previous, lastYear } = compareSpan({ from, to });
  const isBasis = (span: DaySpan): boolean => span.from >= firstDay && hasData(span);
  return {
    from,
    to,
    shown: { from: laterDay(from, firstDay), to: earlierDay(to, lastDay) },
    previous: isBasis(previous) ? previous : null,
    lastYear: lastYear !== null && isBasis(lastYear) ? lastYear : null,
  };
}

/** Days of the range and of that which 环比 compares with; null where there is none. */
export function lengthsOf({ previous, ...current }: Period): Lengths | null {
  const length = ({ from, to }: DaySpan): number => daysBetween(from, to) + 1;
  return previous === null ? null : { current: length(current), other: length(previous) };
}
