import { openOnce } from '../../core/open-once.ts';
import { type BoostedTrees, readBoostedTrees } from '../trees/boosted-trees.ts';
import { caseFeatureNames } from './case-features.ts';

const read = (path: string | URL): BoostedTrees =>
  readBoostedTrees(path, caseFeatureNames, 'tell the members of groups');

const readShipped = openOnce(() => read(new URL('../../../models/issues/memberships.json', import.meta.url)));

/**
 * @param path null: the trees that the package ships
 * @throws QingyuError `TREES` where the file is malformed or of other features
 */
export function readMembershipTrees(path: string | URL | null = null): BoostedTrees {
  return path === null ? readShipped() : read(path);
}
