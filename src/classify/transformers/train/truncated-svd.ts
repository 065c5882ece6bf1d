import { createRandom } from '../../../core/effects.ts';
import type { SparseMatrix } from './count-neighbours.ts';
import { type DenseMatrix, decomposeSymmetric } from './eigen.ts';

export interface TruncatedSvd {
  /** Left singular vectors, [rows × rank]. */
  readonly left: DenseMatrix;
  /** Singular values, falling. */
  readonly singular: Float64Array;
}

/** Further directions that are carried along and dropped at the end, which makes the kept ones exact enough. */
const oversampling = 16;

/**
 * The leading singular vectors of a sparse matrix, by a randomised range finder with power iterations (Halko,
 * Martinsson and Tropp, SIAM Review 2011, algorithms 4.4 and 5.1). The same matrix and seed give the same bits; the
 * sign of a vector is such that its largest entry is positive.
 * @param rank at most the number of rows
 */
export function decomposeTruncated(matrix: SparseMatrix, rank: number, seed: number, iterations = 2): TruncatedSvd {
  const width = Math.min(matrix.rows, matrix.columnCount, rank + oversampling);
  const kept = Math.min(rank, width);
  let basis = orthonormalise(multiply(matrix, drawGaussian(matrix.columnCount, width, seed)));
  for (let i = 0; i < iterations; i++) {
    basis = orthonormalise(multiply(matrix, orthonormalise(multiplyTransposed(matrix, basis))));
  }
  // Aᵀ·Q = Bᵀ, and B·Bᵀ has the squares of the singular values as eigenvalues.
  const { vectors, eigenvalues } = decomposeSymmetric(gram(multiplyTransposed(matrix, basis)));
  const left = new Float64Array(matrix.rows * kept);
  for (let row = 0; row < matrix.rows; row++) {
    for (let k = 0; k < kept; k++) {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += basis.values[row * width + j]! * vectors.values[j * width + k]!;
      left[row * kept + k] = sum;
    }
  }
  fixSigns(left, matrix.rows, kept);
  const singular = Float64Array.from({ length: kept }, (_, k) => Math.sqrt(Math.max(0, eigenvalues[k]!)));
  return { left: { rows: matrix.rows, columns: kept, values: left }, singular };
}

/** Box–Muller. */
function drawGaussian(rows: number, columns: number, seed: number): DenseMatrix {
  const random = createRandom(seed);
  const values = Float64Array.from({ length: rows * columns }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return radius * Math.cos(2 * Math.PI * random());
  });
  return { rows, columns, values };
}

function multiply(matrix: SparseMatrix, dense: DenseMatrix): DenseMatrix {
  const { columns: width } = dense;
  const values = new Float64Array(matrix.rows * width);
  for (let row = 0; row < matrix.rows; row++) {
    const target = values.subarray(row * width, (row + 1) * width);
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      addScaled(target, dense.values, matrix.columns[at]! * width, matrix.values[at]!);
    }
  }
  return { rows: matrix.rows, columns: width, values };
}

function multiplyTransposed(matrix: SparseMatrix, dense: DenseMatrix): DenseMatrix {
  const { columns: width } = dense;
  const values = new Float64Array(matrix.columnCount * width);
  for (let row = 0; row < matrix.rows; row++) {
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      const column = matrix.columns[at]!;
      const target = values.subarray(column * width, (column + 1) * width);
      addScaled(target, dense.values, row * width, matrix.values[at]!);
    }
  }
  return { rows: matrix.columnCount, columns: width, values };
}

function addScaled(target: Float64Array, source: Float64Array, offset: number, factor: number): void {
  for (let k = 0; k < target.length; k++) target[k] = target[k]! + factor * source[offset + k]!;
}

/** MᵀM, [columns × columns]. */
function gram({ rows, columns, values }: DenseMatrix): DenseMatrix {
  const products = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    const offset = row * columns;
    for (let i = 0; i < columns; i++) {
      const factor = values[offset + i]!;
      for (let j = i; j < columns; j++)
        products[i * columns + j] = products[i * columns + j]! + factor * values[offset + j]!;
    }
  }
  for (let i = 0; i < columns; i++) for (let j = 0; j < i; j++) products[i * columns + j] = products[j * columns + i]!;
  return { rows: columns, columns, values: products };
}

/** Gram–Schmidt on the columns, twice over, which keeps them orthogonal to working precision; columns that vanish become 0. */
function orthonormalise({ rows, columns, values }: DenseMatrix): DenseMatrix {
  const vectors = Array.from({ length: columns }, (_, k) =>
    Float64Array.from({ length: rows }, (_, row) => values[row * columns + k]!),
  );
  vectors.forEach((vector, k) => {
    const before = norm(vector);
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < k; j++) addScaled(vector, vectors[j]!, 0, -dot(vector, vectors[j]!));
    }
    const length = norm(vector);
    const factor = length <= before * 1e-10 ? 0 : 1 / length;
    for (let row = 0; row < rows; row++) vector[row] = vector[row]! * factor;
  });
  const result = new Float64Array(rows * columns);
  vectors.forEach((vector, k) => {
    for (let row = 0; row < rows; row++) result[row * columns + k] = vector[row]!;
  });
  return { rows, columns, values: result };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

function fixSigns(values: Float64Array, rows: number, columns: number): void {
  for (let k = 0; k < columns; k++) {
    let largest = 0;
    for (let row = 0; row < rows; row++) {
      if (Math.abs(values[row * columns + k]!) > Math.abs(largest)) largest = values[row * columns + k]!;
    }
    if (largest >= 0) continue;
    for (let row = 0; row < rows; row++) values[row * columns + k] = -values[row * columns + k]!;
  }
}
