import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';

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

/** Trees whose values, and the base, sum up to log-odds. */
const boostedTreesSchema = z.strictObject({
  features: z.array(z.string()),
  base: z.number(),
  trees: z.array(tree).min(1),
});

export type BoostedTrees = z.infer<typeof boostedTreesSchema>;

/**
 * @param features names of what the trees are given, in this order
 * @param what they do, for the error
 * @throws QingyuError `TREES` where the file is malformed or of other features
 */
export function readBoostedTrees(path: string | URL, features: readonly string[], what: string): BoostedTrees {
  try {
    const read = boostedTreesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (read.features.join() !== features.join()) {
      throw new RangeError(`Expected features of this version, got ${read.features.join()}`);
    }
    const stranger = read.trees.flat().find((node) => node.length > 1 && node[0] >= features.length);
    if (stranger !== undefined)
      throw new RangeError(`Expected ${features.length} features, got one with number ${stranger[0]}`);
    return read;
  } catch (cause) {
    throw new QingyuError(`Expected ${String(path)} to hold trees that ${what}, of this version`, {
      code: 'TREES',
      stage: 'cluster',
      data: { path: String(path) },
      cause,
    });
  }
}
