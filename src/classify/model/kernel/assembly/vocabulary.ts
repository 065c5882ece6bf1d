/**
 * The vocabulary and the weights of one instance of this module. An instance serves one vocabulary, so what stands at
 * module level here and in the files beside it is the state of that instance.
 */

/** Longest run of slots that is searched; `addFeature` has it too. */
const probeLimit: u32 = 16;

/** The features, see `packRanks`; the host writes them. */
export let entries = new StaticArray<u32>(0);
/**
 * By rank the inverse document frequency (low byte; the host writes it, and none of no feature) and the number of the
 * distinct feature of the message at hand (the rest), 0 where it has none.
 */
export let known = new StaticArray<u32>(0);
/** By group of features; the host writes them. */
export let groupWeights = new StaticArray<f64>(0);
/** 1 + ln(count) by count; the host writes them, so that they are its own logarithms to the last bit. */
export const dampedCounts = new StaticArray<f64>(256);

/** The rank of an occurrence that the vocabulary has not: the one behind the last. */
export let none: u32 = 0;
let mask: u32 = 0;

/**
 * Makes room for a vocabulary.
 * @param slots a power of two
 * @param ranks number of features
 * @param groups number of groups of features
 */
export function createVocabulary(slots: i32, ranks: i32, groups: i32): void {
  entries = new StaticArray<u32>(slots + probeLimit);
  known = new StaticArray<u32>(ranks + 1);
  groupWeights = new StaticArray<f64>(groups);
  mask = slots - 1;
  none = ranks;
}

/**
 * Makes room for a table of weights, a row a rank, which the host then writes. Sixteen bytes more, because rows are read
 * by eights.
 */
export function createRows(bytes: i32): StaticArray<i8> {
  return new StaticArray<i8>(bytes + 16);
}

/** @returns the rank of a feature, `none` where the vocabulary has it not */
export function findRank(hash: u32): u32 {
  const high = hash >>> 16;
  const key = i32x4.splat(high | u32(high === 0));
  let at = changetype<usize>(entries) + ((hash & mask) << 2);
  // Four slots at a time; the first that has the key or is free ends the search.
  for (let probe: u32 = 0; probe < probeLimit; probe += 4) {
    const four = v128.load(at);
    const hits = i32x4.bitmask(i32x4.eq(i32x4.shr_u(four, 16), key));
    const ends = hits | i32x4.bitmask(i32x4.eq(four, i32x4.splat(0)));
    if (ends !== 0) {
      const first = ctz(ends);
      // Without a branch, which would be guessed wrong as often as texts have unknown features.
      const isHit: u32 = (hits >>> first) & 1;
      return (load<u16>(at + (first << 2)) & (0 - isHit)) | (none & (isHit - 1));
    }
    at += 16;
  }
  return none;
}
