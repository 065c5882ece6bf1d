import { describe, expect, it } from 'vitest';
import { listMarkedTerms } from '../../../src/cluster/store/marked-terms.ts';
import { createStore, titleFlag } from '../../../src/cluster/store/store.ts';

describe('listMarkedTerms', () => {
  it('lists by message the marked terms and how they are used', () => {
    const store = createStore();
    for (const [key, terms] of [
      ['a', [0, 2, 3]],
      ['b', [1]],
      ['c', [2, 4]],
    ] as const) {
      store.keys.push(key);
      for (const term of terms) {
        store.terms.push(term);
        store.uses.push(term === 2 ? titleFlag | 1 : 1);
      }
      store.starts.push(store.terms.length);
    }
    const marked = listMarkedTerms(store, Uint8Array.of(0, 0, 1, 1, 0));
    expect([...marked.starts]).toEqual([0, 2, 2, 3]);
    expect([...marked.terms.subarray(0, 3)]).toEqual([2, 3, 2]);
    expect([...marked.uses.subarray(0, 3)]).toEqual([titleFlag | 1, 1, titleFlag | 1]);
  });
});
