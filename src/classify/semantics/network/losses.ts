import type { RowOptimiser } from './adam.ts';

/** Probabilities below are taken for none: nearly all are, and they move nothing. */
const leastProbability = 1e-4;

/**
 * Cross-entropy of kinds: adds what it says of the outputs and the biases to their gradients.
 * @param sums one text after the other
 * @param targets the kind of each text
 * @returns gradients of the sums, and what the texts' kinds cost together
 */
export function learnKinds(
  sums: Float32Array,
  targets: readonly number[],
  outputs: Float32Array,
  biases: Float32Array,
  ofOutputs: RowOptimiser,
  ofBiases: RowOptimiser,
): { readonly gradients: Float32Array; readonly loss: number } {
  const kinds = biases.length;
  const width = outputs.length / kinds;
  const gradients = new Float32Array(sums.length);
  const share = 1 / targets.length;
  const scores = scoreKinds(sums, outputs, biases);
  let loss = 0;
  for (const [i, target] of targets.entries()) {
    const at = i * width;
    const own = scores.subarray(i * kinds, (i + 1) * kinds);
    const most = own.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
    let total = 0;
    for (let kind = 0; kind < kinds; kind++) total += own[kind] = Math.exp(own[kind]! - most);
    loss -= Math.log(own[target]! / total);
    for (let kind = 0; kind < kinds; kind++) {
      const probability = own[kind]! / total;
      if (probability < leastProbability && kind !== target) continue;
      const error = share * (kind === target ? probability - 1 : probability);
      ofOutputs.touch(kind);
      ofBiases.touch(kind);
      ofBiases.gradients[kind]! += error;
      for (let d = 0, from = kind * width; d < width; d++) {
        ofOutputs.gradients[from + d]! += error * sums[at + d]!;
        gradients[at + d]! += error * outputs[from + d]!;
      }
    }
  }
  return { gradients, loss };
}

/** Texts that are scored at once: what is read of a kind serves all of them. */
const block = 4;

/** Scores of all kinds, one text after the other. */
function scoreKinds(sums: Float32Array, outputs: Float32Array, biases: Float32Array): Float64Array {
  const kinds = biases.length;
  const width = outputs.length / kinds;
  const texts = sums.length / width;
  const padded = new Float64Array(Math.ceil(texts / block) * block * width);
  padded.set(sums);
  const scores = new Float64Array((padded.length / width) * kinds);
  const weights = Float64Array.from(outputs);
  for (let i = 0; i < texts; i += block) {
    const first = i * width;
    for (let kind = 0; kind < kinds; kind++) {
      const from = kind * width;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let at = 0; at < width; at++) {
        const weight = weights[from + at]!;
        a += weight * padded[first + at]!;
        b += weight * padded[first + width + at]!;
        c += weight * padded[first + 2 * width + at]!;
        d += weight * padded[first + 3 * width + at]!;
      }
      const bias = biases[kind]!;
      scores[i * kinds + kind] = a + bias;
      scores[(i + 1) * kinds + kind] = b + bias;
      scores[(i + 2) * kinds + kind] = c + bias;
      scores[(i + 3) * kinds + kind] = d + bias;
    }
  }
  return scores.subarray(0, texts * kinds);
}

/** Cosines are told apart as if they were so much larger. */
const sharpness = 5;

/**
 * Contrast of two views of the same texts (InfoNCE, van den Oord et al. 2018, both ways): each is nearer to its own other view than to
 * those of the other texts.
 * @param weight of what is learned
 * @returns gradients of both
 */
export function learnTwins(
  left: Float32Array,
  right: Float32Array,
  width: number,
  weight: number,
): readonly [left: Float32Array, right: Float32Array] {
  const count = left.length / width;
  const [u, v] = [toUnits(left, width), toUnits(right, width)];
  const scores = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      let dot = 0;
      for (let d = 0; d < width; d++) dot += u.values[i * width + d]! * v.values[j * width + d]!;
      scores[i * count + j] = Math.exp(sharpness * (dot - 1));
    }
  }
  const rowSums = new Float64Array(count);
  const columnSums = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      rowSums[i]! += scores[i * count + j]!;
      columnSums[j]! += scores[i * count + j]!;
    }
  }
  const ofU = new Float32Array(left.length);
  const ofV = new Float32Array(right.length);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const score = scores[i * count + j]!;
      const both = score / rowSums[i]! + score / columnSums[j]! - (i === j ? 2 : 0);
      const error = (weight * sharpness * both) / (2 * count);
      for (let d = 0; d < width; d++) {
        ofU[i * width + d]! += error * v.values[j * width + d]!;
        ofV[j * width + d]! += error * u.values[i * width + d]!;
      }
    }
  }
  return [fromUnits(u, ofU, width), fromUnits(v, ofV, width)];
}

interface Units {
  readonly values: Float32Array;
  readonly lengths: Float64Array;
}

function toUnits(vectors: Float32Array, width: number): Units {
  const count = vectors.length / width;
  const values = vectors.slice();
  const lengths = Float64Array.from({ length: count }, (_, i) => {
    const own = values.subarray(i * width, (i + 1) * width);
    const length = Math.hypot(...own);
    if (length > 0) for (let d = 0; d < width; d++) own[d]! /= length;
    return length;
  });
  return { values, lengths };
}

/** Gradients of vectors, given those of the vectors scaled to length 1. */
function fromUnits({ values, lengths }: Units, gradients: Float32Array, width: number): Float32Array {
  for (const [i, length] of lengths.entries()) {
    const [from, to] = [i * width, (i + 1) * width];
    let along = 0;
    for (let at = from; at < to; at++) along += values[at]! * gradients[at]!;
    for (let at = from; at < to; at++)
      gradients[at] = length === 0 ? 0 : (gradients[at]! - along * values[at]!) / length;
  }
  return gradients;
}
