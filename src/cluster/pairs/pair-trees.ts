import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import { pairFeatureNames } from './pair-features.ts';

const branch = z.tuple([z.int().nonnegative(), z.number(), z.int().positive(), z.int().positive()]);
const leaf = z.tuple([z.number()]);

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

/** After so many trees it is looked at whether the rest can matter, but for what rounding may lose. */
const stride = 8;
const slack = 1e-9;

/**
 * Sums up trees.
 * @returns the sum for some features; minus infinity where it is sure to be below `floor`
 */
export function createTreeSum({ base, trees }: PairTrees): (features: Float64Array, floor: number) => number {
  const nodes = trees.flat();
  const features = Int16Array.from(nodes, (node) => (node.length === 1 ? -1 : node[0]));
  const values = Float64Array.from(nodes, (node) => (node.length === 1 ? node[0] : node[1]));
  const left = new Int32Array(nodes.length);
  const right = new Int32Array(nodes.length);
  const roots = new Int32Array(trees.length);
  let at = 0;
  for (const [index, own] of trees.entries()) {
    roots[index] = at;
    for (const [offset, node] of own.entries()) {
      if (node.length === 1) continue;
      left[at + offset] = at + node[2];
      right[at + offset] = at + node[3];
    }
    at += own.length;
  }
  /** The most that the trees from each on can add. */
  const most = new Float64Array(trees.length + 1);
  for (let index = trees.length - 1; index >= 0; index -= 1) {
    const largest = trees[index]!.reduce((max, node) => (node.length === 1 ? Math.max(max, node[0]) : max), -Infinity);
    most[index] = most[index + 1]! + largest;
  }

  return (given, floor) => {
    let sum = base;
    for (let index = 0; index < roots.length; index += 1) {
      if (index % stride === 0 && sum + most[index]! < floor - slack) return Number.NEGATIVE_INFINITY;
      let node = roots[index]!;
      for (let feature = features[node]!; feature >= 0; feature = features[node]!) {
        node = given[feature]! <= values[node]! ? left[node]! : right[node]!;
      }
      sum += values[node]!;
    }
    return sum;
  };
}
