import { combineHashes, hashStretch, hashUnit, hashWord } from '../../../core/hash.ts';
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
const blank = ' '.charCodeAt(0);
const zero = '0'.charCodeAt(0);
/** By UTF-16 unit: bit `n` is set where an ending of `n` units ends with it. */
const suffixLengths = new Uint8Array(0x1_0000);
for (const suffix of nameSuffixes.keys()) suffixLengths[suffix.charCodeAt(suffix.length - 1)]! |= 1 << suffix.length;

/**
 * What tells whether a span is a proper name: its type and end, its characters with pairs and threes of them, the characters beside it,
 * what else was found there. Characters alone and no words: of names the segmenter knows few.
 * @param text the text as it was cut
 * @returns hashes of the signs
 */
export function readNameSigns(text: string, span: NameSpan, surroundings: NameSurroundings): number[] {
  const { type, start, end } = span;
  const stemEnd = end - lengthOfSuffix(text, start, end);
  const length = stemEnd - start;
  const signs: number[] = [];
  const add = (salt: number, hash: number): void => {
    signs.push(combineHashes(salt, hash));
  };
  /** A unit of the stem, which stands between two marks. */
  const unitAt = (at: number): number => (at < start ? opening : at < stemEnd ? text.charCodeAt(at) : closing);
  const ofType = hashWord(type);
  const ofSuffix = hashStretch(text, stemEnd, end);
  add(salts.type, ofType);
  add(salts.fieldOfType, hashDigit(surroundings.isTitle ? 1 : 0, ofType));
  add(salts.suffix, ofSuffix);
  add(salts.lengthOfType, hashDigit(Math.min(length, 7), ofType));
  add(salts.lengthBeforeSuffix, hashDigit(Math.min(length, 4), ofSuffix));
  for (let at = start - 1; at < stemEnd; at += 1) {
    const one = hashUnit(unitAt(at));
    const two = hashUnit(unitAt(at + 1), one);
    if (at >= start) add(salts.character, one);
    add(salts.pair, two);
    if (at + 2 <= stemEnd) add(salts.three, hashUnit(unitAt(at + 2), two));
  }
  add(salts.firstOfType, hashStretch(text, start, Math.min(start + 1, stemEnd), ofType));
  add(salts.lastOfType, hashStretch(text, Math.max(start, stemEnd - 1), stemEnd, ofType));
  add(salts.left, hashStretch(text, start - 1, start));
  add(salts.leftTwo, hashStretch(text, start - 2, start));
  add(salts.leftThree, hashStretch(text, start - 3, start));
  add(salts.right, hashStretch(text, end, end + 1));
  add(salts.rightTwo, hashStretch(text, end, end + 2));
  add(salts.overStart, hashStretch(text, start - 1, start + 1));
  add(salts.overEnd, hashStretch(text, end - 1, end + 1));
  const before = hashWord(`${surroundings.before}`);
  add(salts.before, before);
  add(salts.after, hashWord(`${surroundings.after}`));
  add(salts.beforeType, hashStretch(type, 0, type.length, hashUnit(blank, before)));
  add(salts.uses, hashDigit(Math.min(surroundings.uses, 4)));
  return signs;
}

/** Length of the longest ending of a name that tells what sort of name it is; 0 where there is none before which anything stands. */
function lengthOfSuffix(text: string, start: number, end: number): number {
  const lengths = suffixLengths[text.charCodeAt(end - 1)]!;
  if (lengths === 0) return 0;
  for (let length = Math.min(longestSuffix, end - start - 1); length > 0; length -= 1) {
    if ((lengths & (1 << length)) !== 0 && nameSuffixes.has(text.slice(end - length, end))) return length;
  }
  return 0;
}

function hashDigit(digit: number, before?: number): number {
  return hashUnit(zero + digit, before);
}
