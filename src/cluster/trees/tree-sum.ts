import { type BoostedTrees, mostLeaves } from './boosted-trees.ts';
import { loadKernel } from './kernel/load-kernel.ts';

/** What rounding may lose of a sum. */
const slack = 1e-9;

/** Trees whose bytes are taken together. */
const treesAtOnce = 16;

type Tree = BoostedTrees['trees'][number];

/** A branch seen from its feature: above the threshold its tree ends in none but these leaves. */
interface Step {
  readonly feature: number;
  readonly threshold: number;
  readonly tree: number;
  readonly leaves: number;
}

/**
 * Sums up trees, feature by feature instead of branch by branch (after QuickScorer, Lucchese et al. 2015): every branch whose feature is above
 * its threshold rules out the leaves to its left, and of those that no feature rules out a tree ends in the first. What a feature rules out
 * in all trees is laid out beforehand for each of its thresholds, a byte a tree, so that sixteen trees are taken at once (`kernel/assembly`) and
 * nothing jumps by what they hold.
 * @returns the sum for some features; minus infinity where it is sure to be below `floor`
 * @throws RangeError where a tree has more than `mostLeaves` leaves; QingyuError KERNEL_MISSING
 */
export function createTreeSum({ base, trees }: BoostedTrees): (features: Float64Array, floor: number) => number {
  const steps: Step[] = [];
  const leaves = new Float64Array(trees.length * mostLeaves);
  for (const [index, tree] of trees.entries()) {
    const own = readTree(tree, index, steps);
    if (own.length > mostLeaves) throw new RangeError(`Expected at most ${mostLeaves} leaves, got ${own.length}`);
    leaves.set(own, index * mostLeaves);
  }
  const { features, ends, thresholds, rows } = layOut(steps, Math.ceil(trees.length / treesAtOnce) * treesAtOnce);
  const most = new Float64Array(trees.length + 1);
  for (let index = trees.length - 1; index >= 0; index -= 1) {
    const largest = trees[index]!.reduce((max, node) => (node.length === 1 ? Math.max(max, node[0]) : max), -Infinity);
    most[index] = most[index + 1]! + largest;
  }
  const kernel = loadKernel();
  const given = 1 + steps.reduce((max, { feature }) => Math.max(max, feature), -1);
  kernel.createTrees(features.length, thresholds.length, trees.length, given);
  const { buffer } = kernel.memory;
  new Uint32Array(buffer, kernel.features.value, features.length).set(features);
  new Uint32Array(buffer, kernel.ends.value, ends.length).set(ends);
  new Float64Array(buffer, kernel.thresholds.value, thresholds.length).set(thresholds);
  for (const [at, row] of rows.entries())
    new Uint8Array(buffer, kernel.rows.value + at * row.length, row.length).set(row);
  new Float64Array(buffer, kernel.leaves.value, leaves.length).set(leaves);
  new Float64Array(buffer, kernel.most.value, most.length).set(most);
  const values = new Float64Array(buffer, kernel.given.value, given);
  return (read, floor) => {
    for (let i = 0; i < given; i += 1) values[i] = read[i]!;
    return kernel.sumTrees(base, floor - slack);
  };
}

/** The leaves of a tree from left to right; adds its branches to the steps. */
function readTree(tree: Tree, index: number, steps: Step[]): number[] {
  const leaves: number[] = [];
  const visit = (at: number): void => {
    const node = tree[at]!;
    if (node.length === 1) {
      leaves.push(node[0]);
      return;
    }
    const from = leaves.length;
    visit(node[2]);
    const ruledOut = (1 << leaves.length) - (1 << from);
    steps.push({ feature: node[0], threshold: node[1], tree: index, leaves: 0xff & ~ruledOut });
    visit(node[3]);
  };
  visit(0);
  return leaves;
}

/**
 * What is left of all trees above each threshold, a byte a tree: the thresholds of a feature ascending, each once, and of feature `features[i]`
 * those before `ends[i]`.
 */
function layOut(steps: readonly Step[], bytes: number) {
  const sorted = [...steps].sort((a, b) => a.feature - b.feature || a.threshold - b.threshold);
  const features: number[] = [];
  const ends: number[] = [];
  const thresholds: number[] = [];
  const rows: Uint8Array[] = [];
  for (const { feature, threshold, tree, leaves } of sorted) {
    const isNew = features.at(-1) !== feature;
    if (isNew) {
      features.push(feature);
      ends.push(thresholds.length);
    }
    if (isNew || thresholds.at(-1) !== threshold) {
      rows.push(isNew ? new Uint8Array(bytes).fill(0xff) : rows.at(-1)!.slice());
      thresholds.push(threshold);
    }
    rows.at(-1)![tree]! &= leaves;
    ends[ends.length - 1] = thresholds.length;
  }
  return { features, ends, thresholds, rows };
}
