/** A dense matrix by rows: `values[row * columns + column]`. */
export interface DenseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export interface SymmetricDecomposition {
  /** Falling. */
  readonly eigenvalues: Float64Array;
  /** Eigenvectors in columns, in the order of the eigenvalues. */
  readonly vectors: DenseMatrix;
}

/** Rounds over all pairs; a dozen suffice for any matrix, and small ones stop earlier. */
const mostSweeps = 30;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, by cyclic Jacobi rotations (Golub and Van Loan, Matrix
 * Computations, 8.5).
 */
export function decomposeSymmetric({ rows: size, values }: DenseMatrix): SymmetricDecomposition {
  const matrix = values.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  const scale = matrix.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(matrix, size) > scale * 1e-24; sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (a, b) => matrix[b * size + b]! - matrix[a * size + a]! || a - b,
  );
  const sorted = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let row = 0; row < size; row++) sorted[row * size + to] = vectors[row * size + from]!;
  });
  return {
    eigenvalues: Float64Array.from(order, (i) => matrix[i * size + i]!),
    vectors: { rows: size, columns: size, values: sorted },
  };
}

function offDiagonal(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += matrix[i * size + j]! ** 2;
  return sum;
}

/** Makes the entry (p, q) vanish. */
function rotate(matrix: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const entry = matrix[p * size + q]!;
  if (entry === 0) return;
  const ratio = (matrix[q * size + q]! - matrix[p * size + p]!) / (2 * entry);
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const turn = (values: Float64Array, a: number, b: number): void => {
    const [first, second] = [values[a]!, values[b]!];
    values[a] = cosine * first - sine * second;
    values[b] = sine * first + cosine * second;
  };
  for (let i = 0; i < size; i++) turn(matrix, i * size + p, i * size + q);
  for (let i = 0; i < size; i++) turn(matrix, p * size + i, q * size + i);
  for (let i = 0; i < size; i++) turn(vectors, i * size + p, i * size + q);
}
