import { combineHashes, hashUnits, hashWord, mixHash } from '../../core/hash.ts';
import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { stopWords } from '../../segment/stop-words.ts';
import { mostClassFeatures, pushClasses } from './class-features.ts';
import { type FeatureBuffer, reserveFeatures } from './feature-buffer.ts';
import type { Lexicons } from './lexicons.ts';
import { readUnits } from './text-units.ts';
import { findClasses, type WordClasses } from './word-classes.ts';

/** Groups of features; see `FeatureBuffer.groups`. */
const wordGroup = 0;
const characterGroup = 1;
const subjectGroup = 2;

const headSalt = 0x1b873593;
const characterSalt = 0x38b34ae5;
/** The first words say what a message is about: a title, or the opening where there is none. */
const headWords = 8;

const stopTableMask = 4095;
const stopTable = createStopTable();

/**
 * Features of the subject matter, for topics: words without stop words, numbers and region codes; the first of them
 * once more as such; the topics that they tell; pairs of characters over the words that are left. Made so that a text
 * which comes as words without stop words, without a title of its own, has the features of the text that it was.
 */
export function featuriseContent(message: SegmentedMessage, buffer: FeatureBuffer, { subjects }: Lexicons): void {
  featurise(message, buffer, subjects);
}

/** The words of `featuriseContent`, without topics and pairs of characters. */
export function featuriseContentWords(message: SegmentedMessage, buffer: FeatureBuffer): void {
  featurise(message, buffer, null);
}

/** @param subjects null: words alone */
function featurise(message: SegmentedMessage, buffer: FeatureBuffer, subjects: WordClasses | null): void {
  buffer.length = 0;
  const titleWords = featuriseField(message.title, 0, 0, buffer, subjects);
  featuriseField(message.body, 1, titleWords, buffer, subjects);
}

/** @returns the number of content words so far, `before` of which stood in earlier fields */
function featuriseField(
  segmented: SegmentedText,
  field: 0 | 1,
  before: number,
  buffer: FeatureBuffer,
  subjects: WordClasses | null,
): number {
  const { text, starts } = segmented;
  const units = readUnits(text, field);
  reserveFeatures(buffer, (2 + mostClassFeatures) * starts.length + text.length);
  const { hashes, groups, starts: froms, ends } = buffer;
  const first = buffer.length;
  let to = first;
  let seen = before;
  let previous = 0;
  let previousAt = 0;
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!;
    const end = starts[i + 1] ?? text.length;
    if (!isContentRange(units, start, end)) continue;
    const hash = hashUnits(units, start, end);
    if (isStopHash(hash)) continue;
    const mixed = mixHash(hash);
    hashes[to] = mixed;
    groups[to] = wordGroup;
    froms[to] = start;
    ends[to] = end;
    to++;
    const place = seen < headWords ? headSalt : 0;
    if (place !== 0) {
      hashes[to] = mixHash(hash ^ place);
      groups[to] = wordGroup;
      froms[to] = start;
      ends[to] = end;
      to++;
    }
    seen++;
    if (subjects === null) continue;
    const found = findClasses(subjects, mixed);
    if (found !== 0) {
      buffer.length = to;
      pushClasses(buffer, subjects, found, place, subjectGroup, field, start, end);
      to = buffer.length;
    }
    for (let at = start; at < end; at++) {
      const character = units[at]!;
      if (previous !== 0) {
        hashes[to] = mixHash(combineHashes(previous, character) ^ characterSalt);
        groups[to] = characterGroup;
        // A pair over a gap of stop words is shown by its second character alone.
        froms[to] = previousAt === at - 1 ? at - 1 : at;
        ends[to] = at + 1;
        to++;
      }
      previous = character;
      previousAt = at;
    }
  }
  buffer.fields.fill(field, first, to);
  buffer.length = to;
  return seen;
}

/** Chinese words, and Latin ones that are no single letters or region codes. */
function isContentRange(units: Uint16Array, start: number, end: number): boolean {
  const first = units[start]!;
  if (first >= 0x4e00) return first <= 0x9fff;
  if (first < 0x61 || first > 0x7a) return false;
  const last = units[end - 1]!;
  return end - start > 1 && !(last >= 0x30 && last <= 0x39 && end - start <= 3);
}

function createStopTable(): Int32Array {
  const table = new Int32Array(stopTableMask + 1);
  for (const word of stopWords) {
    const hash = hashWord(word);
    let slot = hash & stopTableMask;
    while (table[slot] !== 0 && table[slot] !== hash) slot = (slot + 1) & stopTableMask;
    table[slot] = hash;
  }
  return table;
}

function isStopHash(hash: number): boolean {
  for (let slot = hash & stopTableMask; ; slot = (slot + 1) & stopTableMask) {
    const found = stopTable[slot]!;
    if (found === hash) return true;
    if (found === 0) return false;
  }
}
