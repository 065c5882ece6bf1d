import { createSegmenter, type Segmenter } from '../segment/segmenter.ts';
import { segmentSettings } from '../segment/settings.ts';
import { stopWords } from '../segment/stop-words.ts';
import type { Searched } from './api-base.ts';
import { searchWords } from './search-words.ts';

/** Longest word that is looked for in the dictionary. */
const longest = 6;
/** What a word costs by its length: pairs of characters least, as texts have the parts of a longer word apart as well. */
const costs = [0, 3, 1, 1.4, 2.5, 3.5, 4.5];
/** Less for a word that the segmenter cuts, too: of two ways as good it knows the likelier. */
const agreed = 0.1;

/** Letters and digits that no break parts (5, B2, 1,000, wi-fi). */
const unbroken = String.raw`[\p{Script=Latin}\p{N}]+(?:[.,_-][\p{Script=Latin}\p{N}]+)*`;
const atom = new RegExp(`${unbroken}|.`, 'gsu');
const isUnbroken = new RegExp(`^${unbroken}$`, 'u');
/** A phrase that the dictionary has as one word (灯不亮, 打不通): its parts belong to other words. */
const phrase = /.[不没]/u;

/** Cuts a search into the words of the dictionary; null where that leaves none but single characters, or the same ones. */
export type CutQuery = (q: string) => Promise<readonly string[] | null>;

/** Opens the dictionary at the first search that is cut, which takes a fifth of a second. */
export function createQueryCutter(): CutQuery {
  const opened: { segmenter?: Promise<Segmenter> } = {};
  return async (q) => {
    // Guessed words would be no shorter than what was typed.
    opened.segmenter ??= createSegmenter(segmentSettings.parse({ hmm: false }));
    const segmenter = await opened.segmenter;
    const typed = searchWords(q).map(([word]) => word!);
    const words = [...new Set(typed.flatMap((word) => cutWord(segmenter, word)))];
    const isSame = words.join(' ') === typed.join(' ').normalize('NFKC').toLowerCase();
    return isSame || words.every((word) => [...word].length === 1) ? null : words;
  };
}

/**
 * Searches a list as typed, and for the words of the search where nothing has it so.
 * @param q left out: nothing is searched
 * @param list the list for a search
 */
export async function searchList<T extends { readonly total: number }>(
  cut: CutQuery,
  q: string | undefined,
  list: (q: string | undefined) => Promise<T>,
): Promise<T & Searched> {
  const typed = await list(q);
  if (q === undefined || typed.total > 0) return { ...typed, cut_search: null };
  const words = await cut(q);
  if (words === null) return { ...typed, cut_search: null };
  return { ...(await list(words.join(' '))), cut_search: { q, words } };
}

/** The words of one stretch of text that carry a subject. */
function cutWord(segmenter: Segmenter, typed: string): string[] {
  const { text, words } = segmenter.segment(typed);
  const agreedWords = new Set(words);
  const isKnown = (word: string): boolean =>
    !phrase.test(word) && (agreedWords.has(word) || segmenter.segment(word).words.length === 1);
  const found: string[] = [];
  // What the next word may belong to: a single character, or a number.
  const last = { isSingle: false, isNumber: false };
  for (const word of cheapestCut(text.match(atom) ?? [], agreedWords, isKnown)) {
    const carries = /[\p{L}\p{N}]/u.test(word) && !stopWords.has(word);
    const isSingle = carries && [...word].length === 1;
    // Single characters side by side are a name that the dictionary lacks; a number belongs to what it counts.
    if (carries && (last.isNumber || (last.isSingle && isSingle))) found.push(`${found.pop()}${word}`);
    else if (carries) found.push(word);
    last.isSingle = isSingle;
    last.isNumber = /\p{N}$/u.test(word);
  }
  return found;
}

/** The way to cut atoms into known words that costs least. */
function cheapestCut(
  atoms: readonly string[],
  agreedWords: ReadonlySet<string>,
  isKnown: (word: string) => boolean,
): string[] {
  const best: { cost: number; words: string[] }[] = [{ cost: 0, words: [] }];
  for (let end = 1; end <= atoms.length; end += 1) {
    for (let length = 1; length <= Math.min(longest, end); length += 1) {
      const word = atoms.slice(end - length, end).join('');
      if (length > 1 && !isKnown(word)) continue;
      const before = best[end - length]!;
      const isFree = length === 1 && (stopWords.has(word) || isUnbroken.test(word));
      const cost = before.cost + (isFree ? 1 : costs[length]!) - (agreedWords.has(word) ? agreed : 0);
      if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, words: [...before.words, word] };
    }
  }
  return best[atoms.length]!.words;
}
