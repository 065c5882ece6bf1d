import { spread } from '../groups/groups.ts';
import type { Comparer } from '../pairs/compare.ts';
import { type PairFeature, pairFeatureNames } from '../pairs/pair-features.ts';

/** How two messages, and a message and a group, compare. */
export type CaseComparer = Pick<Comparer, 'pair' | 'groups' | 'features'>;

/** What the scores of a message's pairs with the others of a group, and of theirs among each other, tell. */
const scoreFeatures = [
  /** Log-odds that the message and the others are one, as joining has them. */
  'fit',
  /** Log-odds of the message's pairs with the others. */
  'mean',
  'best',
  'least',
  'others',
  /** Log-odds of the others' own pairs, and of the one of them that fits the rest least, on average. */
  'innerMean',
  'innerLeast',
  'innerLeastFit',
  /** `mean` less `innerMean`. */
  'beyond',
] as const;

/** Features of pairs of which the best of the message's pairs counts, too. */
const bestOf = [
  'problem',
  'rare',
  'nameMatter',
  'titleProblem',
  'matters',
  'meaning',
  'kindsByWords',
  'kindsOfAsks',
  'likelyKinds',
] as const satisfies readonly PairFeature[];

/** Those of them whose mean over the others' own pairs counts, too: how much is to be expected here. What words and names are worth is no such thing. */
const innerOf = bestOf.filter((name) => name !== 'rare' && name !== 'nameMatter');

/** What is read of a message and a group that it may belong to. */
export const caseFeatureNames: readonly string[] = [
  ...scoreFeatures,
  ...pairFeatureNames.map((name) => `mean ${name}`),
  ...bestOf.map((name) => `best ${name}`),
  ...innerOf.map((name) => `inner ${name}`),
];

/** Of a larger group so many others are looked at, evenly spread over its time. */
const mostOthers = 12;
/** And of these so many for what is to be expected of the others' features. */
const mostInner = 6;

const places = Object.fromEntries(pairFeatureNames.map((name, place) => [name, place])) as Readonly<
  Record<PairFeature, number>
>;

/** What a message and the others of a group are compared by. */
interface Inner {
  readonly mean: number;
  readonly least: number;
  readonly leastFit: number;
  readonly features: readonly number[];
}

/**
 * Reads whether a message belongs to a group, by what pairs alone cannot tell: how alike the others are, and how much the message has in
 * common with all of them.
 * @returns the features of a message and the other members of the group, in the order of time, as `caseFeatureNames` has them
 */
export function createCaseReader(comparer: CaseComparer): (message: number, others: readonly number[]) => Float64Array {
  // Several messages in a row are read beside one group.
  const known = new WeakMap<readonly number[], Inner>();
  return (message, others) => {
    const some = spread(others, mostOthers);
    const inner = known.get(others) ?? readInner(some, comparer);
    known.set(others, inner);
    const scores = some.map((other) => comparer.pair(message, other));
    const sums = new Float64Array(pairFeatureNames.length);
    const most = new Float64Array(bestOf.length).fill(Number.NEGATIVE_INFINITY);
    for (const other of some) {
      const values = comparer.features(message, other);
      for (let i = 0; i < sums.length; i += 1) sums[i]! += values[i]!;
      for (const [at, name] of bestOf.entries()) most[at] = Math.max(most[at]!, values[places[name]]!);
    }
    const mean = meanOf(scores);
    return Float64Array.of(
      comparer.groups([message], some),
      mean,
      Math.max(...scores),
      Math.min(...scores),
      others.length,
      inner.mean,
      inner.least,
      inner.leastFit,
      mean - inner.mean,
      ...sums.map((sum) => sum / some.length),
      ...most,
      ...inner.features,
    );
  };
}

/** @param others one or more */
function readInner(others: readonly number[], comparer: CaseComparer): Inner {
  const scores: number[] = [];
  const fits = others.map(() => 0);
  const sums = innerOf.map(() => 0);
  let pairs = 0;
  for (const [i, a] of others.entries()) {
    for (const [j, b] of others.entries()) {
      if (j <= i) continue;
      const score = comparer.pair(a, b);
      scores.push(score);
      fits[i]! += score / (others.length - 1);
      fits[j]! += score / (others.length - 1);
      if (j >= mostInner) continue;
      const values = comparer.features(a, b);
      pairs += 1;
      for (const [at, name] of innerOf.entries()) sums[at]! += values[places[name]]!;
    }
  }
  return {
    mean: meanOf(scores),
    least: scores.length === 0 ? 0 : Math.min(...scores),
    leastFit: Math.min(...fits),
    features: sums.map((sum) => sum / Math.max(1, pairs)),
  };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
