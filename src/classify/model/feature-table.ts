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

/** Longest run of slots that is searched. */
export const probeLimit = 16;

export function createFeatureTable(size: number, keys: Uint16Array = new Uint16Array(size)): FeatureTable {
  return { size, keys };
}

/** @returns the slot of a feature, −1 where the table has none */
export function findSlot(table: FeatureTable, hash: number): number {
  const { keys } = table;
  const mask = table.size - 1;
  const key = hash >>> 16 || 1;
  let slot = hash & mask;
  for (let probe = 0; probe < probeLimit; probe++) {
    const found = keys[slot]!;
    if (found === key) return slot;
    if (found === 0) return -1;
    slot = (slot + 1) & mask;
  }
  return -1;
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
