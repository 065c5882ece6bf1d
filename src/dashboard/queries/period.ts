import { countDays, type Filters, shiftDay } from '../filters.ts';
import type { MartInfo } from './read-meta.ts';

/** A time range with the one it is compared with. Days are included. */
export interface Period {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** As many days right before; null where the data do not reach back so far. */
  readonly previous: { readonly from: string; readonly to: string } | null;
  /** The same days a year before (364 days, so that weekdays match); null likewise. */
  readonly lastYear: { readonly from: string; readonly to: string } | null;
}

/** Days of a view without a time filter. */
export const defaultDays = 30;

/** Fills the open ends of the time filter by the data's own last day; an end before its start is moved to it. */
export function resolvePeriod(filters: Filters, info: MartInfo): Period {
  const lastDay = info.last_day ?? '1970-01-01';
  const firstDay = info.first_day ?? lastDay;
  const to = filters.to ?? (filters.from !== undefined && filters.from > lastDay ? filters.from : lastDay);
  const from = filters.from ?? laterDay(shiftDay(to, 1 - defaultDays), earlierDay(firstDay, to));
  const start = earlierDay(from, to);
  const days = countDays(start, to);
  const previous = { from: shiftDay(start, -days), to: shiftDay(start, -1) };
  const lastYear = { from: shiftDay(start, -364), to: shiftDay(to, -364) };
  return {
    from: start,
    to,
    days,
    previous: previous.from >= firstDay ? previous : null,
    lastYear: lastYear.from >= firstDay && days <= 364 ? lastYear : null,
  };
}

/** The earlier of two days. */
export function earlierDay(a: string, b: string): string {
  return a.localeCompare(b) <= 0 ? a : b;
}

function laterDay(a: string, b: string): string {
  return a.localeCompare(b) > 0 ? a : b;
}
