import { describe, expect, it } from 'vitest';
import { uniteVariants } from '../../../src/cluster/names/name-variants.ts';
import { termKinds } from '../../../src/cluster/store/store.ts';
import { createTermStore, idsOf, textsOf } from '../term-store.ts';

const none = (): boolean => false;
const { name, word } = termKinds;

describe('uniteVariants', () => {
  it('makes one of a name and its characters in another order', () => {
    const store = createTermStore([
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
    const ids = idsOf(store, 1);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const { counts, namedCounts, ids: known } = store.vocabulary;
    expect(counts.data[known[name].get('云栖湖')!]).toBe(2);
    expect(counts.data[known[name].get('栖云湖')!]).toBe(0);
    expect(namedCounts.data[known[word].get('云栖')!]).toBe(2);
    expect(uniteVariants(store, none)).toBe(0);
  });

  it('leaves alone what only looks like a variant', () => {
    const store = createTermStore([
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
