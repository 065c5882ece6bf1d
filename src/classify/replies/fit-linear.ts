import type { LinearWeights, ReplyRow } from './linear.ts';
import { minimise } from './minimise.ts';

/** Small linear models, trained to convergence: for hundreds to thousands of examples. */

/** Standardised features are read in this unit beside the text, whose parts have length one. */
const denseUnit = 0.1;

export interface FitOptions {
  /** Number of the text's buckets. */
  readonly buckets: number;
  /** Of the weights' squares, per row. */
  readonly penalty: number;
}

/** Enough to converge. */
const iterations = 200;

/**
 * Multinomial logistic regression with an L2 penalty: convex, so that the result depends on nothing but its arguments.
 * @param targets class of each row, 0 to `classes` − 1
 * @param rowWeights weight of each row in the loss
 */
export function trainSoftmax(
  given: readonly ReplyRow[],
  targets: readonly number[],
  rowWeights: readonly number[],
  classes: number,
  options: FitOptions,
): LinearWeights[] {
  const rows = flattenRows(given, options.buckets);
  const { size } = rows;
  const shares = shareOut(rowWeights);
  const scores = new Float64Array(classes);
  const evaluate = (point: Float64Array, gradient: Float64Array): number => {
    let loss = startPenalty(point, gradient, size, options.penalty);
    for (let i = 0; i < rows.count; i++) {
      for (let k = 0; k < classes; k++) scores[k] = scoreRow(rows, i, point, k * size);
      toProbabilities(scores);
      loss -= shares[i]! * Math.log(Math.max(Number.MIN_VALUE, scores[targets[i]!]!));
      for (let k = 0; k < classes; k++) {
        addRow(rows, i, gradient, k * size, (scores[k]! - (targets[i] === k ? 1 : 0)) * shares[i]!);
      }
    }
    return loss;
  };
  const parameters = minimise(classes * size, evaluate, iterations);
  return Array.from({ length: classes }, (_, k) =>
    readWeights(rows, parameters.subarray(k * size, (k + 1) * size), 1, options.buckets),
  );
}

/**
 * The same for two classes: the score of the second against the first. Both have the same weights with contrary signs, so
 * that one set is trained.
 */
export function trainLogistic(
  given: readonly ReplyRow[],
  targets: readonly (0 | 1)[],
  rowWeights: readonly number[],
  options: FitOptions,
): LinearWeights {
  const rows = flattenRows(given, options.buckets);
  const shares = shareOut(rowWeights);
  const evaluate = (point: Float64Array, gradient: Float64Array): number => {
    let loss = startPenalty(point, gradient, rows.size, options.penalty);
    for (let i = 0; i < rows.count; i++) {
      const score = 2 * scoreRow(rows, i, point, 0);
      const probability = 1 / (1 + Math.exp(-score));
      const against = targets[i] === 1 ? -score : score;
      // Half of the loss, as each of the two classes has half of the penalty.
      loss += 0.5 * shares[i]! * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against))));
      addRow(rows, i, gradient, 0, (probability - targets[i]!) * shares[i]!);
    }
    return loss;
  };
  const parameters = minimise(rows.size, evaluate, iterations);
  return readWeights(rows, parameters, 2, options.buckets);
}

/** Rows one behind the other, as both passes over them read them fastest; of the buckets only those that occur count. */
interface FlatRows {
  readonly count: number;
  /** Number of features. */
  readonly width: number;
  /** Features of a row, behind those of the rows before. */
  readonly dense: Float64Array;
  /** Where the buckets of a row begin; one more at the end. */
  readonly starts: Int32Array;
  /** Place of each bucket among the parameters. */
  readonly places: Int32Array;
  readonly values: Float64Array;
  /** Buckets that occur, in ascending order. */
  readonly used: readonly number[];
  /** Parameters of a class: weights of the features and of the buckets, and the intercept. */
  readonly size: number;
}

function flattenRows(rows: readonly ReplyRow[], buckets: number): FlatRows {
  const width = rows[0]?.dense.length ?? 0;
  const placeOf = new Int32Array(buckets);
  for (const { text } of rows) for (const bucket of text.buckets) placeOf[bucket] = 1;
  const used: number[] = [];
  placeOf.forEach((occurs, bucket) => {
    if (occurs === 1) placeOf[bucket] = width + used.push(bucket) - 1;
  });
  const cells = rows.reduce((sum, { text }) => sum + text.buckets.length, 0);
  const dense = new Float64Array(rows.length * width);
  const starts = new Int32Array(rows.length + 1);
  const places = new Int32Array(cells);
  const values = new Float64Array(cells);
  let at = 0;
  for (const [i, { dense: features, text }] of rows.entries()) {
    for (let j = 0; j < width; j++) dense[i * width + j] = features[j]! * denseUnit;
    for (let j = 0; j < text.buckets.length; j++, at++) {
      places[at] = placeOf[text.buckets[j]!]!;
      values[at] = text.values[j]!;
    }
    starts[i + 1] = at;
  }
  return { count: rows.length, width, dense, starts, places, values, used, size: width + used.length + 1 };
}

function shareOut(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Fills the gradient with that of the penalty, and returns the penalty; intercepts have none. */
function startPenalty(point: Float64Array, gradient: Float64Array, size: number, penalty: number): number {
  let squares = 0;
  for (let p = 0; p < point.length; p++) {
    const weight = p % size === size - 1 ? 0 : point[p]!;
    gradient[p] = penalty * weight;
    squares += weight * weight;
  }
  return (penalty / 2) * squares;
}

function scoreRow(rows: FlatRows, i: number, parameters: Float64Array, base: number): number {
  const { width, dense, starts, places, values } = rows;
  let score = parameters[base + rows.size - 1]!;
  const row = i * width;
  for (let j = 0; j < width; j++) score += dense[row + j]! * parameters[base + j]!;
  const end = starts[i + 1]!;
  for (let j = starts[i]!; j < end; j++) score += values[j]! * parameters[base + places[j]!]!;
  return score;
}

/** Adds a row's share of the gradient of the log-loss. */
function addRow(rows: FlatRows, i: number, gradient: Float64Array, base: number, error: number): void {
  const { width, dense, starts, places, values } = rows;
  const row = i * width;
  for (let j = 0; j < width; j++) gradient[base + j] = gradient[base + j]! + error * dense[row + j]!;
  const end = starts[i + 1]!;
  for (let j = starts[i]!; j < end; j++) {
    const at = base + places[j]!;
    gradient[at] = gradient[at]! + error * values[j]!;
  }
  const intercept = base + rows.size - 1;
  gradient[intercept] = gradient[intercept]! + error;
}

/** Turns scores into probabilities in their place. */
function toProbabilities(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k]! - top);
    sum += scores[k]!;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = scores[k]! / sum;
}

function readWeights(rows: FlatRows, parameters: Float64Array, factor: number, buckets: number): LinearWeights {
  const { width, used, size } = rows;
  const text = new Float64Array(buckets);
  used.forEach((bucket, i) => {
    text[bucket] = factor * parameters[width + i]!;
  });
  return {
    weights: Array.from(parameters.subarray(0, width), (weight) => factor * weight * denseUnit),
    text,
    bias: factor * parameters[size - 1]!,
  };
}
