import { countNumbers } from '../store/number-texts.ts';
import { type MessageStore, termKinds, titleFlag } from '../store/store.ts';
import type { TermColumns } from '../store/term-columns.ts';
import type { Weights } from '../store/weights.ts';
import { matterOf } from '../terms/problem-lexicon.ts';

/** Who has written fewer messages has no formula of his own. */
const leastMessages = 4;
/** Words that a quarter of an author's titles have, and so many at least, are his formula, where there are two or more of them. */
const formulaShare = 1 / 4;
const leastTitles = 3;
const leastWords = 2;
/** Titles of which less is shared beside the formula speak of two things. */
const leastCover = 0.3;

/** A title of an author who has a formula. */
interface FormulaTitle {
  /** What it says beside the formula, as term ids, and the sum of their inverse document frequencies. */
  readonly rest: readonly number[];
  readonly idf: number;
}

/** Titles of authors who have a formula, by message. */
export type FormulaTitles = ReadonlyMap<number, FormulaTitle>;

/**
 * Tells of messages whether they are of one author who has a formula, and their titles have hardly anything in common beside it.
 * @param authors numbers of the authors by message, 0 for unknown ones
 * @param titles as `findFormulas` gives them
 */
export function createFormulaReader(
  { starts, terms }: Pick<TermColumns, 'starts' | 'terms'>,
  { idf }: Pick<Weights, 'idf'>,
  authors: Int32Array,
  titles: FormulaTitles,
): (a: number, b: number) => boolean {
  const coverOf = ({ rest, idf: all }: FormulaTitle, other: number): number => {
    let shared = 0;
    for (let at = starts[other]!; at < starts[other + 1]!; at += 1) {
      if (rest.includes(terms[at]!)) shared += idf[terms[at]!]!;
    }
    return shared / all;
  };
  return (a, b) => {
    if (titles.size === 0 || authors[a] === 0 || authors[a] !== authors[b]) return false;
    const [one, other] = [titles.get(a), titles.get(b)];
    return one !== undefined && other !== undefined && (coverOf(one, b) + coverOf(other, a)) / 2 < leastCover;
  };
}

/**
 * Some authors, deputies most of all, write all their messages in one form (请加快…建设力度): what such have in common says nothing.
 * Matters and names are no part of a form: who writes of one thing again and again has none.
 * @param authors numbers of the authors by message, 0 for unknown ones
 */
export function findFormulas(
  store: MessageStore,
  { idf, placeShare }: Pick<Weights, 'idf' | 'placeShare'>,
  authors: Int32Array,
): FormulaTitles {
  const starts = store.starts.data;
  const terms = store.terms.data;
  const uses = store.uses.data;
  const { kinds, texts } = store.vocabulary;
  const messagesOf = new Map<number, number[]>();
  const written = countNumbers(authors);
  for (const [i, author] of authors.entries()) {
    if (author === 0 || written[author]! < leastMessages) continue;
    const own = messagesOf.get(author);
    if (own === undefined) messagesOf.set(author, [i]);
    else own.push(i);
  }
  const titleOf = (i: number): number[] => {
    const own: number[] = [];
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      if (uses[at]! & titleFlag && kinds.data[terms[at]!] !== termKinds.region) own.push(terms[at]!);
    }
    return own;
  };
  const mayBeFormula = (term: number): boolean =>
    kinds.data[term] === termKinds.word && placeShare[term]! < 0.5 && !matterOf.has(texts[term]!);
  const found = new Map<number, FormulaTitle>();
  for (const messages of messagesOf.values()) {
    const counts = new Map<number, number>();
    const own = messages.map(titleOf);
    for (const term of own.flat()) if (mayBeFormula(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    const least = Math.max(leastTitles, messages.length * formulaShare);
    const formula = new Set([...counts].filter(([, count]) => count >= least).map(([term]) => term));
    if (formula.size < leastWords) continue;
    for (const [at, title] of own.entries()) {
      const rest = title.filter((term) => !formula.has(term));
      const sum = rest.reduce((total, term) => total + idf[term]!, 0);
      if (sum > 0) found.set(messages[at]!, { rest, idf: sum });
    }
  }
  return found;
}
