import { describe, expect, it } from 'vitest';
import { compareForms } from '../../../src/cluster/names/name-forms.ts';
import { listSisters } from '../../../src/cluster/names/sister-names.ts';
import { nameFlag, termKinds } from '../../../src/cluster/store/store.ts';
import { createTermStore } from '../term-store.ts';

describe('listSisters', () => {
  it.each([
    [['沐榆小学'], ['沐榆中学'], -1],
    [['沐榆中学'], ['沐榆高中'], 1],
    [['沐榆小学', '沐榆中学'], ['沐榆中学'], 1],
    [['沐榆小学'], ['澜桨中学'], 0],
    [['沐榆路'], ['沐榆东街'], -1],
    [['沐榆路'], ['沐榆大道'], 1],
    [['沐榆路'], ['沐榆东路'], 1],
    [['沐榆街'], ['沐榆巷'], -1],
    [['25路'], ['25街'], 0],
  ])('compares %s and %s: %i', (one, other, expected) => {
    const store = createTermStore([one, other].map((names) => names.map((text) => [termKinds.name, text, 1])));
    expect(compareForms(listSisters(store), 0, 1)).toBe(expected);
    expect(compareForms(listSisters(store), 1, 0)).toBe(expected);
  });

  it('knows none that are no names, or names of kinds of things', () => {
    const store = createTermStore([
      [
        [termKinds.word, '沐榆小学', 1],
        [termKinds.name, '公办小学', 1],
        [termKinds.name, '实验小学', nameFlag],
      ],
    ]);
    expect([...listSisters(store).starts]).toEqual([0, 0]);
  });
});
