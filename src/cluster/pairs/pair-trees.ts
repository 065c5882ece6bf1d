import { openOnce } from '../../core/open-once.ts';
import { type BoostedTrees, readBoostedTrees } from '../trees/boosted-trees.ts';
import { pairFeatureNames } from './pair-features.ts';

const read = (path: string | URL): BoostedTrees => readBoostedTrees(path, pairFeatureNames, 'compare messages');

const readShipped = openOnce(() => read(new URL('../../../models/issues/pairs.json', import.meta.url)));

/**
 * @param path null: the trees that the package ships
 * @throws QingyuError `TREES` where the file is malformed or of other features
 */
export function readPairTrees(path: string | URL | null = null): BoostedTrees {
  return path === null ? readShipped() : read(path);
}
