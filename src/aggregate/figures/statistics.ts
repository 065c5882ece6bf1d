import { rejectionThreshold } from '../bursts/false-discovery.ts';

/** Quantile of the normal distribution behind all 95 % intervals; SQL has it as `z()`. */
export const z95 = 1.959964;

/** 95 % interval of a share (Wilson 1927), in 0..1; without trials nothing is known, and it is all of that. */
export function wilsonInterval(hits: number, trials: number): { readonly low: number; readonly high: number } {
  if (trials === 0) return { low: 0, high: 1 };
  const z2 = z95 * z95;
  const middle = (hits + z2 / 2) / (trials + z2);
  const half = (z95 * Math.sqrt((hits * (trials - hits)) / trials + z2 / 4)) / (trials + z2);
  // Of all hits the sum may end a last bit below 1: the interval holds the share itself.
  const share = hits / trials;
  return {
    low: Math.min(share, Math.max(0, middle - half)),
    high: Math.max(share, Math.min(1, middle + half)),
  };
}

/** Days of two periods that are compared. */
export interface Lengths {
  readonly current: number;
  readonly other: number;
}

/** Under ten in all the normal approximation is no good, and nobody should speak of a rise. */
const fewestJudged = 10;

/**
 * Two-sided probability of a difference as large by chance alone, were both counts Poisson with the same rate a day
 * (conditional binomial test, Przyborowski and Wilenski 1940, normal approximation with continuity correction). Null where
 * both are too few.
 */
export function findChance(count: number, basis: number, lengths: Lengths): number | null {
  const total = count + basis;
  if (total < fewestJudged) return null;
  const share = lengths.current / (lengths.current + lengths.other);
  const gap = Math.max(0, Math.abs(count - total * share) - 0.5);
  return twoSided(gap / Math.sqrt(total * share * (1 - share)));
}

/**
 * How the number a day changed: 1 where it rose, -1 where it fell, else 0. Where the periods differ in length it may have risen while
 * the count fell, so that `findChance` must not be taken for that of the fall.
 */
export function findDirection(count: number, basis: number, lengths: Lengths): number {
  return Math.sign(count * lengths.other - basis * lengths.current);
}

/** Whether a single count changed beyond what chance brings in one of twenty cases. @param chance of `findChance` */
export function isBeyondChance(chance: number | null): boolean {
  return chance !== null && chance < 0.05;
}

/**
 * Those of a family of rows whose change is unlikely by chance, with the share of false ones bounded (Benjamini–Hochberg);
 * rows that are not judged do not count as tested.
 * @param chanceOf of `findChance`
 */
export function pickUnlikely<T>(rows: readonly T[], chanceOf: (row: T) => number | null, bound: number): T[] {
  const chances = rows.map(chanceOf).filter((chance) => chance !== null);
  const threshold = rejectionThreshold(chances, chances.length, bound);
  return rows.filter((row) => {
    const chance = chanceOf(row);
    return chance !== null && chance <= threshold;
  });
}

/** Probability that a standard normal variable is at least `z` from 0: Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
function twoSided(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return sum * Math.exp(-x * x);
}
