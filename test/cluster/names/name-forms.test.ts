import { describe, expect, it } from 'vitest';
import {
  compareForms,
  formOfName,
  formOfTown,
  listForms,
  type NameForms,
} from '../../../src/cluster/names/name-forms.ts';
import { termKinds, titleFlag } from '../../../src/cluster/store/store.ts';
import { createTermStore, type Term } from '../term-store.ts';

describe('formOfName', () => {
  it.each([
    ['柳湾江南', '柳湾江北'],
    ['望江东路', '望江西路'],
    ['2中', '3中'],
    ['5号线', '6号线'],
  ])('is one for %s and %s', (a, b) => {
    expect(formOfName(a)).not.toBeNull();
    expect(formOfName(a)).toBe(formOfName(b));
  });

  it.each(['云栖湖', '3期', '云栖湖二期', '4区', '东门'])('is none for %s', (name) => {
    expect(formOfName(name)).toBeNull();
  });
});

describe('formOfTown', () => {
  it('is one for all towns and subdistricts, none for counties', () => {
    expect(formOfTown('柳荫镇')).toBe(formOfTown('青石街道'));
    expect(formOfTown('X3县')).toBeNull();
  });
});

describe('compareForms', () => {
  /** Messages by their (form, name) pairs. */
  const listed = (...messages: [number, number][][]): NameForms => ({
    starts: Uint32Array.from([0, ...messages.map((_, i) => messages.slice(0, i + 1).flat().length)]),
    forms: Uint32Array.from(messages.flat().map(([form]) => form)),
    names: Uint32Array.from(messages.flat().map(([, name]) => name)),
  });

  it('tells apart who names another of one form', () => {
    expect(compareForms(listed([[1, 10]], [[1, 11]]), 0, 1)).toBe(-1);
  });

  it('takes a shared name for more than others that differ', () => {
    const forms = listed(
      [
        [0, 3],
        [1, 10],
        [1, 11],
      ],
      [
        [0, 4],
        [1, 11],
        [1, 12],
      ],
    );
    expect(compareForms(forms, 0, 1)).toBe(1);
    expect(compareForms(forms, 1, 0)).toBe(1);
  });

  it('says nothing of names of different forms', () => {
    expect(compareForms(listed([[0, 3]], [[1, 10]], []), 0, 1)).toBe(0);
    expect(compareForms(listed([[0, 3]], [[1, 10]], []), 0, 2)).toBe(0);
  });
});

describe('listForms', () => {
  const titled = (text: string): Term => [termKinds.name, text, titleFlag | 1];
  const named = (text: string): Term => [termKinds.name, text, 1];
  const compare = (a: readonly Term[], b: readonly Term[]): number => {
    const store = createTermStore([a, b]);
    return compareForms(
      listForms(store, (id) => formOfName(store.vocabulary.texts[id]!)),
      0,
      1,
    );
  };

  it('leaves out neighbours of what the title names', () => {
    expect(compare([titled('沐榆南苑'), named('沐榆北苑')], [named('沐榆北苑')])).toBe(-1);
    expect(compare([titled('沐榆南苑'), titled('沐榆北苑')], [named('沐榆北苑')])).toBe(1);
  });

  it('finds the name that two messages share among names of several forms', () => {
    const own = [named('沐榆南苑'), named('望江东路'), named('沐榆北苑')];
    expect(compare(own, [named('沐榆北苑'), named('望江西路')])).toBe(1);
  });

  it('keeps those of a body whose title names none', () => {
    expect(compare([titled('沐榆路'), named('沐榆南苑'), named('沐榆北苑')], [named('沐榆北苑')])).toBe(1);
  });
});
