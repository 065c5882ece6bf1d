import { stopWords } from '../../segment/stop-words.ts';
import type { Searched } from '../api-base.ts';
import type { KnownWords } from './known-words.ts';
import { searchWords } from './search-words.ts';

/** Cuts a search into the words of the dictionary; null where that leaves none but single characters, or the same ones. */
export type CutQuery = (q: string) => Promise<readonly string[] | null>;

/** Cuts what was typed into words that the messages have; null where that is what was typed, or nothing but single characters. */
export function createQueryCutter(open: () => Promise<KnownWords>): CutQuery {
  return async (q) => {
    const known = await open();
    const typed = searchWords(q).map(([word]) => word!);
    const words = [...new Set(typed.flatMap((word) => cutWord(known, word)))];
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
function cutWord(known: KnownWords, typed: string): string[] {
  const found: string[] = [];
  // What the next word may belong to: a single character, or a number.
  const last = { isSingle: false, isNumber: false };
  for (const word of known.cut(known.normalise(typed))) {
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
