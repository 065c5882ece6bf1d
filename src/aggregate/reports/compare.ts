import { changePercent } from '../figures/comparability.ts';
import { findChance, type Lengths } from '../figures/statistics.ts';

/**
 * Why a count has nothing to be compared with; `overlaps`: the period is longer than a year, which 同比 goes back; `repeats`: 环比 of a
 * whole year is with the year before already.
 */
export type NoBasis = 'no_data' | 'incomplete' | 'overlaps' | 'repeats';

/** A count beside that of another period. */
export interface Comparison {
  /** Count of the other period; null without a basis. */
  readonly basis: number | null;
  readonly change: number | null;
  /** Null without a basis, and on a basis under the setting `minBasis`. */
  readonly percent: number | null;
  /** Two-sided probability of a difference as large by chance alone (`findChance`); null without a basis, or where both are too few. */
  readonly chance: number | null;
  /** There is a basis that is not shown: of few authors, or with it one of few could be computed. */
  readonly isHidden?: boolean;
}

/** Where there is nothing to compare with. */
export const uncompared: Comparison = { basis: null, change: null, percent: null, chance: null };

/**
 * @param basis count of the other period, or null where the data do not cover it
 * @param lengths days of each that have data; null where they are too few to judge by
 */
export function compareCounts(
  count: number,
  basis: number | null,
  lengths: Lengths | null,
  minBasis: number,
): Comparison {
  if (basis === null) return uncompared;
  return {
    basis,
    change: count - basis,
    percent: changePercent(count, basis, minBasis),
    chance: lengths === null ? null : findChance(count, basis, lengths),
  };
}
