/** How much a message that was written for training counts against a real one, at most: its label's share says little. */
const writtenLimit = 0.25;
/** How much all of them together count against all real ones, at most, however many were written. */
const writtenShare = 0.1;

/**
 * The weight of a message that was written for training, where a real one weighs 1.
 * @param written by message
 */
export function weighWritten(written: readonly boolean[]): number {
  const made = written.filter((isWritten) => isWritten).length;
  const real = written.length - made;
  return real === 0 ? 1 : Math.min(writtenLimit, (writtenShare * real) / made);
}

/** Scores of held-out messages, by row and label, and the right label of each. */
export interface HeldOut {
  readonly labels: number;
  readonly scores: Float64Array;
  readonly gold: Int32Array;
  /** How much each row counts. */
  readonly weights: Float64Array;
}

export interface Calibration {
  readonly sharpness: number;
  readonly prior: readonly number[];
}

/** Keeps priors of rare labels near 0: so many messages' worth of doubt. */
const priorDoubt = 8;

/**
 * Fits probability = softmax(score · sharpness + prior) to held-out scores by gradient descent on the mean log-loss
 * (temperature scaling with a bias a label; Guo et al., ICML 2017).
 */
export function calibrate(heldOut: HeldOut): Calibration {
  const { labels } = heldOut;
  const total = heldOut.weights.reduce((sum, weight) => sum + weight, 0);
  let logSharpness = Math.log(2);
  const prior = new Float64Array(labels);
  const gradient = new Float64Array(labels + 1);
  const squares = new Float64Array(labels + 1);
  for (let step = 1; step <= 400; step++) {
    calibrationGradient(heldOut, Math.exp(logSharpness), prior, gradient);
    for (let k = 0; k < labels; k++) gradient[k] = (gradient[k]! + priorDoubt * prior[k]!) / total;
    gradient[labels] = gradient[labels]! / total;
    // Adagrad: the gradient of the sharpness is of another size than those of the priors.
    for (let k = 0; k <= labels; k++) {
      squares[k] = squares[k]! + gradient[k]! * gradient[k]!;
      const move = (0.3 * gradient[k]!) / Math.sqrt(squares[k]! + 1e-12);
      if (k < labels) prior[k] = prior[k]! - move;
      else logSharpness -= move;
    }
  }
  return { sharpness: round(Math.exp(logSharpness)), prior: Array.from(prior, round) };
}

/** Gradient of the summed log-loss by prior, and last by the logarithm of the sharpness. */
function calibrationGradient(heldOut: HeldOut, sharpness: number, prior: Float64Array, gradient: Float64Array): void {
  const { labels, scores, gold, weights } = heldOut;
  gradient.fill(0);
  const chances = new Float64Array(labels);
  for (let row = 0; row < gold.length; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < labels; k++) {
      chances[k] = scores[row * labels + k]! * sharpness + prior[k]!;
      highest = Math.max(highest, chances[k]!);
    }
    let sum = 0;
    for (let k = 0; k < labels; k++) {
      chances[k] = Math.exp(chances[k]! - highest);
      sum += chances[k]!;
    }
    for (let k = 0; k < labels; k++) {
      const error = weight * (chances[k]! / sum - (gold[row] === k ? 1 : 0));
      gradient[k] = gradient[k]! + error;
      gradient[labels] = gradient[labels]! + error * scores[row * labels + k]! * sharpness;
    }
  }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
