import { combineHashes, hashStretch, hashUnit, hashWord } from '../../../core/hash.ts';
import type { SegmentedText } from '../../../core/message.ts';
import type { FoundName } from '../name-list.ts';
import { isRarePair, type PairFilter } from '../pieces/pair-filter.ts';

/** Groups of signs, by number: two groups' equal texts are two signs. */
const salts = {
  character: 1,
  pair: 2,
  wordInside: 3,
  first: 4,
  firstTwo: 5,
  firstWord: 6,
  left: 7,
  leftTwo: 8,
  leftThree: 9,
  overStart: 10,
  wordBefore: 11,
  wordsBefore: 12,
  typeBefore: 13,
  cutAtStart: 14,
  last: 15,
  lastTwo: 16,
  lastThree: 17,
  lastWord: 18,
  right: 19,
  rightTwo: 20,
  rightThree: 21,
  overEnd: 22,
  wordBehind: 23,
  wordsBehind: 24,
  typeBehind: 25,
  cutAtEnd: 26,
  length: 27,
  rarity: 28,
  rarityOfLength: 29,
  rareShare: 30,
  wordCount: 31,
  cuts: 32,
  rareCuts: 33,
  whole: 34,
  around: 35,
  lengthAfterType: 36,
  lastAfterType: 37,
  behindAfterType: 38,
} as const;

const mostLength = 9;
const mostRare = 3;
const mostWords = 5;
/** Hashes of what stands before the first word and behind the last, and of no name. */
const edge = hashWord('$');
const nameless = hashWord('-');

/** Stretches of so many characters are told by many signs. */
const longestStretch = 3;

/** Hashes of the stretches of one, two and three characters that begin at each position before one. */
function hashStretches(text: string, before: number): readonly Int32Array[] {
  const size = Math.min(text.length, before);
  const hashes = Array.from({ length: longestStretch }, () => new Int32Array(size));
  for (let at = 0; at < size; at += 1) {
    let hash: number | undefined;
    for (let length = 0; length < longestStretch && at + length < text.length; length += 1) {
      hash = hashUnit(text.charCodeAt(at + length), hash);
      hashes[length]![at] = hash;
    }
  }
  return hashes;
}

/** Takes a sign. */
export type TakeSign = (sign: number) => void;

/**
 * What tells whether a stretch of a text is a proper name: its characters and pairs of them, what stands beside it, how many pairs in it
 * everyday letters hardly have, where the segmenter cuts; as hashes. What depends on the start or the end alone, or is a sum over the
 * characters, is told by itself, so that all stretches can be scored from sums.
 */
export interface SpanSigns {
  /** Of a stretch that begins there. */
  ofStart(start: number, take: TakeSign): void;
  /** Of a stretch that ends there. */
  ofEnd(end: number, take: TakeSign): void;
  /** Of a character inside, and of the word that begins there. */
  ofUnit(at: number, take: TakeSign): void;
  /** Of a character inside and the next, both inside. */
  ofPair(at: number, take: TakeSign): void;
  /** Of a stretch as a whole. */
  ofSpan(start: number, end: number, take: TakeSign): void;
}

/**
 * Reads the signs of the stretches of a text.
 * @param names that were found, none across another; regions among them
 * @param reach where the last stretch ends, at most
 */
