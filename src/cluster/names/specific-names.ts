import { isGeneralName } from '../../segment/places/general-heads.ts';
import { hamletEnds } from '../../segment/places/hamlet-ends.ts';
import { nameless, nameSuffixes } from '../../segment/places/place-lexicon.ts';
import { matterOf } from '../terms/problem-lexicon.ts';

const longestWord = 6;
/** What is left of a village's name that was cut before its end (`石榴|沟村`): the land and what villages are called. Many have it. */
const cutEnd = new RegExp(`^[${hamletEnds}]?[村屯镇乡]$`, 'u');
/** A first character of so long a name may be glued on to it: `用` before `公积金贷款`. */
const leastGlued = 5;

/**
 * Schools, hospitals, firms and works, lines and stations, and what is called a project here (markets, parks, waters, sites) have
 * many matters at once, where a road or an estate has one or two.
 */
const manyMatters: ReadonlySet<string> = new Set(['school', 'hospital', 'company', 'metro', 'project']);
/** As `findCore` has hospitals by number, by no end that tells one. */
const numberedHospital = /^[一二三四五六七八九十]{1,3}院$/u;
/** So far does the name of such a place tell the matter, too. */
const tellsMatter = 0.3;

/** How far messages that share a specific name are of one matter where they are of one kind of problem, 0 to 1: by what it is a name of. */
export function rateMatter(name: string): number {
  if (numberedHospital.test(name)) return tellsMatter;
  const end = typeByEnd(name, 0);
  return end !== null && manyMatters.has(end.type) ? tellsMatter : 1;
}

/** What the longest end of a name says that it names, so many characters standing before it; null where it has none. */
export function typeByEnd(name: string, before: number): { readonly type: string; readonly length: number } | null {
  for (let length = Math.min(longestWord, name.length - before); length > 0; length -= 1) {
    const type = nameSuffixes.get(name.slice(-length));
    if (type !== undefined) return { type, length };
  }
  return null;
}

/**
 * Whether a name has anything that general Chinese does not explain: not `住房公积金贷款`, `驾考中心`, which many places have
 * alike however few messages name them. Estates are called by ordinary words (`阳光小区`): a kind of estate is what `isGeneralName` tells.
 * @param isWord whether a word is general Chinese
 */
export function isSpecificName(name: string, isWord: (word: string) => boolean): boolean {
  if (isGeneralName(name) || cutEnd.test(name)) return false;
  if (typeByEnd(name, 2)?.type === 'estate') return true;
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
