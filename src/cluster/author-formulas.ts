import { type MessageStore, termKinds, titleFlag } from './store.ts';
import type { Weights } from './weights.ts';

/** Who has written fewer messages has no formula of his own. */
const leastMessages = 4;
/** What a third of an author's titles have, and so many at least, is his formula. */
const formulaShare = 1 / 3;
const leastTitles = 3;
/** Titles of which less is shared beside the formula speak of two things. */
const leastCover = 0.3;

/**
 * Some authors, deputies most of all, write all their messages in one form (请加快…建设力度): what such have in common says nothing.
 * @returns whether two messages are of an author who writes so, and their titles have little in common beside his formula
 */
export function createFormulaReader(
  store: MessageStore,
  { idf, placeShare }: Pick<Weights, 'idf' | 'placeShare'>,
): (a: number, b: number) => boolean {
  const starts = store.starts.data;
  const terms = store.terms.data;
  const uses = store.uses.data;
  const kinds = store.vocabulary.kinds.data;
  const messagesOf = new Map<string, number[]>();
  for (const [i, author] of store.authors.entries()) {
    if (author === null) continue;
    const own = messagesOf.get(author);
    if (own === undefined) messagesOf.set(author, [i]);
    else own.push(i);
  }
  const titleOf = (i: number): number[] => {
    const own: number[] = [];
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      if (uses[at]! & titleFlag && kinds[terms[at]!] !== termKinds.region) own.push(terms[at]!);
    }
    return own;
  };
  const formulas = new Map<string, ReadonlySet<number>>();
  const formulaOf = (author: string, messages: readonly number[]): ReadonlySet<number> => {
    const known = formulas.get(author);
    if (known !== undefined) return known;
    const titles = new Map<number, number>();
    for (const i of messages) for (const term of titleOf(i)) titles.set(term, (titles.get(term) ?? 0) + 1);
    const least = Math.max(leastTitles, messages.length * formulaShare);
    const isFormula = ([term, count]: readonly [number, number]): boolean =>
      count >= least && kinds[term] === termKinds.word && placeShare[term]! < 0.5;
    const found = new Set([...titles].filter(isFormula).map(([term]) => term));
    formulas.set(author, found);
    return found;
  };
  /** Share of what a title says beside the formula that another message has; null where it says nothing else. */
  const coverOf = (title: readonly number[], formula: ReadonlySet<number>, other: number): number | null => {
    const own = new Set<number>();
    for (let at = starts[other]!; at < starts[other + 1]!; at += 1) own.add(terms[at]!);
    let all = 0;
    let shared = 0;
    for (const term of title) {
      if (formula.has(term)) continue;
      all += idf[term]!;
      if (own.has(term)) shared += idf[term]!;
    }
    return all === 0 ? null : shared / all;
  };

  return (a, b) => {
    const author = store.authors[a]!;
    if (author === null || author !== store.authors[b]) return false;
    const messages = messagesOf.get(author)!;
    if (messages.length < leastMessages) return false;
    const formula = formulaOf(author, messages);
    if (formula.size === 0) return false;
    const [there, back] = [coverOf(titleOf(a), formula, b), coverOf(titleOf(b), formula, a)];
    return there !== null && back !== null && (there + back) / 2 < leastCover;
  };
}
