import type { BoostedTrees } from './boosted-trees.ts';

/** What is learned from: a column of values a feature, and a target and a weight a row. */
export interface BoostTable {
  readonly columns: readonly Float64Array[];
  /** 1 or 0. */
  readonly targets: Uint8Array;
  readonly weights: Float64Array;
}

export interface BoostOptions {
  readonly trees: number;
  /** What a tree's values count. */
  readonly rate: number;
  /** Leaves of a tree. */
  readonly leaves: number;
  /** L2 penalty of a leaf's value. */
  readonly penalty: number;
  /** Rows of a leaf at least. */
  readonly leastRows: number;
  /** Values of a feature are told apart in so many steps, at most 255. */
  readonly bins: number;
}

/** A leaf that may still be parted. */
interface Leaf {
  readonly rows: Int32Array;
  readonly histogram: Histogram;
  readonly gradient: number;
  readonly hessian: number;
  /** Where it stands in the tree. */
  readonly node: number;
  readonly split: Split | null;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  /** Rows of bins up to this one go left. */
  readonly bin: number;
  readonly leftGradient: number;
  readonly leftHessian: number;
}

/** Sums by feature and bin. */
interface Histogram {
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly counts: Int32Array;
}

/** Splits of less are none. */
const leastGain = 1e-6;

/**
 * Gradient boosting with logistic loss (Friedman 2001), trees grown by the best leaf over histograms (LightGBM, Ke et al. 2017).
 * Deterministic.
 */
export function boostTrees(table: BoostTable, options: BoostOptions): Pick<BoostedTrees, 'base' | 'trees'> {
  const { targets, weights } = table;
  const bounds = table.columns.map((column) => findBounds(column, options.bins));
  const binned = table.columns.map((column, feature) => binColumn(column, bounds[feature]!));
  const rows = targets.length;
  let whole = 0;
  let positive = 0;
  for (let i = 0; i < rows; i += 1) {
    whole += weights[i]!;
    positive += weights[i]! * targets[i]!;
  }
  const base = roundValue(Math.log(positive / (whole - positive)));
  const sums = new Float64Array(rows).fill(base);
  const gradients = new Float64Array(rows);
  const hessians = new Float64Array(rows);
  const trees: BoostedTrees['trees'] = [];
  const grower = createGrower(binned, options, gradients, hessians);
  for (let round = 0; round < options.trees; round += 1) {
    for (let i = 0; i < rows; i += 1) {
      const probability = 1 / (1 + Math.exp(-sums[i]!));
      gradients[i] = weights[i]! * (probability - targets[i]!);
      hessians[i] = weights[i]! * probability * (1 - probability);
    }
    const { nodes, leaves } = grower();
    const values = leaves.map((leaf) => roundValue(options.rate * leafValue(leaf, options.penalty)));
    const grown: BoostedTrees['trees'][number] = nodes.map((node) =>
      node === null ? [0] : [node.feature, bounds[node.feature]![node.bin]!, node.left, node.right],
    );
    for (const [at, { node, rows: own }] of leaves.entries()) {
      grown[node] = [values[at]!];
      for (const i of own) sums[i]! += values[at]!;
    }
    trees.push(grown);
  }
  return { base, trees };
}

/** Borders between the bins of a column: a value belongs to the first bin whose border it does not pass. */
function findBounds(column: Float64Array, bins: number): number[] {
  const sorted = column.slice().sort();
  const bounds: number[] = [];
  const distinct = sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]!);
  const between = (value: number, next: number): number => Number(((value + next) / 2).toPrecision(6));
  if (distinct.length <= bins) {
    for (let at = 0; at + 1 < distinct.length; at += 1) bounds.push(between(distinct[at]!, distinct[at + 1]!));
  } else {
    for (let bin = 1; bin < bins; bin += 1) {
      const at = Math.floor((bin * sorted.length) / bins);
      const bound = between(sorted[at - 1]!, sorted[at]!);
      if (bounds.length === 0 || bound > bounds.at(-1)!) bounds.push(bound);
    }
  }
  return bounds;
}

