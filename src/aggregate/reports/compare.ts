import { rejectionThreshold } from '../bursts/false-discovery.ts';

/** Why a count has nothing to be compared with. */
export type NoBasis = 'no_data' | 'incomplete';

/** A count beside that of another period. */
export interface Comparison {
  /** Count of the other period; null without a basis. */
  readonly basis: number | null;
  readonly change: number | null;
  /** Null without a basis, and on a basis under the setting `minBasis`. */
  readonly percent: number | null;
  /**
   * Two-sided probability of a difference as large by chance alone, were both counts Poisson with the same rate a day
   * (conditional binomial test, Przyborowski and Wilenski 1940, normal approximation). Null where both are too few.
   */
  readonly chance: number | null;
  /** There is a basis, but of so few authors that it is not shown. */
  readonly isHidden?: boolean;
}

export interface Lengths {
  /** Days of either period. */
  readonly current: number;
  readonly other: number;
}

/** @param basis count of the other period, or null where the data do not cover it */
export function compareCounts(count: number, basis: number | null, lengths: Lengths, minBasis: number): Comparison {
  if (basis === null) return { basis, change: null, percent: null, chance: null };
  return {
    basis,
    change: count - basis,
    percent: basis < minBasis ? null : ((count - basis) / basis) * 100,
    chance: chanceOf(count, basis, lengths),
  };
}

/** Under ten in all the normal approximation is no good, and nobody should speak of a rise. */
const fewestJudged = 10;

function chanceOf(count: number, basis: number, lengths: Lengths): number | null {
  const total = count + basis;
  if (total < fewestJudged) return null;
  const share = lengths.current / (lengths.current + lengths.other);
  const gap = Math.max(0, Math.abs(count - total * share) - 0.5);
  return twoSided(gap / Math.sqrt(total * share * (1 - share)));
}

/** Probability that a standard normal variable is at least `z` from 0: Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
function twoSided(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return sum * Math.exp(-x * x);
}

/** Those of a family of rows whose change is unlikely by chance, with the share of false ones bounded. */
export function pickUnlikely<T extends { readonly comparison: Comparison }>(rows: readonly T[], bound: number): T[] {
  const chances = rows.map((row) => row.comparison.chance).filter((chance) => chance !== null);
  const threshold = rejectionThreshold(chances, chances.length, bound);
  return rows.filter(({ comparison: { chance } }) => chance !== null && chance <= threshold);
}

/** Beyond what chance brings in one of twenty cases, for a single count. */
export function isBeyondChance(comparison: Comparison): boolean {
  return comparison.chance !== null && comparison.chance < 0.05;
}
