import { addDays, daysBetween } from '../../../aggregate/figures/day-spans.ts';

/** Days of a course counted together, so that there are at most about a hundred bars. */
export interface DayBins {
  /** Days of a bar: one, a week or four weeks. */
  readonly step: 1 | 7 | 28;
  /** Each by its first day, those without messages too. */
  readonly bins: readonly { readonly day: string; readonly messages: number }[];
}

/**
 * Counts the days of a course in bars from its first day to its last.
 * @param others days that the course has to reach, too
 */
export function binDays(
  days: readonly { readonly day: string; readonly messages: number }[],
  others: readonly string[] = [],
): DayBins {
  const all = [...days.map(({ day }) => day), ...others].sort();
  const first = all[0] ?? '1970-01-01';
  const last = all.at(-1) ?? first;
  const span = daysBetween(first, last) + 1;
  const step = span <= 100 ? 1 : span <= 700 ? 7 : 28;
  const bins = Array.from({ length: Math.ceil(span / step) }, (_, index) => ({
    day: addDays(first, index * step),
    messages: 0,
  }));
  for (const { day, messages } of days) {
    const bin = bins[Math.floor(daysBetween(first, day) / step)];
    if (bin !== undefined) bin.messages += messages;
  }
  return { step, bins };
}

/** The days of a bar; null where there is none to be seen. */
export function daysOfBin(
  { step, bins }: DayBins,
  index: number,
): { readonly from: string; readonly to: string } | null {
  const bin = bins[index];
  if (bin === undefined || bin.messages === 0) return null;
  return { from: bin.day, to: addDays(bin.day, step - 1) };
}
