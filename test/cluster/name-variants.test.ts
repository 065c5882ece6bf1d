import { describe, expect, it } from 'vitest';
import { uniteVariants } from '../../src/cluster/name-variants.ts';
import { createStore, internTerm, type MessageStore, type TermKind, termKinds } from '../../src/cluster/store.ts';

type Term = readonly [kind: TermKind, text: string, use: number];

function createTestStore(messages: readonly (readonly Term[])[]): MessageStore {
  const store = createStore();
  for (const [i, terms] of messages.entries()) {
    store.keys.push(`${i}`);
    const ids = terms.map(([kind, text, use]) => [internTerm(store.vocabulary, kind, text), use] as const);
    for (const [id, use] of [...ids].sort((a, b) => a[0] - b[0])) {
      store.terms.push(id);
      store.uses.push(use);
      store.vocabulary.counts.data[id]! += 1;
      if (use & 0x40) store.vocabulary.namedCounts.data[id]! += 1;
    }
    store.starts.push(store.terms.length);
  }
  return store;
}

function textsOf(store: MessageStore, i: number): string[] {
  const { starts, terms, vocabulary } = store;
  return [...terms.data.slice(starts.data[i]!, starts.data[i + 1]!)].map((id) => vocabulary.texts[id]!);
}

const none = (): boolean => false;
const { name, word } = termKinds;

describe('uniteVariants', () => {
  it('makes one of a name and its characters in another order', () => {
    const store = createTestStore([
      [
        [name, '云栖湖', 1],
        [word, '云栖', 0x41],
      ],
      [
        [word, '停水', 1],
        [name, '栖云湖', 1],
        [word, '栖云', 0x41],
        [word, '物业', 1],
      ],
    ]);
    expect(uniteVariants(store, none)).toBe(2);
    expect(textsOf(store, 1).sort()).toEqual(['云栖', '云栖湖', '停水', '物业']);
    const ids = [...store.terms.data.slice(store.starts.data[1]!, store.starts.data[2]!)];
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const { counts, namedCounts, ids: known } = store.vocabulary;
    expect(counts.data[known[name].get('云栖湖')!]).toBe(2);
    expect(counts.data[known[name].get('栖云湖')!]).toBe(0);
    expect(namedCounts.data[known[word].get('云栖')!]).toBe(2);
    expect(uniteVariants(store, none)).toBe(0);
  });

  it('leaves alone what only looks like a variant', () => {
    const store = createTestStore([
      [
        [name, '三一路', 1],
        [name, '湖滨', 1],
        [word, '路口', 1],
        [word, '面对', 0x41],
      ],
      [
        [name, '一三路', 1],
        [name, '滨湖', 1],
        [word, '口路', 1],
        [word, '对面', 0x41],
      ],
    ]);
    expect(uniteVariants(store, (text) => text === '对面')).toBe(0);
    expect(textsOf(store, 1)).toContain('一三路');
  });
});
