import { listMessageNames } from '../names/message-names.ts';
import { isPartOfName } from '../names/name-parts.ts';
import { joinPairs, listPieces } from '../names/name-pieces.ts';
import { type MessageStore, termKinds } from '../store/store.ts';
import type { Weights } from '../store/weights.ts';
import { codeWord } from './empty-words.ts';

/** Terms that tell why messages belong together, at most. */
const kept = 6;

/** What some messages have, and how many of them. */
export interface SharedCounts {
  /** By term. */
  readonly terms: ReadonlyMap<number, number>;
  /** By piece of a name; `isUnnamed` where one has it outside of the names found in it. */
  readonly pieces: ReadonlyMap<string, { readonly messages: number; readonly isUnnamed: boolean }>;
}

/** Counts the terms and the pieces of names of some messages. */
export function countShared(messages: readonly number[], store: MessageStore): SharedCounts {
  const terms = new Map<number, number>();
  const pieces = new Map<string, { messages: number; isUnnamed: boolean }>();
  const [starts, ids] = [store.starts.data, store.terms.data];
  for (const i of messages) {
    for (let at = starts[i]!, end = starts[i + 1]!; at < end; at += 1) {
      const term = ids[at]!;
      terms.set(term, (terms.get(term) ?? 0) + 1);
    }
    for (const { pair, isNamed } of listPieces(store.pieces.data, i)) {
      const count = pieces.get(pair) ?? { messages: 0, isUnnamed: false };
      pieces.set(pair, { messages: count.messages + 1, isUnnamed: count.isUnnamed || !isNamed });
    }
  }
  return { terms, pieces };
}

/** A message's pieces of names that other messages have too, put together; names that all of them found are told by these. */
function listSharedPieces(i: number, { pieces }: SharedCounts, store: MessageStore): string[] {
  const shared = listPieces(store.pieces.data, i).flatMap(({ pair }) => {
    const count = pieces.get(pair);
    return count !== undefined && count.messages > 1 && count.isUnnamed ? [pair] : [];
  });
  return joinPairs(shared);
}

/**
 * What a message has in common with others: pieces of names, put together, then terms by weight × number of those messages; what stands
 * in another of them is left out.
 * @param counts of messages of which this is one
 */
export function listSharedTerms(i: number, counts: SharedCounts, store: MessageStore, weights: Weights): string[] {
  const shared: { text: string; score: number }[] = [];
  const { texts: words, kinds } = store.vocabulary;
  const [starts, terms, uses] = [store.starts.data, store.terms.data, store.uses.data];
  for (let at = starts[i]!, end = starts[i + 1]!; at < end; at += 1) {
    const term = terms[at]!;
    const count = counts.terms.get(term) ?? 0;
    if (count < 2 || kinds.data[term] === termKinds.region || codeWord.test(words[term]!)) continue;
    shared.push({ text: words[term]!, score: weights.uses[uses[at]!]! * weights.idf[term]! * count });
  }
  shared.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
  const names = listMessageNames([i], store);
  const own = new Set([...listSharedPieces(i, counts, store), ...shared.map(({ text }) => text)]);
  const texts: string[] = [];
  for (const text of own) {
    if (texts.length === 2 * kept) break;
    if (!names.some((name) => isPartOfName(text, name))) texts.push(text);
  }
  const isPiece = (text: string): boolean => texts.some((other) => other !== text && other.includes(text));
  return texts.filter((text) => !isPiece(text)).slice(0, kept);
}