function binColumn(column: Float64Array, bounds: readonly number[]): Uint8Array {
  return Uint8Array.from(column, (value) => {
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= bounds[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

type Branch = { readonly feature: number; readonly bin: number; readonly left: number; readonly right: number };

interface Grown {
  /** Null where a leaf stands. */
  readonly nodes: readonly (Branch | null)[];
  readonly leaves: readonly Leaf[];
}

/** Grows one tree after the other on the gradients of the moment. */
function createGrower(
  binned: readonly Uint8Array[],
  options: BoostOptions,
  gradients: Float64Array,
  hessians: Float64Array,
): () => Grown {
  const { penalty, leastRows } = options;
  const width = 256;
  const measure = (rows: Int32Array): Histogram => {
    const found: Histogram = {
      gradients: new Float64Array(width * binned.length),
      hessians: new Float64Array(width * binned.length),
      counts: new Int32Array(width * binned.length),
    };
    for (const [feature, bins] of binned.entries()) {
      const from = feature * width;
      for (const i of rows) {
        const at = from + bins[i]!;
        found.gradients[at]! += gradients[i]!;
        found.hessians[at]! += hessians[i]!;
        found.counts[at]! += 1;
      }
    }
    return found;
  };
  const gainOf = (gradient: number, hessian: number): number => {
    const value = leafValue({ gradient, hessian }, penalty);
    return -(2 * gradient * value + (hessian + penalty) * value * value);
  };

  const findSplit = (leaf: Omit<Leaf, 'split'>): Split | null => {
    const { histogram, gradient, hessian, rows } = leaf;
    const own = gainOf(gradient, hessian);
    let best: Split | null = null;
    for (let feature = 0; feature < binned.length; feature += 1) {
      let leftGradient = 0;
      let leftHessian = 0;
      let leftCount = 0;
      for (let bin = 0; bin + 1 < width; bin += 1) {
        const at = feature * width + bin;
        if (histogram.counts[at] === 0) continue;
        leftGradient += histogram.gradients[at]!;
        leftHessian += histogram.hessians[at]!;
        leftCount += histogram.counts[at]!;
        if (leftCount < leastRows) continue;
        if (rows.length - leftCount < leastRows) break;
        const right = gainOf(gradient - leftGradient, hessian - leftHessian);
        const gain = gainOf(leftGradient, leftHessian) + right - own;
        if (gain > (best?.gain ?? leastGain)) best = { gain, feature, bin, leftGradient, leftHessian };
      }
    }
    return best;
  };
  const withSplit = (leaf: Omit<Leaf, 'split'>): Leaf => ({ ...leaf, split: findSplit(leaf) });

  return () => {
    const all = Int32Array.from({ length: gradients.length }, (_, i) => i);
    const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
    const nodes: (Branch | null)[] = [null];
    let leaves: Leaf[] = [
      withSplit({
        rows: all,
        histogram: measure(all),
        gradient: sum(gradients),
        hessian: sum(hessians),
        node: 0,
      }),
    ];
    while (leaves.length < options.leaves) {
      const parted = leaves.reduce((best, leaf) => ((leaf.split?.gain ?? 0) > (best.split?.gain ?? 0) ? leaf : best));
      if (parted.split === null) break;
      const [left, right] = part(parted, parted.split, nodes.length);
      nodes[parted.node] = { feature: parted.split.feature, bin: parted.split.bin, left: left.node, right: right.node };
      nodes.push(null, null);
      leaves = [...leaves.filter((leaf) => leaf !== parted), left, right];
    }
    return { nodes, leaves };
  };

  function part(leaf: Leaf, split: Split, node: number): readonly [Leaf, Leaf] {
    const bins = binned[split.feature]!;
    const leftRows = leaf.rows.filter((i) => bins[i]! <= split.bin);
    const rightRows = leaf.rows.filter((i) => bins[i]! > split.bin);
    const leftSums = { gradient: split.leftGradient, hessian: split.leftHessian };
    const rightSums = { gradient: leaf.gradient - split.leftGradient, hessian: leaf.hessian - split.leftHessian };
    // The histogram of the larger one is what is left.
    const isLeftSmaller = leftRows.length < rightRows.length;
    const smaller = measure(isLeftSmaller ? leftRows : rightRows);
    const larger = subtract(leaf.histogram, smaller);
    return [
      withSplit({
        ...leftSums,
        rows: leftRows,
        histogram: isLeftSmaller ? smaller : larger,
        node,
      }),
      withSplit({
        ...rightSums,
        rows: rightRows,
        histogram: isLeftSmaller ? larger : smaller,
        node: node + 1,
      }),
    ];
  }
}

function subtract(whole: Histogram, part: Histogram): Histogram {
  return {
    gradients: whole.gradients.map((value, at) => value - part.gradients[at]!),
    hessians: whole.hessians.map((value, at) => value - part.hessians[at]!),
    counts: whole.counts.map((value, at) => value - part.counts[at]!),
  };
}

/** The value of a leaf, before the rate. */
function leafValue({ gradient, hessian }: Pick<Leaf, 'gradient' | 'hessian'>, penalty: number): number {
  return -gradient / (hessian + penalty);
}

/** Five significant digits: the file stays small. */
function roundValue(value: number): number {
  return Number(value.toPrecision(5));
}
