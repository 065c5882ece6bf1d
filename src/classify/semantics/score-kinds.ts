import { loadKernel } from './kernel/load-kernel.ts';
import { createScoredText, signUnit, weighKinds } from './scored-text.ts';

/** Weights that signs have for kinds: of sign `s` those from `starts[s]` to `starts[s + 1]`, its kinds ascending. */
export interface KindWeights {
  readonly starts: Uint32Array;
  readonly kinds: Uint16Array;
  readonly weights: Int8Array;
  /** Score of a text without a sign, by kind, in units of the weights. */
  readonly biases: Float64Array;
}

/** A sign that so many kinds weigh has a weight for each of them, which is added faster than a list is gone through. */
const manyKinds = 150;

/** Scores kinds; WebAssembly, whose source is `kernel/assembly`. */
export interface KindScorer {
  /**
   * Scores of a text by kind, given its signs and the value of each by its place among them; in an array that the next call fills
   * anew, comparable with each other alone.
   */
  score(signs: Uint32Array, value: (place: number) => number): Int32Array;
  /**
   * Of the text that was scored last the kinds that score above the one of a place, 1 for the highest and 256 at most, ascending, and by
   * how much, scaled to length 1.
   */
  pickLikest(place: number): Map<number, number>;
}

/** @throws QingyuError KERNEL_MISSING where it has not been built */
export function createKindScorer({ starts, kinds, weights, biases }: KindWeights): KindScorer {
  const kernel = loadKernel();
  const signCount = starts.length - 1;
  const columns = Math.ceil(biases.length / 16) * 16;
  const isFull = (sign: number): boolean => starts[sign + 1]! - starts[sign]! >= manyKinds;
  const full = Array.from({ length: signCount }, (_, sign) => sign).filter(isFull);
  const listed = kinds.length - full.reduce((sum, sign) => sum + starts[sign + 1]! - starts[sign]!, 0);
  kernel.createTables(signCount, listed, full.length, columns);
  const text = createScoredText(kernel, biases.length, 'scores');

  const { buffer } = kernel.memory;
  new Int32Array(buffer, kernel.biases.value, columns).set(biases.map((bias) => Math.round(bias * signUnit)));
  const rowOf = new Uint32Array(buffer, kernel.fullRows.value, signCount);
  const rows = new Int8Array(buffer, kernel.full.value, (full.length + 1) * columns);
  for (const [at, sign] of full.entries()) {
    rowOf[sign] = at + 1;
    for (let i = starts[sign]!; i < starts[sign + 1]!; i++) rows[(at + 1) * columns + kinds[i]!] = weights[i]!;
  }
  const listStarts = new Uint32Array(buffer, kernel.starts.value, signCount + 1);
  const listKinds = new Uint16Array(buffer, kernel.kinds.value, listed);
  const listWeights = new Int8Array(buffer, kernel.weights.value, listed);
  let end = 0;
  for (let sign = 0; sign < signCount; sign++) {
    listStarts[sign] = end;
    if (isFull(sign)) continue;
    const [from, to] = [starts[sign]!, starts[sign + 1]!];
    listKinds.set(kinds.subarray(from, to), end);
    listWeights.set(weights.subarray(from, to), end);
    end += to - from;
  }
  listStarts[signCount] = end;

  return {
    score(signs, value) {
      text.write(signs, value);
      kernel.score(signs.length);
      return text.scores;
    },
    pickLikest(place) {
      const picked = text.pick(place);
      const least = kernel.least.value;
      return weighKinds(picked, (kind) => text.scores[kind]! - least);
    },
  };
}
