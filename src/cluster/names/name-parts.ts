import { nameSuffixes } from '../../segment/places/place-lexicon.ts';

/** Before a name: which of several it is. */
const tellsApart = /^[大小上下前后东西南北中新老]/u;
/** An end that counts, behind a number. */
const counted = /^号[线楼栋院]$/u;
const unitEnd = /^.[镇乡村]$/u;

/**
 * Whether a word is what segmenting left of a name that has it inside: all but its first sign (`溪镇` of 云溪镇), or a piece of the rest of
 * that; no end that tells what is named.
 */
export function isPartOfName(word: string, name: string): boolean {
  const at = name.indexOf(word);
  if (counted.test(word)) return at > 0;
  if (word.length < 2 || nameSuffixes.has(word)) return false;
  // Of a name of three signs no two are what a sign before them tells apart (`栎村` of 上栎村).
  return (
    (at === 1 && (name.length === 3 || !tellsApart.test(name))) || (at > 1 && unitEnd.test(word) && name.endsWith(word))
  );
}
