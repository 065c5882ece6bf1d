import type { SparseMatrix } from './count-neighbours.ts';

/**
 * Positive pointwise mutual information of a matrix of counts, contexts smoothed (p(c) ∝ count^smoothing) so that rare
 * ones do not dominate: Levy, Goldberg and Dagan, TACL 2015. Entries that are not positive are left out.
 */
export function toPpmi(counts: SparseMatrix, smoothing: number): SparseMatrix {
  const { rows, starts, columns, values } = counts;
  const sums = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) sums[row] = sums[row]! + values[at]!;
  }
  const contexts = sums.map((sum) => sum ** smoothing);
  const contextTotal = contexts.reduce((a, b) => a + b, 0);
  const kept = {
    starts: new Int32Array(rows + 1),
    columns: new Int32Array(values.length),
    values: new Float32Array(values.length),
  };
  let size = 0;
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const column = columns[at]!;
      const information = Math.log((values[at]! * contextTotal) / (sums[row]! * contexts[column]!));
      if (information <= 0) continue;
      kept.columns[size] = column;
      kept.values[size++] = information;
    }
    kept.starts[row + 1] = size;
  }
  return {
    rows,
    columnCount: counts.columnCount,
    starts: kept.starts,
    columns: kept.columns.slice(0, size),
    values: kept.values.slice(0, size),
  };
}
