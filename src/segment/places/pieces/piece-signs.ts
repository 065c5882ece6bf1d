import { combineHashes, hashStretch, hashUnit, hashWord } from '../../../core/hash.ts';

/** Two neighbouring characters that everyday letters hardly have side by side. */
export interface RarePair {
  /** Offset of the first of them. */
  readonly at: number;
  /** How many such pairs follow one another to its left, and to its right. */
  readonly before: number;
  readonly after: number;
}

/** Groups of signs, by number: two groups' equal texts are two signs. */
const salts = {
  character: 1,
  first: 2,
  second: 3,
  pair: 4,
  left: 5,
  leftTwo: 6,
  leftPair: 7,
  right: 8,
  rightTwo: 9,
  rightPair: 10,
  rightThree: 11,
  nextOne: 12,
  nextTwo: 13,
  nextThree: 14,
  run: 15,
  title: 16,
  cut: 17,
  lastOne: 18,
  lastTwo: 19,
} as const;

const longestRun = 3;
const zero = '0'.charCodeAt(0);

/**
 * What tells whether a rare pair stands inside a proper name: its characters, those beside it, and how long the run of such pairs is.
 * @param text the text as it was cut
 * @param isCut whether the segmenter cut between the two
 * @returns hashes of the signs
 */
export function readPieceSigns(
  text: string,
  { at, before, after }: RarePair,
  isTitle: boolean,
  isCut: boolean,
): number[] {
  const signs: number[] = [];
  const add = (salt: number, from: number, to: number): void => {
    signs.push(combineHashes(salt, hashStretch(text, from, to)));
  };
  const end = at + 2;
  add(salts.character, at, at + 1);
  add(salts.character, at + 1, end);
  add(salts.first, at, at + 1);
  add(salts.second, at + 1, end);
  add(salts.pair, at, end);
  add(salts.left, at - 1, at);
  add(salts.leftTwo, at - 2, at);
  add(salts.leftPair, at - 1, at + 1);
  add(salts.lastOne, at - 2, at - 1);
  add(salts.lastTwo, at - 3, at - 1);
  add(salts.right, end, end + 1);
  add(salts.rightTwo, end, end + 2);
  add(salts.rightPair, at + 1, end + 1);
  add(salts.rightThree, end, end + 3);
  add(salts.nextOne, end + 1, end + 2);
  add(salts.nextTwo, end + 1, end + 3);
  add(salts.nextThree, end + 2, end + 4);
  const run = hashUnit(zero + Math.min(longestRun, after), hashUnit(zero + Math.min(longestRun, before)));
  signs.push(combineHashes(salts.run, run));
  signs.push(combineHashes(salts.title, hashWord(isTitle ? '1' : '0')));
  signs.push(combineHashes(salts.cut, hashUnit(zero + (isCut ? 1 : 0), run)));
  return signs;
}
