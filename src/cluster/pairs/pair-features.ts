import { comparePieces } from '../names/name-pieces.ts';
import type { Weights } from '../store/weights.ts';
import { type Agreement, createAgreement } from './agreement.ts';
import { createNameComparer } from './compare-names.ts';
import { compareRegions } from './compare-regions.ts';
import { createOverlap, type Overlap } from './overlap.ts';
import type { PairColumns } from './pair-columns.ts';

/** What tells whether two messages speak of one issue. */
export const pairFeatureNames = [
  // Cosines of all weighted terms, of their place parts, of their problem parts.
  'cosine',
  'place',
  'problem',
  // Rarity of the words that both have, summed.
  'rare',
  // How far the most telling name that both have tells one matter at one place.
  'nameMatter',
  // What their pieces of names in common tell.
  'pieces',
  // What the county or district that both name tells.
  'area',
  // Both name counties or districts, and none in common; likewise cities.
  'otherArea',
  'otherCity',
  // Number of counties or districts that either names, the smaller one.
  'areas',
  // How far their regions agree, −1 to 1; see `compare-regions.ts`.
  'region',
  // Names of either title that the other message has; share of a title's place and problem words that it has.
  'titleNames',
  'titlePlace',
  'titleProblem',
  // How many of the two have a title of their own; names in either title, the fewer and the more.
  'ownTitles',
  'fewerTitleNames',
  'moreTitleNames',
  'author',
  'days',
  'matters',
  'meaning',
  'kindsByWords',
  'kindsOfAsks',
  'likelyKinds',
  // How far the most telling name of either tells, in common or not.
  'lesserName',
  'greaterName',
  // What `compare-names.ts` says: how far each has a name of its own, and how alike their names are.
  'ownName',
  'names',
] as const;

export type PairFeature = (typeof pairFeatureNames)[number];

/** Cosines of kinds where nothing is known of them: what unlike pairs have. */
const unknownWords = 0.35;
const unknownAsks = 0.2;
const unknownLikely = 0.05;

/** What is read of two messages, for their features and for those who need it by itself. */
export interface PairParts {
  readonly overlap: (a: number, b: number) => Readonly<Overlap>;
  readonly agreement: Agreement;
  /** Both name counties or districts, and none in common. */
  readonly isInOtherArea: (a: number, b: number) => boolean;
  /** Likewise cities. */
  readonly isInOtherCity: (a: number, b: number) => boolean;
}

/** What the features of pairs are read from, made once for all pairs. */
export function createPairParts(columns: PairColumns, weights: Weights): PairParts {
  const { areaCounts, cities } = weights;
  const overlap = createOverlap(columns, weights);
  return {
    overlap,
    agreement: createAgreement(columns, weights),
    isInOtherArea: (a, b) => areaCounts[a]! > 0 && areaCounts[b]! > 0 && overlap(a, b).area === 0,
    isInOtherCity: (a, b) => cities[a] !== 0 && cities[b] !== 0 && (cities[a]! & cities[b]!) === 0,
  };
}

/** Where each feature stands. */
const places = Object.fromEntries(pairFeatureNames.map((name, place) => [name, place])) as Readonly<
  Record<PairFeature, number>
>;

/**
 * Reads pairs of messages.
 * @returns the features of two messages in the order of `pairFeatureNames`; always the same array, which the next call fills anew
 */
export function createPairReader(
  columns: PairColumns,
  weights: Weights,
  { overlap, agreement, isInOtherArea, isInOtherCity }: PairParts,
): (a: number, b: number) => Float64Array {
  const { areaCounts, days, pieces, titleNames } = weights;
  const { ownTitles, authors, regions } = columns;
  const { telling } = columns.names;
  const compareNames = createNameComparer(columns.names, weights);
  const values = new Float64Array(pairFeatureNames.length);

  return (a, b) => {
    const both = overlap(a, b);
    values[places.cosine] = both.cosine;
    values[places.place] = both.place;
    values[places.problem] = both.problem;
    values[places.rare] = both.rare;
    values[places.nameMatter] = both.nameMatter;
    values[places.pieces] = comparePieces(pieces, a, b);
    values[places.area] = both.area;
    values[places.otherArea] = isInOtherArea(a, b) ? 1 : 0;
    values[places.otherCity] = isInOtherCity(a, b) ? 1 : 0;
    values[places.areas] = Math.min(areaCounts[a]!, areaCounts[b]!);
    values[places.region] = compareRegions(regions, a, b);
    values[places.titleNames] = both.names;
    values[places.titlePlace] = both.placeCover;
    values[places.titleProblem] = both.problemCover;
    values[places.ownTitles] = ownTitles[a]! + ownTitles[b]!;
    values[places.fewerTitleNames] = Math.min(titleNames[a]!, titleNames[b]!);
    values[places.moreTitleNames] = Math.max(titleNames[a]!, titleNames[b]!);
    values[places.author] = authors[a] !== 0 && authors[a] === authors[b] ? 1 : 0;
    values[places.days] = Math.abs(days[a]! - days[b]!);
    values[places.matters] = agreement.matters(a, b);
    values[places.meaning] = agreement.meaning(a, b);
    values[places.kindsByWords] = agreement.words(a, b) ?? unknownWords;
    values[places.kindsOfAsks] = agreement.asks(a, b) ?? unknownAsks;
    values[places.likelyKinds] = agreement.likely(a, b) ?? unknownLikely;
    values[places.lesserName] = Math.min(telling[a]!, telling[b]!);
    values[places.greaterName] = Math.max(telling[a]!, telling[b]!);
    const names = compareNames(a, b);
    values[places.ownName] = names.own;
    values[places.names] = names.cosine;
    return values;
  };
}
