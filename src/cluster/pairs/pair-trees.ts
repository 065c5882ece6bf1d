import { type BoostedTrees, readBoostedTrees } from '../trees/boosted-trees.ts';
import { pairFeatureNames } from './pair-features.ts';

/** The trees that the package ships. */
const shippedPairTrees = new URL('../../../models/issues/pairs.json', import.meta.url);

/** @throws QingyuError `TREES` where the file is malformed or of other features */
export function readPairTrees(path: string | URL = shippedPairTrees): BoostedTrees {
  return readBoostedTrees(path, pairFeatureNames, 'compare messages');
}
