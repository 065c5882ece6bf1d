import type { Random } from '../../core/effects.ts';

/** A text as weighted words: word and number of uses. */
export type CountedText = readonly (readonly [word: string, uses: number])[];

export interface TrainedVectors {
  readonly words: readonly string[];
  readonly dimensions: number;
  /** Row by row. */
  readonly vectors: Float32Array;
}

export interface VectorTraining {
  readonly dimensions: number;
  /** A word stands in this many texts at least. */
  readonly minimumTexts: number;
  readonly iterations: number;
}

interface SparseRows {
  readonly starts: Uint32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/**
 * Word vectors by latent semantic analysis: the right singular vectors of the texts' normalised TF-IDF matrix, each scaled by
 * the fourth root of its singular value, found by randomised subspace iteration (Halko, Martinsson and Tropp 2011).
 */
export function trainVectors(
  texts: readonly CountedText[],
  keep: (word: string) => boolean,
  training: VectorTraining,
  random: Random,
): TrainedVectors {
  const counts = new Map<string, number>();
  for (const text of texts) for (const [word] of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts]
    .filter(([word, count]) => count >= training.minimumTexts && keep(word))
    .map(([word]) => word)
    .sort();
  const ids = new Map(words.map((word, id) => [word, id]));
  const rows = weighRows(texts, ids, (word) => Math.log(texts.length / counts.get(word)!));
  const width = training.dimensions + 16;
  let basis: Float64Array = Float64Array.from({ length: words.length * width }, () => random() - 0.5);
  for (let i = 0; i < training.iterations; i += 1) {
    basis = multiplyTransposed(rows, multiply(rows, basis, width), words.length, width);
    orthonormalise(basis, words.length, width);
  }
  const gram = gramOf(multiply(rows, basis, width), width);
  const { values, vectors: rotation } = eigen(gram, width);
  const vectors = new Float32Array(words.length * training.dimensions);
  for (let word = 0; word < words.length; word += 1) {
    for (let k = 0; k < training.dimensions; k += 1) {
      let sum = 0;
      for (let j = 0; j < width; j += 1) sum += basis[word * width + j]! * rotation[j * width + k]!;
      vectors[word * training.dimensions + k] = sum * Math.max(0, values[k]!) ** 0.125;
    }
  }
  return { words, dimensions: training.dimensions, vectors };
}

function weighRows(
  texts: readonly CountedText[],
  ids: ReadonlyMap<string, number>,
  idf: (word: string) => number,
): SparseRows {
  const starts = new Uint32Array(texts.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (const [row, text] of texts.entries()) {
    let sum = 0;
    const first = columns.length;
    for (const [word, uses] of text) {
      const id = ids.get(word);
      if (id === undefined) continue;
      const value = (1 + Math.log(uses)) * idf(word);
      columns.push(id);
      values.push(value);
      sum += value * value;
    }
    const norm = Math.sqrt(sum) || 1;
    for (let at = first; at < values.length; at += 1) values[at]! /= norm;
    starts[row + 1] = columns.length;
  }
  return { starts, columns: Int32Array.from(columns), values: Float32Array.from(values) };
}

function multiply(rows: SparseRows, matrix: Float64Array, width: number): Float64Array {
  const result = new Float64Array((rows.starts.length - 1) * width);
  for (let row = 0; row + 1 < rows.starts.length; row += 1) {
    for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at += 1) {
      const from = rows.columns[at]! * width;
      const value = rows.values[at]!;
      for (let k = 0; k < width; k += 1) result[row * width + k]! += value * matrix[from + k]!;
    }
  }
  return result;
}

function multiplyTransposed(rows: SparseRows, matrix: Float64Array, columns: number, width: number): Float64Array {
  const result = new Float64Array(columns * width);
  for (let row = 0; row + 1 < rows.starts.length; row += 1) {
    for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at += 1) {
      const to = rows.columns[at]! * width;
      const value = rows.values[at]!;
      for (let k = 0; k < width; k += 1) result[to + k]! += value * matrix[row * width + k]!;
    }
  }
  return result;
}

/** Modified Gram–Schmidt over the columns, twice for accuracy. */
function orthonormalise(matrix: Float64Array, rows: number, width: number): void {
  for (let k = 0; k < width; k += 1) {
    for (let pass = 0; pass < 2; pass += 1) {
      for (let j = 0; j < k; j += 1) {
        let dot = 0;
        for (let i = 0; i < rows; i += 1) dot += matrix[i * width + k]! * matrix[i * width + j]!;
        for (let i = 0; i < rows; i += 1) matrix[i * width + k]! -= dot * matrix[i * width + j]!;
      }
    }
    let norm = 0;
    for (let i = 0; i < rows; i += 1) norm += matrix[i * width + k]! ** 2;
    norm = Math.sqrt(norm) || 1;
    for (let i = 0; i < rows; i += 1) matrix[i * width + k]! /= norm;
  }
}

function gramOf(matrix: Float64Array, width: number): Float64Array {
  const gram = new Float64Array(width * width);
  for (let row = 0; row < matrix.length; row += width) {
    for (let j = 0; j < width; j += 1) {
      for (let k = 0; k < width; k += 1) gram[j * width + k]! += matrix[row + j]! * matrix[row + k]!;
    }
  }
  return gram;
}

/** Eigenvalues, the largest first, and eigenvectors as columns of a symmetric matrix, by cyclic Jacobi rotations. */
export function eigen(symmetric: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = symmetric.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    for (let p = 0; p < n; p += 1) for (let q = p + 1; q < n; q += 1) off += a[p * n + q]! ** 2;
    if (off < 1e-22) break;
    for (let p = 0; p < n; p += 1) {
      for (let q = p + 1; q < n; q += 1) rotate(a, v, n, p, q);
    }
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((x, y) => a[y * n + y]! - a[x * n + x]!);
  const values = Float64Array.from(order, (i) => a[i * n + i]!);
  const vectors = new Float64Array(n * n);
  for (const [to, from] of order.entries()) {
    // The sign of an eigenvector is free: its largest entry is made positive, so that training is reproducible.
    let largest = 0;
    for (let i = 0; i < n; i += 1) {
      if (Math.abs(v[i * n + from]!) > Math.abs(v[largest * n + from]!)) largest = i;
    }
    const sign = v[largest * n + from]! < 0 ? -1 : 1;
    for (let i = 0; i < n; i += 1) vectors[i * n + to] = sign * v[i * n + from]!;
  }
  return { values, vectors };
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (Math.abs(apq) < 1e-300) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k += 1) {
    const akp = a[k * n + p]!;
    const akq = a[k * n + q]!;
    a[k * n + p] = c * akp - s * akq;
    a[k * n + q] = s * akp + c * akq;
  }
  for (let k = 0; k < n; k += 1) {
    const apk = a[p * n + k]!;
    const aqk = a[q * n + k]!;
    a[p * n + k] = c * apk - s * aqk;
    a[q * n + k] = s * apk + c * aqk;
    const vkp = v[k * n + p]!;
    const vkq = v[k * n + q]!;
    v[k * n + p] = c * vkp - s * vkq;
    v[k * n + q] = s * vkp + c * vkq;
  }
}
