import type { Random } from '../../src/core/effects.ts';

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** One of `items`, each as likely as the others; throws where there is none. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Expected items to pick from to be at least one, got none');
  return item;
}

/** `count` different items in random order (all of them where there are fewer). */
export function sample<T>(random: Random, items: readonly T[], count: number): T[] {
  return shuffle(random, items).slice(0, Math.max(0, count));
}

/** `count` different items in their own order. */
export function sampleInOrder<T>(random: Random, items: readonly T[], count: number): T[] {
  const chosen = new Set(sample(random, items, count));
  return items.filter((item) => chosen.has(item));
}

/** A shuffled copy (Fisher–Yates). */
export function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const kept = copy[i] as T;
    copy[i] = copy[other] as T;
    copy[other] = kept;
  }
  return copy;
}

/** Draws items in proportion to their weights: O(log n) a draw after O(n) preparation. */
export function weightedPicker<T>(items: readonly T[], weightOf: (item: T) => number): (random: Random) => T {
  const sums = new Float64Array(items.length);
  let total = 0;
  items.forEach((item, index) => {
    total += weightOf(item);
    sums[index] = total;
  });
  return (random) => {
    const target = random() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > target) high = middle;
      else low = middle + 1;
    }
    return items[low] as T;
  };
}

/**
 * Draws items in proportion to their weights in constant time (alias method, Walker 1977; Vose's construction): for
 * large lists, where the binary search of `weightedPicker` misses the cache at every step.
 */
export function aliasPicker<T>(
  items: readonly T[],
  weightOf: (item: T, index: number) => number,
): (random: Random) => T {
  const count = items.length;
  const weights = Float64Array.from(items, weightOf);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / count;
  const share = weights.map((weight) => weight / mean);
  const alias = Uint32Array.from({ length: count }, (_, index) => index);
  const small: number[] = [];
  const large: number[] = [];
  share.forEach((value, index) => {
    (value < 1 ? small : large).push(index);
  });
  while (small.length > 0 && large.length > 0) {
    const low = small.pop() as number;
    const high = large.at(-1) as number;
    alias[low] = high;
    share[high] = (share[high] as number) - (1 - (share[low] as number));
    if ((share[high] as number) < 1) small.push(large.pop() as number);
  }
  for (const index of [...small, ...large]) share[index] = 1;
  return (random) => {
    const point = random() * count;
    const index = Math.floor(point);
    return items[point - index < (share[index] as number) ? index : (alias[index] as number)] as T;
  };
}

/** Standard normal deviate (Box–Muller, one of the pair). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Mixes integers into one 32-bit seed, so that parts of the output depend on names instead of on each other. */
export function mixSeed(...parts: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part | 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash ^= hash >>> 13;
  }
  return hash >>> 0;
}
