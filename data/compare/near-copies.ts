import { createRandom } from '../../src/core/effects.ts';

const bands = 16;
const rowsPerBand = 4;
const shingleLength = 4;
const threshold = 0.8;

/**
 * Number of texts that have another one with Jaccard similarity ≥ 0.8 over their sets of character 4-grams (letters,
 * digits and Han only). Candidates by MinHash with banding (Broder 1997; 16 bands of 4: a pair at 0.8 is missed with
 * probability 0.0002), then verified exactly.
 */
export function countNearCopies(texts: readonly string[]): number {
  const shingles = texts.map(shinglesOf);
  const near = new Set<number>();
  const buckets = new Map<string, number[]>();
  const seeds = Array.from({ length: bands * rowsPerBand }, minHashSeeds(createRandom(7)));
  shingles.forEach((set, index) => {
    if (set.size === 0) return;
    const signature = minHash(set, seeds);
    const compared = new Set<number>();
    for (let band = 0; band < bands; band++) {
      const key = `${band}:${signature.subarray(band * rowsPerBand, (band + 1) * rowsPerBand).join(',')}`;
      const bucket = buckets.get(key);
      if (bucket === undefined) {
        buckets.set(key, [index]);
        continue;
      }
      for (const other of bucket) {
        if (compared.has(other)) continue;
        compared.add(other);
        if (jaccard(set, shingles[other] as Set<number>) >= threshold) {
          near.add(index);
          near.add(other);
        }
      }
      // A text pasted hundreds of times needs to be met once only.
      if (bucket.length < 20) bucket.push(index);
    }
  });
  return near.size;
}

function minHashSeeds(random: () => number): () => readonly [number, number] {
  return () => [Math.floor(random() * 2 ** 32) | 1, Math.floor(random() * 2 ** 32)];
}

function shinglesOf(text: string): Set<number> {
  const plain = text.replace(/[^\p{L}\p{N}]+/gu, '');
  const set = new Set<number>();
  for (let at = 0; at + shingleLength <= plain.length; at++) {
    let hash = 0x811c9dc5;
    for (let i = at; i < at + shingleLength; i++) hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193);
    set.add(Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0);
  }
  return set;
}

function minHash(set: ReadonlySet<number>, seeds: readonly (readonly [number, number])[]): Uint32Array {
  const signature = new Uint32Array(seeds.length).fill(0xffffffff);
  for (const shingle of set) {
    for (let i = 0; i < seeds.length; i++) {
      const [factor, term] = seeds[i] as readonly [number, number];
      const mixed = (Math.imul(shingle, factor) + term) >>> 0;
      const value = (mixed ^ (mixed >>> 16)) >>> 0;
      if (value < (signature[i] as number)) signature[i] = value;
    }
  }
  return signature;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  return shared / (a.size + b.size - shared);
}
