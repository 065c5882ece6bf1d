/** Small dense linear models, trained to convergence: for tens of features and hundreds of examples. */

/** Weights of the standardised features and the intercept. */
export interface LinearWeights {
  readonly weights: readonly number[];
  readonly bias: number;
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

/** The linear score of a standardised row. */
export function scoreLinear(row: Float64Array, model: LinearWeights): number {
  let score = model.bias;
  for (let j = 0; j < row.length; j++) score += row[j]! * model.weights[j]!;
  return score;
}

/**
 * Multinomial logistic regression with an L2 penalty, by accelerated gradient descent from zero: convex,
 * so that the result depends on nothing but its arguments.
 * @param targets class of each row, 0 to `classes` − 1
 * @param rowWeights weight of each row in the loss
 * @param penalty of the weights' squares, per row
 */
export function trainSoftmax(
  rows: readonly Float64Array[],
  targets: readonly number[],
  rowWeights: readonly number[],
  classes: number,
  penalty: number,
  steps = 1500,
): LinearWeights[] {
  const width = rows[0]?.length ?? 0;
  const size = width + 1;
  const total = rowWeights.reduce((sum, weight) => sum + weight, 0);
  const rate = 1 / (0.5 * (width * 0.6 + 1) + penalty);
  let current = new Float64Array(classes * size);
  let look = Float64Array.from(current);
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(classes * size);
    for (const [i, row] of rows.entries()) {
      const probabilities = softmaxOf(row, look, classes, size);
      for (let k = 0; k < classes; k++) {
        const error = ((probabilities[k]! - (targets[i] === k ? 1 : 0)) * rowWeights[i]!) / total;
        const base = k * size;
        for (let j = 0; j < width; j++) gradient[base + j]! += error * row[j]!;
        gradient[base + width]! += error;
      }
    }
    const next = new Float64Array(classes * size);
    for (let p = 0; p < next.length; p++) {
      const shrink = p % size === width ? 0 : penalty * look[p]!;
      next[p] = look[p]! - rate * (gradient[p]! + shrink);
    }
    const momentum = (step - 1) / (step + 2);
    look = next.map((value, p) => value + momentum * (value - current[p]!));
    current = next;
  }
  return Array.from({ length: classes }, (_, k) => ({
    weights: Array.from(current.subarray(k * size, k * size + width)),
    bias: current[k * size + width]!,
  }));
}

function softmaxOf(row: Float64Array, parameters: Float64Array, classes: number, size: number): Float64Array {
  const scores = new Float64Array(classes);
  for (let k = 0; k < classes; k++) {
    let score = parameters[k * size + size - 1]!;
    for (let j = 0; j < size - 1; j++) score += row[j]! * parameters[k * size + j]!;
    scores[k] = score;
  }
  return softmax(scores);
}

/** Probabilities from scores. */
export function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
