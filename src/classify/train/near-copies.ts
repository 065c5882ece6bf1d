import { hashWord, mixHash } from '../../core/hash.ts';
import type { SegmentedMessage } from '../../core/message.ts';
import { isStopToken } from '../../segment/stop-words.ts';

/** Hash functions of a signature, and how many make one band: copies of similarity s share a band with 1 − (1 − s³)¹⁶. */
const signatureLength = 48;
const bandLength = 3;
/** Only so many earlier members of a band are compared. */
const comparedMembers = 20;
/** Shorter texts have too few words to be copies of each other by words alone. */
const fewestWords = 4;

/**
 * Groups messages that are near-copies of each other (Jaccard similarity of their content words at least `threshold`,
 * transitively), by MinHash with banding (Broder 1997). Texts that come as words and raw ones compare alike.
 * @returns a group number for each message
 */
export function groupNearCopies(messages: readonly SegmentedMessage[], threshold = 0.5): Int32Array {
  const sets = messages.map(contentWords);
  const signatures = sets.map(signature);
  const parents = Int32Array.from({ length: messages.length }, (_, i) => i);
  for (let band = 0; band < signatureLength / bandLength; band++) {
    const members = new Map<string, number[]>();
    signatures.forEach((values, i) => {
      if (sets[i]!.size < fewestWords) return;
      const key = values.slice(band * bandLength, (band + 1) * bandLength).join();
      const earlier = members.get(key) ?? [];
      if (earlier.length === 0) members.set(key, earlier);
      for (const j of earlier.slice(-comparedMembers)) {
        const [a, b] = [findRoot(parents, i), findRoot(parents, j)];
        if (a !== b && similarity(sets[i]!, sets[j]!) >= threshold) parents[Math.max(a, b)] = Math.min(a, b);
      }
      earlier.push(i);
    });
  }
  return parents.map((_, i) => findRoot(parents, i));
}

/** The fold of a group; equal groups share a fold. */
export function foldOf(group: number, folds: number): number {
  return (mixHash(group + 0x9e3779b9) >>> 0) % folds;
}

function contentWords(message: SegmentedMessage): ReadonlySet<number> {
  const words = new Set<number>();
  for (const { words: tokens } of [message.title, message.body]) {
    for (const token of tokens) if (token.charCodeAt(0) >= 0x4e00 && !isStopToken(token)) words.add(hashWord(token));
  }
  return words;
}

function signature(words: ReadonlySet<number>): readonly number[] {
  const values = new Array<number>(signatureLength).fill(0xffffffff);
  for (const word of words) {
    for (let k = 0; k < signatureLength; k++) {
      const value = mixHash(word ^ Math.imul(k + 1, 0x9e3779b1)) >>> 0;
      if (value < values[k]!) values[k] = value;
    }
  }
  return values;
}

function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / (a.size + b.size - common);
}

function findRoot(parents: Int32Array, start: number): number {
  let at = start;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]!]!;
    at = parents[at]!;
  }
  return at;
}
