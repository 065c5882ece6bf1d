/** Pairs that are remembered at a time: some for every item, between these powers of two. */
const pairsPerItem = 4;
const leastBits = 12;
const mostBits = 21;

/**
 * Remembers what a function said of a pair, for as long as no other pair falls into its slot: joining groups asks for the
 * pairs of their members again and again.
 * @param compare of two message indices; the same pair must give the same number for ever
 * @param items number of messages
 */
export function rememberPairs(
  compare: (a: number, b: number) => number,
  items: number,
): (a: number, b: number) => number {
  const slots = 1 << Math.max(leastBits, Math.min(mostBits, Math.ceil(Math.log2(pairsPerItem * items))));
  const ofA = new Int32Array(slots).fill(-1);
  const ofB = new Int32Array(slots);
  const values = new Float64Array(slots);
  return (a, b) => {
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
    const slot = (mixed ^ (mixed >>> 15)) & (slots - 1);
    if (ofA[slot] === a && ofB[slot] === b) return values[slot]!;
    const value = compare(a, b);
    ofA[slot] = a;
    ofB[slot] = b;
    values[slot] = value;
    return value;
  };
}
