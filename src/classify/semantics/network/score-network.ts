import { loadKernel } from '../kernel/load-kernel.ts';
import { createScoredText, signUnit, weighKinds } from '../scored-text.ts';

/** Numbers of a network, row after row. */
export interface NetworkWeights {
  readonly dimensions: number;
  /** By sign, in units of `vectorStep`. */
  readonly vectors: Int8Array;
  /** By kind, in units of `outputStep`. */
  readonly outputs: Int8Array;
  readonly vectorStep: number;
  readonly outputStep: number;
  /** Score of a text without a sign, by kind. */
  readonly biases: Float64Array;
}

/** Sums of vectors lose so many bits, to be 16 bits long. */
const lostBits = 10;

/** Scores kinds; WebAssembly, whose source is `../kernel/assembly`. */
export interface NetworkScorer {
  /** Scores a text, given its signs and the value of each by its place among them. */
  score(signs: Uint32Array, value: (place: number) => number): void;
  /**
   * Of the text that was scored last the kinds that score above the one of a place, 1 for the highest and 256 at most, ascending, and
   * their probabilities, scaled to length 1.
   */
  pickLikest(place: number): Map<number, number>;
  /** Of the text that was scored last the probability of each kind, together 1. */
  likelihoods(): Float64Array;
}

/** A kind whose score is so much less than that of the likeliest is as good as impossible. */
const farBelow = 25;

/** @throws QingyuError KERNEL_MISSING where it has not been built */
export function createNetworkScorer(weights: NetworkWeights): NetworkScorer {
  const { dimensions, vectors, outputs, biases } = weights;
  const kernel = loadKernel();
  const signCount = vectors.length / dimensions;
  kernel.createTables(signCount, 0, signCount, dimensions);
  kernel.createOutputs(biases.length, dimensions);
  const text = createScoredText(kernel, biases.length, 'outputScores');

  /** What a score of 1 stands for. */
  const step = ((1 << lostBits) * weights.vectorStep * weights.outputStep) / signUnit;
  const { buffer } = kernel.memory;
  new Uint32Array(buffer, kernel.fullRows.value, signCount).set(
    Uint32Array.from({ length: signCount }, (_, i) => i + 1),
  );
  new Int8Array(buffer, kernel.full.value, vectors.length + dimensions).set(vectors, dimensions);
  new Int8Array(buffer, kernel.outputs.value, outputs.length).set(outputs);
  new Int32Array(buffer, kernel.outputBiases.value, biases.length).set(biases.map((bias) => Math.round(bias / step)));

  return {
    score(signs, value) {
      text.write(signs, value);
      kernel.score(signs.length);
      kernel.scoreOutputs(lostBits);
    },
    pickLikest(place) {
      const picked = text.pick(place);
      const most = picked.reduce((max, kind) => Math.max(max, text.scores[kind]!), Number.NEGATIVE_INFINITY);
      return weighKinds(picked, (kind) => Math.exp((text.scores[kind]! - most) * step));
    },
    likelihoods() {
      const { scores } = text;
      let most = Number.NEGATIVE_INFINITY;
      for (let kind = 0; kind < scores.length; kind++) if (scores[kind]! > most) most = scores[kind]!;
      const likelihoods = new Float64Array(scores.length);
      let sum = 0;
      for (let kind = 0; kind < scores.length; kind++) {
        const score = (scores[kind]! - most) * step;
        if (score < -farBelow) continue;
        const likelihood = Math.exp(score);
        likelihoods[kind] = likelihood;
        sum += likelihood;
      }
      for (let kind = 0; kind < likelihoods.length; kind++) likelihoods[kind] = likelihoods[kind]! / sum;
      return likelihoods;
    },
  };
}
