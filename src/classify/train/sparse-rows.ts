/** Messages as rows of a sparse matrix over slots; values as `scoreFeatures` makes them. */
export interface SparseRows {
  readonly count: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}
