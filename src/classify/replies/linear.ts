import type { TextRow } from './text-features.ts';

/** Small linear models, trained to convergence: for hundreds to thousands of examples. */

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

/** Standardised features are read in this unit beside the text, whose parts have length one. */
const denseUnit = 0.1;

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

/**
 * Multinomial logistic regression with an L2 penalty, by accelerated gradient descent from zero: convex,
 * so that the result depends on nothing but its arguments.
 * @param targets class of each row, 0 to `classes` − 1
 * @param rowWeights weight of each row in the loss
 * @param buckets number of the text's buckets
 * @param penalty of the weights' squares, per row
 */
export function trainSoftmax(
  given: readonly ReplyRow[],
  targets: readonly number[],
  rowWeights: readonly number[],
  classes: number,
  { buckets, penalty, steps }: { readonly buckets: number; readonly penalty: number; readonly steps: number },
): LinearWeights[] {
  const { rows, used } = compactBuckets(given, buckets);
  const width = rows[0]?.dense.length ?? 0;
  const size = width + used.length + 1;
  const total = rowWeights.reduce((sum, weight) => sum + weight, 0);
  const longest = rows.reduce((most, { dense, text }) => {
    const length = dense.reduce((sum, x) => sum + (x * denseUnit) ** 2, 1) + text.values.reduce((s, x) => s + x * x, 0);
    return Math.max(most, length);
  }, 1);
  const rate = 1 / (0.5 * longest + penalty);
  let current = new Float64Array(classes * size);
  const look = Float64Array.from(current);
  const gradient = new Float64Array(classes * size);
  for (let step = 1; step <= steps; step++) {
    gradient.fill(0);
    for (const [i, row] of rows.entries())
      addGradient(gradient, look, row, targets[i]!, rowWeights[i]! / total, classes);
    const next = new Float64Array(classes * size);
    const momentum = (step - 1) / (step + 2);
    for (let p = 0; p < next.length; p++) {
      const shrink = p % size === size - 1 ? 0 : penalty * look[p]!;
      next[p] = look[p]! - rate * (gradient[p]! + shrink);
      look[p] = next[p]! + momentum * (next[p]! - current[p]!);
    }
    current = next;
  }
  return Array.from({ length: classes }, (_, k) => ({
    weights: Array.from(current.subarray(k * size, k * size + width), (weight) => weight * denseUnit),
    text: spreadBuckets(current.subarray(k * size + width, (k + 1) * size - 1), used, buckets),
    bias: current[(k + 1) * size - 1]!,
  }));
}

/** Rows whose buckets count only those that occur, in ascending order: most never do. */
function compactBuckets(rows: readonly ReplyRow[], buckets: number) {
  const places = new Int32Array(buckets);
  for (const { text } of rows) for (const bucket of text.buckets) places[bucket] = 1;
  const used: number[] = [];
  places.forEach((occurs, bucket) => {
    if (occurs === 1) places[bucket] = used.push(bucket) - 1;
  });
  const compact = rows.map(({ dense, text }) => ({
    dense,
    text: { values: text.values, buckets: text.buckets.map((bucket) => places[bucket]!) },
  }));
  return { rows: compact, used };
}

function spreadBuckets(weights: Float64Array, used: readonly number[], buckets: number): Float64Array {
  const spread = new Float64Array(buckets);
  used.forEach((bucket, i) => {
    spread[bucket] = weights[i]!;
  });
  return spread;
}

/** Adds one row's gradient of the log-loss. */
function addGradient(
  gradient: Float64Array,
  parameters: Float64Array,
  { dense, text }: ReplyRow,
  target: number,
  weight: number,
  classes: number,
): void {
  const size = parameters.length / classes;
  const width = dense.length;
  const scores = new Float64Array(classes);
  for (let k = 0; k < classes; k++) {
    const base = k * size;
    let score = parameters[base + size - 1]!;
    for (let j = 0; j < width; j++) score += dense[j]! * denseUnit * parameters[base + j]!;
    for (let j = 0; j < text.buckets.length; j++) {
      score += text.values[j]! * parameters[base + width + text.buckets[j]!]!;
    }
    scores[k] = score;
  }
  const probabilities = softmax(scores);
  for (let k = 0; k < classes; k++) {
    const base = k * size;
    const error = (probabilities[k]! - (target === k ? 1 : 0)) * weight;
    for (let j = 0; j < width; j++) gradient[base + j] = gradient[base + j]! + error * dense[j]! * denseUnit;
    for (let j = 0; j < text.buckets.length; j++) {
      const at = base + width + text.buckets[j]!;
      gradient[at] = gradient[at]! + error * text.values[j]!;
    }
    gradient[base + size - 1] = gradient[base + size - 1]! + error;
  }
}

/** Probabilities from scores. */
export function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
