import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { QingyuError } from '../../../core/errors.ts';

/** `vectors.json`: the words, one a row of `vectors.bin` (int8, row-major, `dimensions` columns). */
export const vectorsSchema = z.strictObject({
  dimensions: z.int().min(1),
  /** Documents of the training corpus. */
  documents: z.int().min(1),
  words: z.array(z.string().min(1)),
  /** Documents with the word, in the order of `words`. */
  frequencies: z.array(z.int().min(1)),
});

export type VectorsFile = z.infer<typeof vectorsSchema>;

/** Vectors of general words: near where words stand in like contexts. */
export interface WordVectors {
  readonly dimensions: number;
  /** Row of a word; -1 for one without vector (names of places and persons among them). */
  rowOf(word: string): number;
  /** Inverse document frequency by row. */
  readonly idf: Float64Array;
  readonly words: readonly string[];
  /** Rows of unit length, row-major. */
  readonly rows: Float32Array;
  /** Unit vector of what all texts have in common: the mean of the training corpus, words weighted by rarity. */
  readonly common: Float32Array;
}

/**
 * Reads word vectors.
 * @throws QingyuError WORD_VECTORS where a file is missing or the two do not fit together
 */
export function loadWordVectors(folder: string): WordVectors {
  try {
    const file = vectorsSchema.parse(JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')));
    return openWordVectors(file, readFileSync(join(folder, 'vectors.bin')));
  } catch (cause) {
    throw new QingyuError(`Expected vectors.json and vectors.bin to be readable and to fit together, got ${folder}`, {
      code: 'WORD_VECTORS',
      stage: 'cluster',
      data: { folder },
      cause,
    });
  }
}

/** Makes word vectors from their stored form. */
export function openWordVectors(file: VectorsFile, bytes: Uint8Array): WordVectors {
  const { dimensions, words, frequencies, documents } = file;
  if (bytes.length !== words.length * dimensions || frequencies.length !== words.length) {
    throw new RangeError(`Expected ${words.length} × ${dimensions} bytes, got ${bytes.length}`);
  }
  const rows = Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  for (let row = 0; row < words.length; row++) scaleToUnit(rows.subarray(row * dimensions, (row + 1) * dimensions));
  const rowByWord = new Map(words.map((word, row) => [word, row]));
  const idf = Float64Array.from(frequencies, (frequency) => Math.log(Math.max(1.05, documents / frequency)));
  const common = new Float32Array(dimensions);
  for (let row = 0; row < words.length; row++) {
    for (let d = 0; d < dimensions; d++) common[d]! += frequencies[row]! * idf[row]! * rows[row * dimensions + d]!;
  }
  scaleToUnit(common);
  return { dimensions, words, rowOf: (word) => rowByWord.get(word) ?? -1, idf, rows, common };
}

/** Takes a share of what all texts have in common out of a unit vector, in place, and scales the rest to length 1. */
export function takeOutCommon(vector: Float32Array, share: number, { common }: WordVectors): void {
  for (let d = 0; d < vector.length; d++) vector[d]! -= share * common[d]!;
  scaleToUnit(vector);
}

/** Scales a vector to length 1 in place; a zero vector stays. */
export function scaleToUnit(vector: Float32Array): void {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return;
  const factor = 1 / Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i]! *= factor;
}
