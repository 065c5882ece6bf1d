import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import { pairFeatureNames } from './pair-features.ts';

const branch = z.tuple([z.int().nonnegative(), z.number(), z.int().positive(), z.int().positive()]);
const leaf = z.tuple([z.number()]);

/** Leaves of a tree, at most: what adds trees up has a bit of a byte for each. */
export const mostLeaves = 8;

/**
 * A regression tree, its root first: a branch is `[feature, threshold, left, right]`, left being the number of the node for values up
 * to the threshold and right that for others, later ones both; a leaf is `[value]`.
 */
const tree = z
  .array(z.union([branch, leaf]))
  .min(1)
  .refine(
    (nodes) =>
      nodes.every(
        (node, at) =>
          node.length === 1 || (node[2] > at && node[3] > at && node[2] < nodes.length && node[3] < nodes.length),
      ),
    'Expected branches to lead to later nodes of their tree',
  )
  .refine(
    (nodes) => nodes.filter((node) => node.length === 1).length <= mostLeaves,
    `Expected at most ${mostLeaves} leaves a tree`,
  );

/** `pairs.json`: trees whose values, and the base, sum up to log-odds. */
const pairTreesSchema = z.strictObject({
  features: z.array(z.string()),
  base: z.number(),
  trees: z.array(tree).min(1),
});

export type PairTrees = z.infer<typeof pairTreesSchema>;

/** The trees that the package ships. */
const shippedPairTrees = new URL('../../../models/issues/pairs.json', import.meta.url);

/** @throws QingyuError `PAIR_TREES` where the file is malformed or of other features */
export function readPairTrees(path: string | URL = shippedPairTrees): PairTrees {
  try {
    const trees = pairTreesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (trees.features.join() !== pairFeatureNames.join()) {
      throw new RangeError(`Expected features of this version, got ${trees.features.join()}`);
    }
    const stranger = trees.trees.flat().find((node) => node.length > 1 && node[0] >= pairFeatureNames.length);
    if (stranger !== undefined)
      throw new RangeError(`Expected ${pairFeatureNames.length} features, got one with number ${stranger[0]}`);
    return trees;
  } catch (cause) {
    throw new QingyuError(`Expected ${String(path)} to hold trees that compare messages, of this version`, {
      code: 'PAIR_TREES',
      stage: 'cluster',
      data: { path: String(path) },
      cause,
    });
  }
}
