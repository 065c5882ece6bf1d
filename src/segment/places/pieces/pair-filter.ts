import { mixHash } from '../../../core/hash.ts';

/** Which pairs of neighbouring characters everyday letters have. */
export interface PairFilter {
  /** @param first UTF-16 units of the two characters. Of pairs that nobody writes, some in a hundred are taken for such that people do. */
  has(first: number, second: number): boolean;
}

/** Chinese characters are from this one on. */
export const firstHan = 0x4e00;
const lastHan = 0x9fff;

function isHan(unit: number): boolean {
  return unit >= firstHan && unit <= lastHan;
}

/** Whether two neighbours are Chinese characters that everyday letters hardly have side by side. */
export function isRarePair(text: string, at: number, common: PairFilter): boolean {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  return isHan(first) && isHan(second) && !common.has(first, second);
}

/** Bits that a pair sets: a Bloom filter ("Space/time trade-offs in hash coding with allowable errors", CACM 13, 1970). */
const probes = [0x9e3779b1, 0x3c6ef362] as const;

function slotOf(first: number, second: number, probe: number, bits: number): number {
  return mixHash(((first << 16) | second) ^ probe) & (bits - 1);
}

/** @throws RangeError where the number of bytes is no power of two */
export function openPairFilter(bytes: Uint8Array): PairFilter {
  checkLength(bytes.length);
  const bits = 8 * bytes.length;
  const isSet = (slot: number): boolean => (bytes[slot >>> 3]! & (1 << (slot & 7))) !== 0;
  return {
    has(first, second) {
      return isSet(slotOf(first, second, probes[0], bits)) && isSet(slotOf(first, second, probes[1], bits));
    },
  };
}

/**
 * The bytes of a filter that has just the given pairs, but for chance.
 * @param pairs two UTF-16 units each
 * @throws RangeError where the number of bytes is no power of two
 */
export function fillPairFilter(pairs: Iterable<string>, length: number): Uint8Array {
  checkLength(length);
  const bytes = new Uint8Array(length);
  for (const pair of pairs) {
    for (const probe of probes) {
      const slot = slotOf(pair.charCodeAt(0), pair.charCodeAt(1), probe, 8 * length);
      bytes[slot >>> 3]! |= 1 << (slot & 7);
    }
  }
  return bytes;
}

function checkLength(bytes: number): void {
  if (bytes < 1 || (bytes & (bytes - 1)) !== 0)
    throw new RangeError(`Expected a power of two as number of bytes, got ${bytes}`);
}
