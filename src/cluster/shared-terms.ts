import { codeWord } from './empty-words.ts';
import { joinPairs, listPieces } from './name-pieces.ts';
import { type MessageStore, termKinds } from './store.ts';
import type { Weights } from './weights.ts';

/** Terms that tell why messages belong together, at most. */
const kept = 6;

/** In how many of some messages each term stands. */
export function countTerms(messages: readonly number[], store: MessageStore): Map<number, number> {
  const counts = new Map<number, number>();
  for (const i of messages) {
    for (let at = store.starts.data[i]!; at < store.starts.data[i + 1]!; at += 1) {
      const term = store.terms.data[at]!;
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return counts;
}

/** How many of some messages have each piece of a name, and whether one has it outside of the names found in it. */
export function countPieces(messages: readonly number[], store: MessageStore): Map<string, PieceCount> {
  const counts = new Map<string, PieceCount>();
  for (const i of messages) {
    for (const { pair, isNamed } of listPieces(store.pieces.data, i)) {
      const count = counts.get(pair) ?? { messages: 0, isUnnamed: false };
      counts.set(pair, { messages: count.messages + 1, isUnnamed: count.isUnnamed || !isNamed });
    }
  }
  return counts;
}

/** See `countPieces`. */
export interface PieceCount {
  readonly messages: number;
  readonly isUnnamed: boolean;
}

/** A message's pieces of names that other messages have too, put together; names that all of them found are told by these. */
function listSharedPieces(i: number, counts: ReadonlyMap<string, PieceCount>, store: MessageStore): string[] {
  const shared = listPieces(store.pieces.data, i).flatMap(({ pair }) => {
    const count = counts.get(pair);
    return count !== undefined && count.messages > 1 && count.isUnnamed ? [pair] : [];
  });
  return joinPairs(shared);
}

/**
 * A message's pieces of names that other messages have too, and its terms likewise, by weight × number of those messages; of a name not its pieces as well.
 * @param counts by `countTerms`, of messages of which this is one
 * @param pieces by `countPieces`, of the same
 */
export function listSharedTerms(
  i: number,
  counts: ReadonlyMap<number, number>,
  pieces: ReadonlyMap<string, PieceCount>,
  store: MessageStore,
  weights: Weights,
): string[] {
  const shared: { text: string; score: number }[] = [];
  for (let at = store.starts.data[i]!; at < store.starts.data[i + 1]!; at += 1) {
    const term = store.terms.data[at]!;
    const count = counts.get(term) ?? 0;
    const text = store.vocabulary.texts[term]!;
    if (count < 2 || store.vocabulary.kinds.data[term] === termKinds.region || codeWord.test(text)) continue;
    shared.push({ text, score: weights.uses[store.uses.data[at]!]! * weights.idf[term]! * count });
  }
  shared.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
  const own = [...listSharedPieces(i, pieces, store), ...shared.map(({ text }) => text)];
  const texts = [...new Set(own)].slice(0, 2 * kept);
  const isPiece = (text: string): boolean => texts.some((other) => other !== text && other.includes(text));
  return texts.filter((text) => !isPiece(text)).slice(0, kept);
}
