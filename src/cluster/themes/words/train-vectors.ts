import { createRandom } from '../../../core/effects.ts';
import type { VectorsFile } from './vectors.ts';

export interface VectorTrainOptions {
  readonly dimensions: number;
  /** Words that fewer documents have are left out. */
  readonly minDocuments: number;
  /** Words at most so far apart count as neighbours, the nearer the more. */
  readonly window: number;
  /** Leaves words out, such as names of places. */
  readonly keep: (word: string) => boolean;
  readonly seed: number;
}

export interface TrainedVectors {
  readonly file: VectorsFile;
  /** Rows of `file.words`, int8. */
  readonly bytes: Int8Array;
}

/**
 * Trains word vectors: positive pointwise mutual information of neighbouring words, context counts to the power ¾
 * (Levy, Goldberg and Dagan 2015), reduced by a randomised eigendecomposition (Halko, Martinsson and Tropp 2011).
 * Deterministic for equal documents, options and seed.
 * @param documents words of each document, in order
 */
export function trainThemeVectors(
  documents: readonly (readonly string[])[],
  options: VectorTrainOptions,
): TrainedVectors {
  const { words, frequencies } = countVocabulary(documents, options);
  const matrix = mutualInformation(documents, words, options.window);
  const vectors = decompose(matrix, words.length, options.dimensions, options.seed);
  const bytes = new Int8Array(words.length * options.dimensions);
  for (let row = 0; row < words.length; row++) {
    const vector = vectors.subarray(row * options.dimensions, (row + 1) * options.dimensions);
    const top = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    if (top > 0)
      bytes.set(
        vector.map((value) => Math.round((value / top) * 127)),
        row * options.dimensions,
      );
  }
  return { file: { dimensions: options.dimensions, documents: documents.length, words, frequencies }, bytes };
}

function countVocabulary(documents: readonly (readonly string[])[], { minDocuments, keep }: VectorTrainOptions) {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const word of new Set(document)) {
      if (/^\p{Script=Han}{2,}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const kept = [...counts]
    .filter(([word, count]) => count >= minDocuments && keep(word))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { words: kept.map(([word]) => word), frequencies: kept.map(([, count]) => count) };
}

/** A symmetric sparse matrix by rows. */
interface SparseMatrix {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

function mutualInformation(
  documents: readonly (readonly string[])[],
  words: readonly string[],
  window: number,
): SparseMatrix {
  const rowOf = new Map(words.map((word, row) => [word, row]));
  const counts = words.map(() => new Map<number, number>());
  for (const document of documents) {
    const rows = document.map((word) => rowOf.get(word) ?? -1);
    for (const [i, a] of rows.entries()) {
      if (a < 0) continue;
      for (let j = i + 1; j <= i + window && j < rows.length; j++) {
        const b = rows[j]!;
        if (b < 0 || a === b) continue;
        const weight = 1 / Math.sqrt(j - i);
        counts[a]!.set(b, (counts[a]!.get(b) ?? 0) + weight);
        counts[b]!.set(a, (counts[b]!.get(a) ?? 0) + weight);
      }
    }
  }
  const sums = Float64Array.from(counts, (row) => [...row.values()].reduce((sum, value) => sum + value, 0));
  const smoothed = sums.map((sum) => sum ** 0.75);
  const total = smoothed.reduce((sum, value) => sum + value, 0);
  const starts = new Uint32Array(words.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [a, row] of counts.entries()) {
    for (const [b, count] of row) {
      // Half of each direction: the smoothing is one-sided, the decomposition wants a symmetric matrix.
      const value =
        (Math.log((count * total) / (sums[a]! * smoothed[b]!)) +
          Math.log((count * total) / (sums[b]! * smoothed[a]!))) /
        2;
      if (value > 0) {
        columns.push(b);
        values.push(value);
      }
    }
    starts[a + 1] = columns.length;
  }
  return { starts, columns: Uint32Array.from(columns), values: Float32Array.from(values) };
}

/** Rows of the leading eigenvectors, each times the fourth root of its squared eigenvalue; row-major. */
function decompose(matrix: SparseMatrix, size: number, dimensions: number, seed: number): Float64Array {
  const width = Math.min(size, dimensions + 16);
  const random = createRandom(seed);
  let basis: Float64Array = Float64Array.from({ length: size * width }, () => random() - 0.5);
  for (let pass = 0; pass < 8; pass++) {
    basis = multiply(matrix, basis, size, width);
    orthonormalise(basis, size, width);
  }
  const image = multiply(matrix, basis, size, width);
  const values = new Float64Array(width);
  for (let k = 0; k < width; k++)
    for (let i = 0; i < size; i++) values[k]! += basis[i * width + k]! * image[i * width + k]!;
  const order = [...values.keys()].sort((a, b) => Math.abs(values[b]!) - Math.abs(values[a]!)).slice(0, dimensions);
  const rows = new Float64Array(size * dimensions);
  for (let i = 0; i < size; i++) {
    for (const [d, k] of order.entries())
      rows[i * dimensions + d] = basis[i * width + k]! * Math.sqrt(Math.abs(values[k]!));
  }
  return rows;
}

function multiply(
  { starts, columns, values }: SparseMatrix,
  basis: Float64Array,
  size: number,
  width: number,
): Float64Array {
  const product = new Float64Array(size * width);
  for (let i = 0; i < size; i++) {
    for (let p = starts[i]!; p < starts[i + 1]!; p++) {
      const from = columns[p]! * width;
      const value = values[p]!;
      for (let k = 0; k < width; k++) product[i * width + k]! += value * basis[from + k]!;
    }
  }
  return product;
}

/** Gram–Schmidt over the columns, twice for stability. */
function orthonormalise(basis: Float64Array, size: number, width: number): void {
  for (let k = 0; k < width; k++) {
    for (let round = 0; round < 2; round++) {
      for (let before = 0; before < k; before++) {
        let product = 0;
        for (let i = 0; i < size; i++) product += basis[i * width + k]! * basis[i * width + before]!;
        for (let i = 0; i < size; i++) basis[i * width + k]! -= product * basis[i * width + before]!;
      }
    }
    let square = 0;
    for (let i = 0; i < size; i++) square += basis[i * width + k]! ** 2;
    const factor = square > 1e-20 ? 1 / Math.sqrt(square) : 0;
    for (let i = 0; i < size; i++) basis[i * width + k]! *= factor;
  }
}
