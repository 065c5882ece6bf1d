import { createRandom } from '../../core/effects.ts';
import type { SparseRows } from './sparse-rows.ts';

/**
 * Directions in which the features of messages vary together, found without labels: `size` rows of `rank`. A model
 * that is trained on the features and on their projections, and folded back (weights + basis · latent weights), costs
 * no more to apply, and words that few examples have learn from the words that they stand with.
 */
export interface LatentBasis {
  readonly rank: number;
  readonly vectors: Float32Array;
}

export interface LatentOptions {
  readonly rank: number;
  /** Mean length of a projection; 1: as long as a group of features. */
  readonly weight: number;
  /** 0: directions count by their variance; 1: all alike. */
  readonly whitening: number;
  readonly seed: number;
}

const powerIterations = 2;

/**
 * Truncated singular value decomposition by random projection with power iterations (Halko, Martinsson & Tropp 2011).
 * @param size number of slots of the rows' vocabulary
 */
export function findLatentBasis(rows: SparseRows, size: number, options: LatentOptions): LatentBasis {
  const { rank } = options;
  const random = createRandom(options.seed);
  let vectors: Float32Array = Float32Array.from({ length: size * rank }, () => random() + random() + random() - 1.5);
  let projected: Float32Array = projectRows(rows, vectors, rank);
  for (let i = 0; i < powerIterations; i++) {
    orthonormalise(projected, rank);
    vectors = gatherRows(rows, projected, size, rank);
    projected = projectRows(rows, vectors, rank);
  }
  orthonormalise(projected, rank);
  vectors = gatherRows(rows, projected, size, rank);
  rotateToAxes(vectors, size, rank, options.whitening);
  return { rank, vectors: scaleToLength(rows, vectors, rank, options.weight) };
}

/** rows · vectors: `count` rows of `rank`. */
export function projectRows(rows: SparseRows, vectors: Float32Array, rank: number): Float32Array {
  const out = new Float32Array(rows.count * rank);
  for (let row = 0; row < rows.count; row++) {
    const to = row * rank;
    for (let j = rows.starts[row]!; j < rows.starts[row + 1]!; j++) {
      const value = rows.values[j]!;
      const from = rows.columns[j]! * rank;
      for (let k = 0; k < rank; k++) out[to + k] = out[to + k]! + value * vectors[from + k]!;
    }
  }
  return out;
}

/** rowsᵀ · projected: `size` rows of `rank`. */
function gatherRows(rows: SparseRows, projected: Float32Array, size: number, rank: number): Float32Array {
  const out = new Float32Array(size * rank);
  for (let row = 0; row < rows.count; row++) {
    const from = row * rank;
    for (let j = rows.starts[row]!; j < rows.starts[row + 1]!; j++) {
      const value = rows.values[j]!;
      const to = rows.columns[j]! * rank;
      for (let k = 0; k < rank; k++) out[to + k] = out[to + k]! + value * projected[from + k]!;
    }
  }
  return out;
}

/** Makes the columns orthonormal: L⁻¹ of the Cholesky factor of their Gram matrix, twice for accuracy. */
function orthonormalise(matrix: Float32Array, rank: number): void {
  for (let pass = 0; pass < 2; pass++) {
    const lower = cholesky(gram(matrix, rank), rank);
    for (let at = 0; at < matrix.length; at += rank) {
      for (let k = 0; k < rank; k++) {
        let value = matrix[at + k]!;
        for (let j = 0; j < k; j++) value -= matrix[at + j]! * lower[k * rank + j]!;
        matrix[at + k] = value / lower[k * rank + k]!;
      }
    }
  }
}

function gram(matrix: Float32Array, rank: number): Float64Array {
  const out = new Float64Array(rank * rank);
  for (let at = 0; at < matrix.length; at += rank) {
    for (let i = 0; i < rank; i++) {
      const value = matrix[at + i]!;
      if (value === 0) continue;
      for (let j = 0; j <= i; j++) out[i * rank + j] = out[i * rank + j]! + value * matrix[at + j]!;
    }
  }
  for (let i = 0; i < rank; i++) for (let j = 0; j < i; j++) out[j * rank + i] = out[i * rank + j]!;
  return out;
}

function cholesky(symmetric: Float64Array, rank: number): Float64Array {
  const lower = new Float64Array(rank * rank);
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j <= i; j++) {
      let value = symmetric[i * rank + j]!;
      for (let k = 0; k < j; k++) value -= lower[i * rank + k]! * lower[j * rank + k]!;
      lower[i * rank + j] = i === j ? Math.sqrt(Math.max(value, 1e-20)) : value / lower[j * rank + j]!;
    }
  }
  return lower;
}

/** Turns the columns to the principal axes of their span and scales axis j by σⱼ^−(1 + whitening). */
function rotateToAxes(vectors: Float32Array, size: number, rank: number, whitening: number): void {
  const { values, axes } = eigen(gram(vectors, rank), rank);
  const turned = new Float64Array(rank);
  for (let row = 0; row < size; row++) {
    const at = row * rank;
    turned.fill(0);
    for (let i = 0; i < rank; i++) {
      const value = vectors[at + i]!;
      if (value === 0) continue;
      for (let j = 0; j < rank; j++) turned[j] = turned[j]! + value * axes[i * rank + j]!;
    }
    for (let j = 0; j < rank; j++) {
      vectors[at + j] = turned[j]! * Math.max(values[j]!, 1e-12) ** (-(1 + whitening) / 2);
    }
  }
}

/** Eigenvalues and vectors (columns of `axes`) of a symmetric matrix by cyclic Jacobi rotations. */
function eigen(symmetric: Float64Array, rank: number): { readonly values: Float64Array; readonly axes: Float64Array } {
  const matrix = symmetric.slice();
  const axes = new Float64Array(rank * rank);
  for (let i = 0; i < rank; i++) axes[i * rank + i] = 1;
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < rank - 1; p++) {
      for (let q = p + 1; q < rank; q++) rotate(matrix, axes, rank, p, q);
    }
  }
  return { values: Float64Array.from({ length: rank }, (_, i) => matrix[i * rank + i]!), axes };
}

function rotate(matrix: Float64Array, axes: Float64Array, rank: number, p: number, q: number): void {
  const off = matrix[p * rank + q]!;
  if (Math.abs(off) < 1e-14) return;
  const theta = (matrix[q * rank + q]! - matrix[p * rank + p]!) / (2 * off);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < rank; k++) turnPair(matrix, k * rank + p, k * rank + q, cosine, sine);
  for (let k = 0; k < rank; k++) turnPair(matrix, p * rank + k, q * rank + k, cosine, sine);
  for (let k = 0; k < rank; k++) turnPair(axes, k * rank + p, k * rank + q, cosine, sine);
}

function turnPair(values: Float64Array, a: number, b: number, cosine: number, sine: number): void {
  const first = values[a]!;
  const second = values[b]!;
  values[a] = cosine * first - sine * second;
  values[b] = sine * first + cosine * second;
}

function scaleToLength(rows: SparseRows, vectors: Float32Array, rank: number, weight: number): Float32Array {
  const projected = projectRows(rows, vectors, rank);
  const meanSquare = projected.reduce((sum, value) => sum + value * value, 0) / Math.max(1, rows.count);
  const factor = weight / Math.sqrt(meanSquare || 1);
  return vectors.map((value) => value * factor);
}
