import { z95 } from '../../../aggregate/figures/statistics.ts';

/** A day's count with what the weeks before let one expect. */
export interface BaselinePoint {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** Weeks of the same weekday that it takes to say what is usual. */
export const leastHistory = 4;

/**
 * What a day's count may be expected to be: the mean of the same weekday in the weeks before, with a 95 % band for a
 * new observation under an over-dispersed Poisson model (variance φ·mean, φ from the weeks themselves, at least 1).
 * A rough guide for the eye; alerts are made by the aggregation with holidays and a false-discovery bound.
 * @param counts one entry a day, without gaps; days before the data, and those that they lack, are null
 * @param index the day asked for
 * @param weeks how many weeks back at most
 * @returns null with fewer than four weeks of history
 */
export function findBaseline(counts: readonly (number | null)[], index: number, weeks: number): BaselinePoint | null {
  const history: number[] = [];
  for (let week = 1; week <= weeks; week += 1) {
    const count = counts[index - 7 * week];
    if (count !== undefined && count !== null) history.push(count);
  }
  if (history.length < leastHistory) return null;
  const n = history.length;
  const mean = history.reduce((sum, count) => sum + count, 0) / n;
  const variance = history.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (n - 1);
  const spread = z95 * Math.sqrt(Math.max(variance, mean, 0.25) * (1 + 1 / n));
  return { expected: mean, low: Math.max(0, mean - spread), high: mean + spread };
}
