import type { TextRow } from './text-features.ts';

/** Small linear models as they are read; `fit-linear.ts` trains them. */

/** A reply as the models read it. */
export interface ReplyRow {
  /** Standardised features. */
  readonly dense: Float64Array;
  readonly text: TextRow;
}

/** Weights of the standardised features, and the intercept. */
export interface DenseWeights {
  readonly weights: readonly number[];
  readonly bias: number;
}

/** The same with weights of the text's buckets. */
export interface LinearWeights extends DenseWeights {
  readonly text: Float64Array;
}

export interface Standardiser {
  readonly mean: readonly number[];
  readonly scale: readonly number[];
}

/** Mean and standard deviation of each feature; a constant feature gets scale 1. */
export function fitStandardiser(rows: readonly Float64Array[]): Standardiser {
  const width = rows[0]?.length ?? 0;
  const mean = new Array<number>(width).fill(0);
  const scale = new Array<number>(width).fill(0);
  for (const row of rows) for (let j = 0; j < width; j++) mean[j]! += row[j]! / rows.length;
  for (const row of rows) for (let j = 0; j < width; j++) scale[j]! += (row[j]! - mean[j]!) ** 2 / rows.length;
  return { mean, scale: scale.map((variance) => (variance < 1e-9 ? 1 : Math.sqrt(variance))) };
}

/** Features as the models read them: centred, divided by their deviation, and cut at ±3 against odd inputs. */
export function standardise(row: Float64Array, { mean, scale }: Standardiser): Float64Array {
  return row.map((value, j) => Math.max(-3, Math.min(3, (value - mean[j]!) / scale[j]!)));
}

/** What the standardised features add to the score, and the intercept. */
export function scoreDense(dense: Float64Array, model: DenseWeights): number {
  let score = model.bias;
  for (let j = 0; j < dense.length; j++) score += dense[j]! * model.weights[j]!;
  return score;
}

/** The linear score of a row. */
export function scoreLinear({ dense, text }: ReplyRow, model: LinearWeights): number {
  let score = scoreDense(dense, model);
  for (let j = 0; j < text.buckets.length; j++) score += text.values[j]! * model.text[text.buckets[j]!]!;
  return score;
}
