import type { RowOptimiser } from './adam.ts';

/** Signs of a text and what they weigh. */
export interface Bag {
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
}

/** Sums of the vectors of each bag's signs, one bag after the other. */
export function sumBags(bags: readonly Bag[], vectors: Float32Array, width: number): Float32Array {
  const sums = new Float32Array(bags.length * width);
  for (const [i, { rows, weights }] of bags.entries()) {
    const to = i * width;
    for (let s = 0; s < rows.length; s++) {
      const weight = weights[s]!;
      const from = rows[s]! * width;
      for (let d = 0; d < width; d++) sums[to + d]! += weight * vectors[from + d]!;
    }
  }
  return sums;
}

/** Hands the gradients of sums on to the vectors of their signs. */
export function addBagGradients(
  bags: readonly Bag[],
  ofSums: Float32Array,
  { gradients, touch }: RowOptimiser,
  width: number,
): void {
  for (const [i, { rows, weights }] of bags.entries()) {
    const from = i * width;
    for (let s = 0; s < rows.length; s++) {
      const weight = weights[s]!;
      const to = rows[s]! * width;
      touch(rows[s]!);
      for (let d = 0; d < width; d++) gradients[to + d]! += weight * ofSums[from + d]!;
    }
  }
}

/** A bag that has lost a share of its signs at random, the rest weighing as much more. */
export function dropSigns({ rows, weights }: Bag, share: number, random: () => number): Bag {
  const kept = Array.from(rows, (_, s) => s).filter(() => random() >= share);
  return {
    rows: Uint32Array.from(kept, (s) => rows[s]!),
    weights: Float32Array.from(kept, (s) => weights[s]! / (1 - share)),
  };
}

/** A bag without the signs of another. */
export function withoutSigns({ rows, weights }: Bag, other: Bag): Bag {
  const theirs = new Set(other.rows);
  const kept = Array.from(rows, (_, s) => s).filter((s) => !theirs.has(rows[s]!));
  return { rows: Uint32Array.from(kept, (s) => rows[s]!), weights: Float32Array.from(kept, (s) => weights[s]!) };
}
