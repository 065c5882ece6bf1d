import { z } from 'zod';
import { hashWord, mixHash } from '../../core/hash.ts';
import { classShape, classWords, haveOwnIds, readClassFile } from './class-file.ts';

/** Classes that a word may be in. */
const mostClasses = 2;

/**
 * Word classes: what single words of the language tell. Models weigh the classes, so that a word that no labelled message
 * has still counts for what it means.
 */
const wordClassesSchema = z.strictObject({
  format: z.literal(1),
  /** Words as the segmenter makes them of normalised text. */
  classes: z
    .array(z.strictObject({ ...classShape, words: classWords }))
    .max(254)
    .refine(haveOwnIds, 'Expected ids that differ'),
});

export type WordClassList = z.infer<typeof wordClassesSchema>;

/** Classes by word: an open-addressing table of 16-bit fingerprints, as `FeatureTable`. */
export interface WordClasses {
  /**
   * By slot the fingerprint of a word (high half), one more than the index of its second class (next byte), of its first
   * class (last byte); 0 where free. Its length is a power of two.
   */
  readonly entries: Int32Array;
  /** `hashWord` of the classes' ids. */
  readonly hashes: Int32Array;
}

/**
 * Reads a file of word classes.
 * @throws QingyuError WORD_CLASSES_INVALID where it is unreadable, of another form, or has a word in three classes
 */
export async function readWordClasses(
  file: string,
): Promise<{ readonly list: WordClassList; readonly classes: WordClasses }> {
  return readClassFile(file, {
    parse: (content) => {
      const list = wordClassesSchema.parse(content);
      return { list, classes: createWordClasses(list) };
    },
    expected: 'a file of word classes: {"format": 1, "classes": [{id, meaning, words}]}',
    code: 'WORD_CLASSES_INVALID',
  });
}

/** @throws RangeError where a word is in three classes */
export function createWordClasses(list: WordClassList): WordClasses {
  const words = groupByWord(list);
  let size = 16;
  while (size < 2 * words.size) size *= 2;
  const entries = new Int32Array(size);
  for (const [word, [first, second]] of words) {
    const hash = mixHash(hashWord(word));
    let slot = hash & (size - 1);
    while (entries[slot] !== 0) slot = (slot + 1) & (size - 1);
    entries[slot] = (hash & 0xffff0000) | (((second ?? -1) + 1) << 8) | (first! + 1);
  }
  return { entries, hashes: Int32Array.from(list.classes, ({ id }) => hashWord(id)) };
}

/**
 * @param hash `mixHash` of the word's `hashWord`
 * @returns one more than the index of the word's first class, and 256 times as much of its second; 0 where it has none
 */
export function findClasses({ entries }: WordClasses, hash: number): number {
  const mask = entries.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const found = entries[slot]!;
    if (found === 0) return 0;
    if ((found ^ hash) >>> 16 === 0) return found & 0xffff;
  }
}

function groupByWord({ classes }: WordClassList): Map<string, number[]> {
  const words = new Map<string, number[]>();
  classes.forEach(({ words: own }, index) => {
    for (const word of new Set(own)) words.set(word, [...(words.get(word) ?? []), index]);
  });
  for (const [word, indices] of words) {
    if (indices.length > mostClasses) {
      throw new RangeError(`a word may be in ${mostClasses} classes, ${word} is in ${indices.length}`);
    }
  }
  return words;
}
