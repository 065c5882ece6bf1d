import { hashWord, mixHash } from '../../core/hash.ts';
import { type FeatureBuffer, pushFeature } from './feature-buffer.ts';
import type { WordClasses } from './word-classes.ts';

const classSalt = 0x2545f491;

/** At most so many features of a word come from its classes: two of them, each once more where the word stands out. */
export const mostClassFeatures = 4;

/** The feature that a class leaves for each word of it. */
export function senseFeature(id: string): number {
  return mixHash(hashWord(id) ^ classSalt);
}

/**
 * Appends the classes of a word as features; room for `mostClassFeatures` must have been reserved.
 * @param found what `findClasses` has of the word
 * @param place salt of the place where the word stands (title, opening, end), in which its classes count once more; 0: no such place
 */
export function pushClasses(
  buffer: FeatureBuffer,
  classes: WordClasses,
  found: number,
  place: number,
  group: number,
  field: 0 | 1,
  start: number,
  end: number,
): void {
  for (let rest = found; rest !== 0; rest >>>= 8) {
    const hash = classes.hashes[(rest & 0xff) - 1]! ^ classSalt;
    pushFeature(buffer, mixHash(hash), group, field, start, end);
    if (place !== 0) pushFeature(buffer, mixHash(hash ^ place), group, field, start, end);
  }
}
