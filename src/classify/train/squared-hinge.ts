import { createRandom } from '../../core/effects.ts';
import { shuffle } from './shuffle.ts';
import type { SparseRows } from './sparse-rows.ts';

/** Binary problems that share the rows: one a column. */
export interface BinaryProblems {
  readonly columns: number;
  /** By row and column: 1 the column's label, −1 another, 0 takes no part. */
  readonly targets: Int8Array;
  /** By row and column: what an error costs. */
  readonly costs: Float32Array;
  /** By slot and column: how freely a weight may move, the inverse of its share of the penalty; null: all alike. */
  readonly freedom: Float32Array | null;
}

export interface SolverOptions {
  readonly epochs: number;
  /** Stops where no dual step violates optimality by more. */
  readonly tolerance: number;
  readonly seed: number;
}

export interface LinearWeights {
  /** `size` rows of `columns`. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/**
 * L2-regularised squared-hinge classifiers by dual coordinate descent (Hsieh et al., ICML 2008), all columns in one
 * pass over each row: a row's features are read once for every label. Deterministic for a seed.
 * @param size number of slots
 */
export function solveSquaredHinge(
  rows: SparseRows,
  size: number,
  problems: BinaryProblems,
  options: SolverOptions,
): LinearWeights {
  const { columns, targets, costs } = problems;
  const freedom = problems.freedom ?? new Float32Array(size * columns).fill(1);
  const weights = new Float32Array(size * columns);
  const bias = new Float32Array(columns);
  const alphas = new Float32Array(rows.count * columns);
  const squares = squaredLengths(rows, columns, freedom);
  const order = Int32Array.from({ length: rows.count }, (_, i) => i);
  const random = createRandom(options.seed);
  const steps = new Float64Array(columns);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    let worst = 0;
    for (const row of order) {
      scoreRow(rows, row, weights, bias, steps);
      let moved = false;
      for (let c = 0; c < columns; c++) {
        const at = row * columns + c;
        const target = targets[at]!;
        const cost = costs[at]!;
        if (target === 0 || cost === 0) {
          steps[c] = 0;
          continue;
        }
        const alpha = alphas[at]!;
        const slack = 0.5 / cost;
        const score = steps[c]!;
        const gradient = target * score - 1 + slack * alpha;
        const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
        worst = Math.max(worst, Math.abs(projected));
        const next = Math.max(alpha - gradient / (squares[at]! + slack), 0);
        alphas[at] = next;
        steps[c] = (next - alpha) * target;
        moved ||= steps[c] !== 0;
      }
      if (moved) addRow(rows, row, weights, bias, steps, freedom);
    }
    if (worst < options.tolerance) break;
  }
  return { weights, bias };
}

/** Scores one row into `scores`, one a column. */
export function scoreRow(
  rows: SparseRows,
  row: number,
  weights: Float32Array,
  bias: Float32Array,
  scores: Float64Array,
): void {
  const columns = bias.length;
  for (let c = 0; c < columns; c++) scores[c] = bias[c]!;
  for (let j = rows.starts[row]!; j < rows.starts[row + 1]!; j++) {
    const value = rows.values[j]!;
    const at = rows.columns[j]! * columns;
    for (let c = 0; c < columns; c++) scores[c] = scores[c]! + value * weights[at + c]!;
  }
}

function addRow(
  rows: SparseRows,
  row: number,
  weights: Float32Array,
  bias: Float32Array,
  steps: Float64Array,
  freedom: Float32Array,
): void {
  const columns = bias.length;
  for (let j = rows.starts[row]!; j < rows.starts[row + 1]!; j++) {
    const value = rows.values[j]!;
    const at = rows.columns[j]! * columns;
    for (let c = 0; c < columns; c++) weights[at + c] = weights[at + c]! + value * steps[c]! * freedom[at + c]!;
  }
  for (let c = 0; c < columns; c++) bias[c] = bias[c]! + steps[c]!;
}

/** Squared length of each row as each column sees it, the constant feature of the bias included. */
function squaredLengths(rows: SparseRows, columns: number, freedom: Float32Array): Float32Array {
  const squares = new Float32Array(rows.count * columns).fill(1);
  for (let row = 0; row < rows.count; row++) {
    for (let j = rows.starts[row]!; j < rows.starts[row + 1]!; j++) {
      const square = rows.values[j]! * rows.values[j]!;
      const at = rows.columns[j]! * columns;
      for (let c = 0; c < columns; c++) {
        squares[row * columns + c] = squares[row * columns + c]! + square * freedom[at + c]!;
      }
    }
  }
  return squares;
}
