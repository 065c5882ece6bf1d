/** Pairs that are remembered at a time: some for every item, between these powers of two. */
const pairsPerItem = 4;
const leastBits = 12;
const mostBits = 21;

/** Three values of a pair. */
type PairValues = readonly [number, number, number];

/** What was said of pairs. */
interface PairMemo {
  /** The slot of a pair, in which its values stand until another pair falls into it. */
  readonly slotOf: (a: number, b: number) => number;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly third: Float64Array;
}

/**
 * Remembers what a function said of a pair, for as long as no other pair falls into its slot: joining groups asks for the
 * pairs of their members again and again.
 * @param compare of two message indices; the same pair must give the same numbers for ever
 * @param items number of messages
 */
export function rememberPairs(compare: (a: number, b: number) => PairValues, items: number): PairMemo {
  const slots = 1 << Math.max(leastBits, Math.min(mostBits, Math.ceil(Math.log2(pairsPerItem * items))));
  const ofA = new Int32Array(slots).fill(-1);
  const ofB = new Int32Array(slots);
  const first = new Float64Array(slots);
  const second = new Float64Array(slots);
  const third = new Float64Array(slots);
  const slotOf = (a: number, b: number): number => {
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    const slot = (mixed ^ (mixed >>> 15)) & (slots - 1);
    if (ofA[slot] === a && ofB[slot] === b) return slot;
    const [one, other, another] = compare(a, b);
    first[slot] = one;
    second[slot] = other;
    third[slot] = another;
    ofA[slot] = a;
    ofB[slot] = b;
    return slot;
  };
  return { slotOf, first, second, third };
}
