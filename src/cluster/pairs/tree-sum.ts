import { mostLeaves, type PairTrees } from './pair-trees.ts';

/** After so many trees it is looked at whether the rest can matter, but for what rounding may lose. */
const stride = 8;
const slack = 1e-9;

type Tree = PairTrees['trees'][number];

/** A branch seen from its feature: above the threshold its tree ends in none but these leaves. */
interface Step {
  readonly feature: number;
  readonly threshold: number;
  readonly tree: number;
  readonly leaves: number;
}

/** Place of the lowest bit that is set, by byte. */
const lowestBit = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0 ? 0 : 31 - Math.clz32(byte & -byte)));

/**
 * Sums up trees, feature by feature instead of branch by branch (after QuickScorer, Lucchese et al. 2015): every branch whose feature is above
 * its threshold rules out the leaves to its left, and of those that no feature rules out a tree ends in the first. What a feature rules out
 * in all trees is laid out beforehand for each of its thresholds, a byte a tree, so that nothing jumps by what the trees hold.
 * @returns the sum for some features; minus infinity where it is sure to be below `floor`
 * @throws RangeError where a tree has more than `mostLeaves` leaves
 */
export function createTreeSum({ base, trees }: PairTrees): (features: Float64Array, floor: number) => number {
  const steps: Step[] = [];
  const values = new Float64Array(trees.length * mostLeaves);
  for (const [index, tree] of trees.entries()) {
    const leaves = readTree(tree, index, steps);
    if (leaves.length > mostLeaves) throw new RangeError(`Expected at most ${mostLeaves} leaves, got ${leaves.length}`);
    values.set(leaves, index * mostLeaves);
  }
  const words = Math.ceil(trees.length / 4);
  const { features, ends, thresholds, rows } = layOut(steps, words);
  /** The most that the trees from each on can add. */
  const most = new Float64Array(trees.length + 1);
  for (let index = trees.length - 1; index >= 0; index -= 1) {
    const largest = trees[index]!.reduce((max, node) => (node.length === 1 ? Math.max(max, node[0]) : max), -Infinity);
    most[index] = most[index + 1]! + largest;
  }
  const left = new Int32Array(words);
  const leavesLeft = new Uint8Array(left.buffer);
  const count = trees.length;

  return (given, floor) => {
    left.fill(-1);
    let from = 0;
    for (let at = 0; at < features.length; at += 1) {
      const value = given[features[at]!]!;
      let low = from;
      let high = ends[at]!;
      from = high;
      const first = low;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (thresholds[middle]! < value) low = middle + 1;
        else high = middle;
      }
      if (low === first) continue;
      for (let word = 0, row = (low - 1) * words; word < words; word += 1, row += 1) left[word]! &= rows[row]!;
    }
    let sum = base;
    for (let index = 0; index < count; ) {
      if (sum + most[index]! < floor - slack) return Number.NEGATIVE_INFINITY;
      for (const next = Math.min(count, index + stride); index < next; index += 1) {
        sum += values[index * mostLeaves + lowestBit[leavesLeft[index]!]!]!;
      }
    }
    return sum;
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
function layOut(steps: readonly Step[], words: number) {
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
      rows.push(isNew ? new Uint8Array(4 * words).fill(0xff) : rows.at(-1)!.slice());
      thresholds.push(threshold);
    }
    rows.at(-1)![tree]! &= leaves;
    ends[ends.length - 1] = thresholds.length;
  }
  const all = new Uint8Array(rows.length * 4 * words);
  for (const [at, row] of rows.entries()) all.set(row, at * 4 * words);
  return {
    features: Int32Array.from(features),
    ends: Int32Array.from(ends),
    thresholds: Float64Array.from(thresholds),
    rows: new Int32Array(all.buffer),
  };
}
