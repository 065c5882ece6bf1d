/** Hash functions of feature spaces. Values are 32-bit integers; changing one invalidates every trained model. */

/** The offset basis of FNV-1a: the hash of an empty text. */
const wordSeed = 0x811c9dc5 | 0;

/** FNV-1a of a text that `before` is the hash of, and one unit more; without it of the unit alone. */
export function hashUnit(unit: number, before = wordSeed): number {
  return Math.imul(before ^ unit, 0x01000193);
}

/** FNV-1a over UTF-16 units: `hashWord` of the part of a text. */
export function hashUnits(units: Uint16Array, start: number, end: number): number {
  let hash = wordSeed;
  for (let i = start; i < end; i++) hash = hashUnit(units[i]!, hash);
  return hash;
}

/** FNV-1a over the UTF-16 units of a whole text. */
export function hashWord(word: string): number {
  return hashStretch(word, 0, word.length);
}

/** `hashWord` of as much of a stretch as a text has; of that behind a text that `before` is the hash of, of both. */
export function hashStretch(text: string, from: number, to: number, before = wordSeed): number {
  let hash = before;
  for (let at = Math.max(0, from); at < Math.min(to, text.length); at++) hash = hashUnit(text.charCodeAt(at), hash);
  return hash;
}

/** Joins two hashes; their order counts. */
export function combineHashes(first: number, second: number): number {
  return Math.imul(Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) + second, 0x297a2d39) ^ first;
}

/** Spreads a hash over all 32 bits: the finalizer of MurmurHash3. */
export function mixHash(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
