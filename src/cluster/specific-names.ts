import { isGeneralName } from '../segment/places/general-heads.ts';
import { nameless, nameSuffixes } from '../segment/places/place-lexicon.ts';
import { matterOf } from './problem-lexicon.ts';

const longestWord = 6;
/** A first character of so long a name may be glued on to it: `用` before `公积金贷款`. */
const leastGlued = 5;

/**
 * Whether a name has anything that general Chinese does not explain: not `住房公积金贷款`, `驾考中心`, which many places have
 * alike however few messages name them.
 * @param isWord whether a word is general Chinese
 */
export function isSpecificName(name: string, isWord: (word: string) => boolean): boolean {
  if (isGeneralName(name)) return false;
  const isGeneral = (part: string): boolean =>
    isWord(part) || matterOf.has(part) || nameSuffixes.has(part) || nameless.has(part);
  // Whether general words make up the name from its beginning to here.
  const explained = [true, ...Array.from(name, () => false)];
  explained[1] = name.length >= leastGlued;
  for (let end = 1; end <= name.length; end += 1) {
    for (let start = Math.max(0, end - longestWord); start < end && !explained[end]; start += 1) {
      explained[end] = explained[start]! && isGeneral(name.slice(start, end));
    }
  }
  return !explained[name.length];
}
