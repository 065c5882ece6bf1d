/** Messages as rows of a sparse matrix over slots; values as `scoreFeatures` makes them. */
export interface SparseRows {
  readonly count: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Stacks rows, each of columns and their values. */
export function stackRows(
  list: readonly { readonly columns: Iterable<number>; readonly values: Iterable<number> }[],
): SparseRows {
  const columns = list.map((row) => [...row.columns]);
  const starts = new Int32Array(list.length + 1);
  for (const [row, own] of columns.entries()) starts[row + 1] = starts[row]! + own.length;
  return {
    count: list.length,
    starts,
    columns: Int32Array.from(columns.flat()),
    values: Float32Array.from(list.flatMap(({ values }) => [...values])),
  };
}
