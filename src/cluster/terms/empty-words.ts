import { isGrammaticalWord } from '../../segment/function-words.ts';
import { matterOf } from './problem-lexicon.ts';

/** Codes of regions, which name no problem. */
export const codeWord = /^(?:[a-z]\d*|\d+[区县市镇])$/u;

/** Numerals, dates, adverbs and the like, but for those that name a matter. */
export function saysNothing(word: string): boolean {
  return !matterOf.has(word) && isGrammaticalWord(word);
}
