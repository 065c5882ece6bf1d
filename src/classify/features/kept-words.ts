import { type FeatureBuffer, reserveFeatures } from './feature-buffer.ts';
import type { FeaturiserName } from './featurisers.ts';

/** The words of `content-5` by message of a batch: they are all that `content-words-4` has, so need not be read again. */
export interface KeptWords {
  hashes: Int32Array;
  /** By message where its words end. */
  readonly ends: number[];
}

/** Keeps no words yet. */
export function createKeptWords(): KeptWords {
  return { hashes: new Int32Array(0x4000), ends: [] };
}

/** Keeps the words of the next message, where its features are such that have them. */
export function keepWords(kept: KeptWords, features: FeaturiserName, { length, hashes, groups }: FeatureBuffer): void {
  if (features !== 'content-5') return;
  let to = kept.ends.at(-1) ?? 0;
  if (to + length > kept.hashes.length) {
    const larger = new Int32Array(2 * (to + length));
    larger.set(kept.hashes);
    kept.hashes = larger;
  }
  for (let i = 0; i < length; i++) if (groups[i] === 0) kept.hashes[to++] = hashes[i]!;
  kept.ends.push(to);
}

/**
 * Fills the buffer with the kept words of a message, without their spans.
 * @returns false where none were kept, or the features are others
 */
export function readKeptWords(
  kept: KeptWords,
  features: FeaturiserName,
  index: number,
  buffer: FeatureBuffer,
): boolean {
  const end = kept.ends[index];
  if (features !== 'content-words-4' || end === undefined) return false;
  const start = index === 0 ? 0 : kept.ends[index - 1]!;
  buffer.length = 0;
  reserveFeatures(buffer, end - start);
  buffer.hashes.set(kept.hashes.subarray(start, end));
  buffer.groups.fill(0, 0, end - start);
  buffer.length = end - start;
  return true;
}
