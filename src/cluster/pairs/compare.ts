import { compareGroups, type PairComparer } from '../groups/compare-groups.ts';
import { compareForms } from '../names/name-forms.ts';
import { comparePieces } from '../names/name-pieces.ts';
import type { IssueSettings } from '../settings.ts';
import { leastSpecificity, type Weights } from '../store/weights.ts';
import type { BoostedTrees } from '../trees/boosted-trees.ts';
import { createTreeSum } from '../trees/tree-sum.ts';
import { compareRegions, isOtherDistrict, levels } from './compare-regions.ts';
import { createNamingEvidence } from './naming-evidence.ts';
import type { PairColumns } from './pair-columns.ts';
import { createPairParts, createPairReader, type PairParts } from './pair-features.ts';
import { isOfOtherRegion } from './region-conflicts.ts';

/** How two messages compare. */
export interface MessageComparer extends Pick<PairComparer, 'pair'> {
  /** Whether two messages name places, or are of districts, that exclude each other. */
  readonly isElsewhere: (a: number, b: number) => boolean;
  /**
   * Whether two messages have a name that tells one place alone, or pieces of one, and speak of one matter or kind of problem, or speak of
   * one group of people and one kind of problem, and are not of places that exclude each other: perhaps one matter at one place, or of one
   * group, in whatever words. Costs little where the pair was compared just before.
   */
  readonly sharesMatter: (a: number, b: number) => boolean;
  /** Cosine of all weighted terms, 0 to 1: near 1 for copies. */
  readonly cosine: (a: number, b: number) => number;
  /** The features of two messages in the order of `pairFeatureNames`; always the same array, which the next call fills anew. */
  readonly features: (a: number, b: number) => Float64Array;
}

/** How two messages or groups of them compare. */
export type Comparer = MessageComparer & PairComparer;

/** What the log-odds of two messages are the sum of. */
interface PairEvidence {
  /** Bounded; what is sure to be below a floor may be given as minus infinity. */
  readonly content: (a: number, b: number, floor: number) => number;
  readonly naming: (a: number, b: number) => number;
  /** See `compareGroups`. */
  readonly region: (a: number, b: number) => number;
}

/** What pieces of a name tell together, as one name does. */
const leastPieces = 1.5;

/** Log-odds as a similarity from 0 to 1. */
export function toSimilarity(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Compares messages by the sum of trees that were learned from pairs read by hand (`pairs/pair-features.ts` says by what), bounded, and by
 * names that tell neighbours apart, which count without bound.
 */
export function createMessageComparer(
  columns: PairColumns,
  weights: Weights,
  settings: IssueSettings,
  trees: BoostedTrees,
): MessageComparer & PairEvidence {
  const { coefficients, evidenceLimit } = settings;
  const { towns, pieces, populations } = weights;
  const parts = createPairParts(columns, weights);
  const { overlap, agreement, isInOtherArea, isInOtherCity } = parts;
  const read = createPairReader(columns, weights, parts);
  const sumTrees = createTreeSum(trees);

  const content = (a: number, b: number, floor: number): number => {
    // At the lower bound everything is exact.
    const least = floor > -evidenceLimit ? floor - coefficients.constant : Number.NEGATIVE_INFINITY;
    const sum = sumTrees(read(a, b), least);
    if (sum === Number.NEGATIVE_INFINITY) return sum;
    return Math.max(-evidenceLimit, Math.min(evidenceLimit, coefficients.constant + sum));
  };
  const kindsOf = (a: number, b: number): number => agreement.kinds(a, b, settings.kindsAsked) ?? 0;
  const { naming, mostOfNaming, namesOther, isAtOther } = createNamingEvidence(columns, weights, settings, parts);
  const region = createRegionReader(columns, overlap, (a, b) => kindsOf(a, b) > settings.possibleKinds);
  const isElsewhere = (a: number, b: number): boolean => {
    if (isInOtherArea(a, b) || isInOtherCity(a, b)) return true;
    if (compareForms(towns, a, b) < 0 || namesOther(a, b) || isAtOther(a, b)) return true;
    return isOtherDistrict(columns.regions, a, b);
  };

  const { telling } = columns.names;
  const isOneMatterAtName = (a: number, b: number): boolean =>
    (overlap(a, b).name >= leastSpecificity || comparePieces(pieces, a, b) >= leastPieces) &&
    (agreement.matters(a, b) > settings.possibleMatter || kindsOf(a, b) > settings.possibleKinds);
  // What a group is called is a matter of its own: that both speak of it tells none.
  const isOneMatterOfGroup = (a: number, b: number): boolean =>
    (populations[a]! & populations[b]!) !== 0 &&
    (telling[a] === 0 || telling[b] === 0 || overlap(a, b).name > 0) &&
    kindsOf(a, b) > settings.possibleGroupKinds;

  return {
    pair: (a, b, floor = Number.NEGATIVE_INFINITY) => {
      const found = content(a, b, floor - mostOfNaming - Math.max(0, coefficients.otherRegion));
      if (found === Number.NEGATIVE_INFINITY) return found;
      return found + naming(a, b) + (region(a, b) < 0 ? coefficients.otherRegion : 0);
    },
    isElsewhere,
    sharesMatter: (a, b) => (isOneMatterAtName(a, b) || isOneMatterOfGroup(a, b)) && !isElsewhere(a, b),
    cosine: (a, b) => overlap(a, b).cosine,
    features: read,
    content,
    naming,
    region,
  };
}

/** What the regions of two messages say: see `compareGroups`. */
function createRegionReader(
  columns: PairColumns,
  overlap: PairParts['overlap'],
  isOneKind: (a: number, b: number) => boolean,
): PairEvidence['region'] {
  const { regions, stands } = columns;
  const names = (message: number, term: number): boolean => {
    for (let at = columns.starts[message]!; at < columns.starts[message + 1]!; at += 1)
      if (columns.terms[at] === term) return true;
    return false;
  };
  return (a, b) => {
    const agreement = compareRegions(regions, a, b);
    if (agreement !== -1) return agreement > 0 ? 1 : 0;
    if (regions.levels[a]! < levels.city || regions.levels[a] === levels.town) return 0;
    if (stands.sorts[a] !== stands.sorts[b]) return 0;
    if (names(a, stands.terms[b]!) || names(b, stands.terms[a]!)) return 1;
    const { scopes: shared } = overlap(a, b);
    return isOfOtherRegion(stands, [a, b], shared, () => isOneKind(a, b)) ? -1 : 1;
  };
}

/** Compares messages, and groups of them by their pairs. */
export function createComparer(
  columns: PairColumns,
  weights: Weights,
  settings: IssueSettings,
  trees: BoostedTrees,
): Comparer {
  const { content, naming, region, ...pairs } = createMessageComparer(columns, weights, settings, trees);
  const exact = (a: number, b: number): number => content(a, b, Number.NEGATIVE_INFINITY);
  return {
    ...pairs,
    groups: compareGroups(exact, naming, region, columns.messages, { ...settings, ...settings.coefficients }),
  };
}
