import { codeWord } from './empty-words.ts';
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

/**
 * A message's terms that other messages have too, by weight × number of those messages; of a name not its pieces as well.
 * @param counts by `countTerms`, of messages of which this is one
 */
export function listSharedTerms(
  i: number,
  counts: ReadonlyMap<number, number>,
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
  const texts = [...new Set(shared.map(({ text }) => text))].slice(0, 2 * kept);
  const isPiece = (text: string): boolean => texts.some((other) => other !== text && other.includes(text));
  return texts.filter((text) => !isPiece(text)).slice(0, kept);
}
