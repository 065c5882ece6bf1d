/**
 * The vocabulary of a model: an open-addressing table of 16-bit fingerprints. A feature's slot is its number.
 * A feature that was not trained on is nearly always told apart (chance of confusion below 2⁻¹⁵ a probe).
 */
export interface FeatureTable {
  /** Power of two. */
  readonly size: number;
  /** Fingerprint by slot, 0 where free. */
  readonly keys: Uint16Array;
}

/** Longest run of slots that is searched; the kernel's `findRank` has it too. */
const probeLimit = 16;

/** A table of so many slots. @param size a power of two */
export function createFeatureTable(size: number, keys: Uint16Array = new Uint16Array(size)): FeatureTable {
  return { size, keys };
}

/** So many ranks fit beside a fingerprint. */
const mostRanks = 1 << 16;

/**
 * Packs a table for scoring, a word a slot: the fingerprint (high half) and the rank of the feature (low half); 0 where
 * free. Behind the last slot the first ones follow once more, as many as are searched: so no search has to wrap.
 * @param slots used slots by rank
 * @throws RangeError where there are more than 65,536
 */
export function packRanks({ size, keys }: FeatureTable, slots: Int32Array): Int32Array {
  if (slots.length > mostRanks) {
    throw new RangeError(`Expected a vocabulary of at most ${mostRanks} features, got ${slots.length}`);
  }
  const entries = new Int32Array(size + probeLimit);
  slots.forEach((slot, rank) => {
    entries[slot] = (keys[slot]! << 16) | rank;
  });
  for (let i = 0; i < probeLimit; i++) entries[size + i] = entries[i % size]!;
  return entries;
}

/**
 * Gives a feature a slot.
 * @returns the slot; −1 where no place is left near its own or another feature has the same fingerprint there
 */
export function addFeature(table: FeatureTable, hash: number): number {
  const { keys } = table;
  const mask = table.size - 1;
  const key = hash >>> 16 || 1;
  let slot = hash & mask;
  for (let probe = 0; probe < probeLimit; probe++) {
    const found = keys[slot]!;
    if (found === 0) {
      keys[slot] = key;
      return slot;
    }
    if (found === key) return -1;
    slot = (slot + 1) & mask;
  }
  return -1;
}

/**
 * @returns the slot of a feature, −1 where the table has it not. Scoring has its own search, see `findRank` of the kernel.
 */
export function findSlot({ size, keys }: FeatureTable, hash: number): number {
  const mask = size - 1;
  const key = hash >>> 16 || 1;
  for (let probe = 0; probe < probeLimit; probe++) {
    const slot = (hash + probe) & mask;
    const found = keys[slot]!;
    if (found === key) return slot;
    if (found === 0) return -1;
  }
  return -1;
}
