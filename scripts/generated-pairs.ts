import { readGeneratedSample } from '../bench/issues/generated-sample.ts';
import { collectPairs } from '../src/cluster/pairs/collect-pairs.ts';
import { pairFeatureNames } from '../src/cluster/pairs/pair-features.ts';
import { collecting, type MarkedPair, weightsOf } from './issue-pair-table.ts';

/** One pair of so many is taken: there are as many as one likes, and they are all alike. */
const every = 4;

const [region, greaterName] = [pairFeatureNames.indexOf('region'), pairFeatureNames.indexOf('greaterName')];

/** Whether anything in two messages says that they are of two places: a telling name of either, or their districts. */
function isToldApart(features: Float64Array): boolean {
  return features[region] === -1 || features[greaterName]! > 0;
}

/** Pairs of a generated sample: one wording for many places is rare among letters written one by one, and common where a form goes round. */
export async function markGeneratedPairs(seed: number): Promise<MarkedPair[]> {
  const { corpus, planned } = await readGeneratedSample(seed);
  const marked = (await collectPairs(corpus.messages, collecting)).flatMap(({ left, right, features }) => {
    const [one, other] = [left, right].map((key) => planned.get(corpus.idsOf.get(key)![0]!));
    if (one === undefined || other === undefined) return [];
    const isOneIssue = one.issue !== null && one.issue === other.issue;
    if (!isOneIssue && !isToldApart(features)) return [];
    return [{ features, isOneIssue, weight: weightsOf.generated }];
  });
  return marked.filter((_, i) => i % every === 0);
}
