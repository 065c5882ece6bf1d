import { combineHashes, hashUnit, hashWord } from '../../../core/hash.ts';
import { nameSuffixes } from '../place-lexicon.ts';

/** What stands in a text and may be a name. */
export interface NameSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** What a message says around a span. */
export interface NameSurroundings {
  readonly isTitle: boolean;
  /** Types of the found names that end where it begins, and begin where it ends. */
  readonly before: string | null;
  readonly after: string | null;
  /** How often the message has a name found that is spelled like it. */
  readonly uses: number;
}

/** Groups of signs, by number: two groups' equal texts are two signs. */
const salts = {
  type: 1,
  fieldOfType: 2,
  suffix: 3,
  lengthOfType: 4,
  lengthBeforeSuffix: 5,
  character: 6,
  pair: 7,
  three: 8,
  firstOfType: 9,
  lastOfType: 10,
  left: 11,
  leftTwo: 12,
  leftThree: 13,
  right: 14,
  rightTwo: 15,
  overStart: 16,
  overEnd: 17,
  before: 18,
  after: 19,
  beforeType: 20,
  uses: 21,
} as const;

const longestSuffix = 6;
/** Stand before and behind a stem. */
const opening = '^'.charCodeAt(0);
const closing = '$'.charCodeAt(0);

/**
 * What tells whether a span is a proper name: its type and end, its characters with pairs and threes of them, the characters beside it,
 * what else was found there. Characters alone and no words: of names the segmenter knows few.
 * @param text the text as it was cut
 * @returns hashes of the signs
 */
export function readNameSigns(text: string, span: NameSpan, surroundings: NameSurroundings): number[] {
  const { type, start, end } = span;
  const suffix = findSuffix(text, start, end);
  const stemEnd = end - suffix.length;
  const length = stemEnd - start;
  const signs: number[] = [];
  const add = (salt: number, value: string): void => {
    signs.push(combineHashes(salt, hashWord(value)));
  };
  const addStretch = (salt: number, from: number, to: number): void => {
    signs.push(combineHashes(salt, hashWord(text, Math.max(0, from), Math.min(to, text.length))));
  };
  /** A unit of the stem, which stands between two marks. */
  const unitAt = (at: number): number => (at < start ? opening : at < stemEnd ? text.charCodeAt(at) : closing);
  add(salts.type, type);
  add(salts.fieldOfType, `${type}${surroundings.isTitle ? 1 : 0}`);
  add(salts.suffix, suffix);
  add(salts.lengthOfType, `${type}${Math.min(length, 7)}`);
  add(salts.lengthBeforeSuffix, `${suffix}${Math.min(length, 4)}`);
  for (let at = start - 1; at < stemEnd; at += 1) {
    const one = hashUnit(unitAt(at));
    const two = hashUnit(unitAt(at + 1), one);
    if (at >= start) signs.push(combineHashes(salts.character, one));
    signs.push(combineHashes(salts.pair, two));
    if (at + 2 <= stemEnd) signs.push(combineHashes(salts.three, hashUnit(unitAt(at + 2), two)));
  }
  add(salts.firstOfType, `${type}${text.slice(start, Math.min(start + 1, stemEnd))}`);
  add(salts.lastOfType, `${type}${text.slice(Math.max(start, stemEnd - 1), stemEnd)}`);
  addStretch(salts.left, start - 1, start);
  addStretch(salts.leftTwo, start - 2, start);
  addStretch(salts.leftThree, start - 3, start);
  addStretch(salts.right, end, end + 1);
  addStretch(salts.rightTwo, end, end + 2);
  addStretch(salts.overStart, start - 1, start + 1);
  addStretch(salts.overEnd, end - 1, end + 1);
  add(salts.before, `${surroundings.before}`);
  add(salts.after, `${surroundings.after}`);
  add(salts.beforeType, `${surroundings.before} ${type}`);
  add(salts.uses, `${Math.min(surroundings.uses, 4)}`);
  return signs;
}

/** The longest ending of a name that tells what sort of name it is, empty where there is none before which anything stands. */
function findSuffix(text: string, start: number, end: number): string {
  for (let length = Math.min(longestSuffix, end - start - 1); length > 0; length -= 1) {
    const suffix = text.slice(end - length, end);
    if (nameSuffixes.has(suffix)) return suffix;
  }
  return '';
}