export function readSpanSigns(
  { text, words, starts }: SegmentedText,
  names: readonly FoundName[],
  common: PairFilter,
  reach = text.length,
): SpanSigns {
  // One word more, and the one behind it, stand behind the last stretch.
  const wordAt = new Int32Array(reach + 1).fill(-1);
  const hashes: number[] = [];
  for (let word = 0, isBehind = 0; word < words.length && isBehind < 3; word += 1) {
    const start = starts[word]!;
    const end = start + words[word]!.length;
    hashes.push(hashWord(words[word]!));
    wordAt.fill(word, start, end);
    if (end >= reach) isBehind += 1;
  }
  const typesBefore = new Map<number, number>();
  const typesBehind = new Map<number, number>();
  for (const { type, start, end } of names) {
    if (start > reach) break;
    const hash = hashWord(type);
    typesBefore.set(end, hash);
    typesBehind.set(start, hash);
  }
  /** Pairs before a position that are rare. */
  const rare = new Int32Array(reach + 1);
  for (let at = 0; at < reach; at += 1) rare[at + 1] = rare[at]! + (isRarePair(text, at, common) ? 1 : 0);
  const rareAt = (at: number): number => (at < 0 ? 0 : rare[at + 1]! - rare[at]!);
  const isCut = (at: number): number => (at === 0 || at >= text.length || wordAt[at] !== wordAt[at - 1] ? 1 : 0);
  const wordOf = (index: number): number => (index < 0 || index >= hashes.length ? edge : hashes[index]!);
  const before = (start: number): number => wordAt[start]! - 1;
  const behind = (end: number): number => wordAt[end - 1]! + 1;
  const typeBefore = (start: number): number => typesBefore.get(start) ?? nameless;
  const stretches = hashStretches(text, reach + longestStretch);
  const of = (salt: number, from: number, to: number): number => {
    const start = Math.max(0, from);
    const length = Math.min(to, text.length) - start;
    const known = length > 0 && length <= longestStretch;
    return combineHashes(salt, known ? stretches[length - 1]![start]! : hashStretch(text, start, to));
  };
  const both = (salt: number, one: number, other: number): number => combineHashes(salt, combineHashes(one, other));
  return {
    ofStart(start, take) {
      const [word, type] = [before(start), typeBefore(start)];
      take(of(salts.first, start, start + 1));
      take(of(salts.firstTwo, start, start + 2));
      take(combineHashes(salts.firstWord, wordOf(word + 1)));
      take(of(salts.left, start - 1, start));
      take(of(salts.leftTwo, start - 2, start));
      take(of(salts.leftThree, start - 3, start));
      take(of(salts.overStart, start - 1, start + 1));
      take(combineHashes(salts.wordBefore, wordOf(word)));
      take(both(salts.wordsBefore, wordOf(word - 1), wordOf(word)));
      take(combineHashes(salts.typeBefore, type));
      take(both(salts.cutAtStart, isCut(start), type));
    },
    ofEnd(end, take) {
      const word = behind(end);
      take(of(salts.last, end - 1, end));
      take(of(salts.lastTwo, end - 2, end));
      take(of(salts.lastThree, end - 3, end));
      take(combineHashes(salts.lastWord, wordOf(word - 1)));
      take(of(salts.right, end, end + 1));
      take(of(salts.rightTwo, end, end + 2));
      take(of(salts.rightThree, end, end + 3));
      take(of(salts.overEnd, end - 1, end + 1));
      take(combineHashes(salts.wordBehind, wordOf(word)));
      take(both(salts.wordsBehind, wordOf(word), wordOf(word + 1)));
      take(combineHashes(salts.typeBehind, typesBehind.get(end) ?? nameless));
      take(combineHashes(salts.cutAtEnd, isCut(end)));
    },
    ofUnit(at, take) {
      take(of(salts.character, at, at + 1));
      if (isCut(at)) take(combineHashes(salts.wordInside, wordOf(wordAt[at]!)));
    },
    ofPair(at, take) {
      take(of(salts.pair, at, at + 2));
    },
    ofSpan(start, end, take) {
      const length = Math.min(mostLength, end - start);
      const pairs = rare[end - 1]! - rare[start]!;
      const rarity = 4 * Math.min(mostRare, pairs) + 2 * rareAt(start - 1) + rareAt(end - 1);
      const cuts = 2 * isCut(start) + isCut(end);
      const share = end - start > 1 ? Math.floor((3 * pairs) / (end - start - 1)) : 0;
      const count = Math.min(mostWords, wordAt[end - 1]! - wordAt[start]!);
      const [type, word] = [typeBefore(start), wordOf(behind(end))];
      take(combineHashes(salts.length, length));
      take(combineHashes(salts.rarity, rarity));
      take(combineHashes(salts.rarityOfLength, 16 * length + rarity));
      take(combineHashes(salts.rareShare, share));
      take(combineHashes(salts.wordCount, 16 * count + length));
      take(combineHashes(salts.cuts, cuts));
      take(combineHashes(salts.rareCuts, 16 * cuts + rarity));
      take(of(salts.whole, start, end));
      take(both(salts.around, wordOf(before(start)), word));
      take(both(salts.lengthAfterType, length, type));
      take(both(salts.lastAfterType, hashUnit(text.charCodeAt(end - 1)), type));
      take(both(salts.behindAfterType, word, type));
    },
  };
}
