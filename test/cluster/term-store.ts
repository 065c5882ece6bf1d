import { createStore, internTerm, type MessageStore, nameFlag, type TermKind } from '../../src/cluster/store/store.ts';

export type Term = readonly [kind: TermKind, text: string, use: number];

/**
 * A store of messages that have terms, titles where they are given, and nothing else.
 * @param untitled messages whose title is a passage of the body
 */
export function createTermStore(
  messages: readonly (readonly Term[])[],
  titles: readonly string[] = [],
  untitled: readonly number[] = [],
): MessageStore {
  const store = createStore();
  for (const [i, terms] of messages.entries()) {
    store.keys.push(`${i}`);
    store.titles.push(titles[i] ?? '');
    store.ownTitles.push(untitled.includes(i) ? 0 : 1);
    const ids = terms.map(([kind, text, use]) => [internTerm(store.vocabulary, kind, text), use] as const);
    for (const [id, use] of [...ids].sort((a, b) => a[0] - b[0])) {
      store.terms.push(id);
      store.uses.push(use);
      store.vocabulary.counts.data[id]! += 1;
      if (use & nameFlag) store.vocabulary.namedCounts.data[id]! += 1;
    }
    store.starts.push(store.terms.length);
  }
  return store;
}

/** Ids of a message's terms, as they stand. */
export function idsOf({ starts, terms }: MessageStore, i: number): number[] {
  return [...terms.data.slice(starts.data[i]!, starts.data[i + 1]!)];
}

export function textsOf(store: MessageStore, i: number): string[] {
  return idsOf(store, i).map((id) => store.vocabulary.texts[id]!);
}
