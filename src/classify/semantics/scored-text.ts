import type { loadKernel } from './kernel/load-kernel.ts';

/** Values of signs, 0 to 1, are whole numbers of this unit: scores are sums of integers. */
export const signUnit = 1 << 14;

/** What a kernel reads of a text, and what it scores by. */
export interface ScoredText {
  /** Hands the signs of a text to the kernel, and the value of each by its place among them. */
  write(signs: Uint32Array, value: (place: number) => number): void;
  /** By kind; until more room is made. */
  readonly scores: Int32Array;
  /** The kinds that score above a place, 1 for the highest and 256 at most, ascending; until the next call. */
  pick(place: number): Uint16Array;
}

/**
 * Makes room for texts in a kernel whose tables are there.
 * @param scoresOf where the scores are
 */
export function createScoredText(
  kernel: ReturnType<typeof loadKernel>,
  kinds: number,
  scoresOf: 'scores' | 'outputScores',
): ScoredText {
  let room = 1024;
  kernel.reserveSigns(room);
  kernel.reserveKinds(kinds);
  const look = () => ({
    signs: new Uint32Array(kernel.memory.buffer, kernel.signs.value, room),
    values: new Int16Array(kernel.memory.buffer, kernel.values.value, room),
    scores: new Int32Array(kernel.memory.buffer, kernel[scoresOf].value, kinds),
    picked: new Uint16Array(kernel.memory.buffer, kernel.picked.value, kinds),
  });
  // Made anew where room is made: the memory may have moved.
  let views = look();
  return {
    write(signs, value) {
      if (signs.length > room) {
        room = 2 * signs.length;
        kernel.reserveSigns(room);
        views = look();
      }
      views.signs.set(signs);
      // None is negative, so that cutting off the fraction rounds.
      for (let i = 0; i < signs.length; i++) views.values[i] = value(i) * signUnit + 0.5;
    },
    get scores() {
      return views.scores;
    },
    pick(place) {
      const found = kernel.pickLikest(kernel[scoresOf].value, kinds, Math.min(place, kinds));
      return views.picked.subarray(0, found);
    },
  };
}

/** Kinds and their weights, scaled together to length 1. */
export function weighKinds(kinds: Uint16Array, weigh: (kind: number) => number): Map<number, number> {
  const weights = Array.from(kinds, weigh);
  let square = 0;
  for (const weight of weights) square += weight * weight;
  const factor = 1 / Math.sqrt(square);
  return new Map(weights.map((weight, i) => [kinds[i]!, weight * factor]));
}
