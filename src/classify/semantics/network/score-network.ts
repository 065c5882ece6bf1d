import { loadKernel } from '../kernel/load-kernel.ts';

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

/** Values of signs, 0 to 1, are whole numbers of this unit. */
const unit = 1 << 14;
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
}

/** @throws QingyuError KERNEL_MISSING where it has not been built */
export function createNetworkScorer(weights: NetworkWeights): NetworkScorer {
  const { dimensions, vectors, outputs, biases } = weights;
  const kernel = loadKernel();
  const signCount = vectors.length / dimensions;
  kernel.createTables(signCount, 0, signCount, dimensions);
  kernel.createOutputs(biases.length, dimensions);
  let room = 1024;
  kernel.reserveSigns(room);
  kernel.reserveKinds(biases.length);

  /** What a score of 1 stands for. */
  const step = ((1 << lostBits) * weights.vectorStep * weights.outputStep) / unit;
  const { buffer } = kernel.memory;
  new Uint32Array(buffer, kernel.fullRows.value, signCount).set(
    Uint32Array.from({ length: signCount }, (_, i) => i + 1),
  );
  new Int8Array(buffer, kernel.full.value, vectors.length + dimensions).set(vectors, dimensions);
  new Int8Array(buffer, kernel.outputs.value, outputs.length).set(outputs);
  new Int32Array(buffer, kernel.outputBiases.value, biases.length).set(biases.map((bias) => Math.round(bias / step)));

  const look = () => ({
    signs: new Uint32Array(kernel.memory.buffer, kernel.signs.value, room),
    values: new Int16Array(kernel.memory.buffer, kernel.values.value, room),
    scores: new Int32Array(kernel.memory.buffer, kernel.outputScores.value, biases.length),
    picked: new Uint16Array(kernel.memory.buffer, kernel.picked.value, biases.length),
  });
  // Made anew where room is made: the memory may have moved.
  let views = look();
  return {
    score(signs, value) {
      if (signs.length > room) {
        room = 2 * signs.length;
        kernel.reserveSigns(room);
        views = look();
      }
      views.signs.set(signs);
      // None is negative, so that cutting off the fraction rounds.
      for (let i = 0; i < signs.length; i++) views.values[i] = value(i) * unit + 0.5;
      kernel.score(signs.length);
      kernel.scoreOutputs(lostBits);
    },
    pickLikest(place) {
      const { picked, scores } = views;
      const found = kernel.pickLikest(kernel.outputScores.value, scores.length, Math.min(place, scores.length));
      let most = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < found; i++) most = Math.max(most, scores[picked[i]!]!);
      const likest = new Map<number, number>();
      let square = 0;
      for (let i = 0; i < found; i++) {
        const likeness = Math.exp((scores[picked[i]!]! - most) * step);
        likest.set(picked[i]!, likeness);
        square += likeness * likeness;
      }
      const factor = 1 / Math.sqrt(square);
      for (const [kind, likeness] of likest) likest.set(kind, likeness * factor);
      return likest;
    },
  };
}
