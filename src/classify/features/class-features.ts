import { type FeatureBuffer, pushFeature } from './feature-buffer.ts';
import { mixHash } from './hash.ts';
import { findClasses, type WordClasses } from './word-classes.ts';

const classSalt = 0x2545f491;

/** At most so many features of a word come from its classes: two of them, each once more where the word stands out. */
export const mostClassFeatures = 4;

/**
 * Appends the classes of a word as features; room for `mostClassFeatures` must have been reserved.
 * @param word `mixHash` of the word's `hashWord`
 * @param place salt of the place where the word stands (title, opening, end), in which its classes count once more; 0: no such place
 */
export function pushClasses(
  buffer: FeatureBuffer,
  classes: WordClasses,
  word: number,
  place: number,
  group: number,
  field: 0 | 1,
  start: number,
  end: number,
): void {
  for (let found = findClasses(classes, word); found !== 0; found >>>= 8) {
    const hash = classes.hashes[(found & 0xff) - 1]! ^ classSalt;
    pushFeature(buffer, mixHash(hash), group, field, start, end);
    if (place !== 0) pushFeature(buffer, mixHash(hash ^ place), group, field, start, end);
  }
}
