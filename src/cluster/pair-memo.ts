/** Pairs that are remembered at a time: some for every item, between these powers of two. */
const pairsPerItem = 4;
const leastBits = 12;
const mostBits = 21;

/** Two values of a pair. */
type PairValues = readonly [number, number];

/** What was said of pairs. */
interface PairMemo {
  /** Where the values of a pair stand, side by side, until another pair falls into their slot. */
  readonly placeOf: (a: number, b: number) => number;
  readonly values: Float64Array;
}

/** A slot has the two messages of its pair in 8 bytes, its values in 16, and 8 to spare: it lies in one line of the processor's cache. */
const slotBytes = 32;

/**
 * Remembers what a function said of a pair, for as long as no other pair falls into its slot: joining groups asks for the
 * pairs of their members again and again.
 * @param compare of two message indices; the same pair must give the same numbers for ever
 * @param items number of messages
 */
export function rememberPairs(compare: (a: number, b: number) => PairValues, items: number): PairMemo {
  const slots = 1 << Math.max(leastBits, Math.min(mostBits, Math.ceil(Math.log2(pairsPerItem * items))));
  const memory = new ArrayBuffer(slots * slotBytes);
  const pairs = new Int32Array(memory);
  const values = new Float64Array(memory);
  const placeOf = (a: number, b: number): number => {
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    const slot = (mixed ^ (mixed >>> 15)) & (slots - 1);
    const at = slot * 8;
    const place = slot * 4 + 1;
    // One more than the first message: 0 in free slots.
    if (pairs[at] === a + 1 && pairs[at + 1] === b) return place;
    const [one, other] = compare(a, b);
    values[place] = one;
    values[place + 1] = other;
    pairs[at] = a + 1;
    pairs[at + 1] = b;
    return place;
  };
  return { placeOf, values };
}
