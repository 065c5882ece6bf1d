import { type BoostedTrees, readBoostedTrees } from '../trees/boosted-trees.ts';
import { caseFeatureNames } from './case-features.ts';

/** The trees that the package ships. */
const shippedMembershipTrees = new URL('../../../models/issues/memberships.json', import.meta.url);

/** @throws QingyuError `TREES` where the file is malformed or of other features */
export function readMembershipTrees(path: string | URL = shippedMembershipTrees): BoostedTrees {
  return readBoostedTrees(path, caseFeatureNames, 'tell the members of groups');
}
