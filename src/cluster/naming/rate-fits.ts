import { spread } from '../groups/groups.ts';
import { toSimilarity } from '../pairs/compare.ts';

/** Members to which each member is compared. */
const comparedTo = 6;

/**
 * How well each member fits its issue, beside the one in the middle: 1 where its mean similarity to others is that of the median or more,
 * else the share of it. A message that came in by its place alone speaks of something else.
 * @param sample indices of members
 * @param logOdds how alike two messages are, see `Comparer.pair`
 * @returns in the order of `sample`
 */
export function rateFits(sample: readonly number[], logOdds: (a: number, b: number) => number): number[] {
  if (sample.length < fewest) return sample.map(() => 1);
  const others = spread(sample, comparedTo);
  const fits = sample.map((i) => {
    const similar = others.filter((j) => j !== i).map((j) => toSimilarity(logOdds(i, j)));
    return similar.reduce((sum, value) => sum + value, 0) / similar.length;
  });
  const median = [...fits].sort((a, b) => a - b)[Math.floor(fits.length / 2)]!;
  return fits.map((fit) => Math.min(1, fit / median));
}

/** Of three one is as far from the second as the third. */
const fewest = 4;

/** So far a message fits its issue whose title may stand for all; and the share of the score of one that fits worse that another has to have. */
export const fittingFrom = 0.85;
export const insteadFrom = 0.4;
/** A title so vague only calls something a problem, see `rateVagueness`. */
const nameless = 0.75;

/** What a title has been found to be worth. */
interface ScoredFit {
  readonly score: number;
  /** See `rateFits`. */
  readonly fit: number;
}

/** What a title tells. */
interface Told {
  /** Whether it has a name or a region. */
  readonly place: boolean;
  /** See `rateVagueness`. */
  readonly vagueness: number;
}

/**
 * Titles without a first one whose message fits the issue badly, where another that does scores not much less, tells where it is, if the
 * first does, and does not only call it a problem: a title that has the common name and little else says nothing of what others write.
 * @param scored the best one first
 */
export function leaveOutsider<T extends ScoredFit>(scored: readonly T[], read: (title: T) => Told): readonly T[] {
  const [first] = scored;
  if (first === undefined || first.fit >= fittingFrom) return scored;
  const own = read(first);
  const standsIn = (other: T): boolean => {
    if (other.fit < fittingFrom || other.score < insteadFrom * first.score) return false;
    const { place, vagueness } = read(other);
    return (place || !own.place) && vagueness < Math.max(nameless, own.vagueness);
  };
  return scored.some(standsIn) ? scored.slice(1) : scored;
}
