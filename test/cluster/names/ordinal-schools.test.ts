import { describe, expect, it } from 'vitest';
import { compareForms } from '../../../src/cluster/names/name-forms.ts';
import { listOrdinalSchools } from '../../../src/cluster/names/ordinal-schools.ts';
import { termKinds } from '../../../src/cluster/store/store.ts';
import { createTermStore } from '../term-store.ts';

describe('listOrdinalSchools', () => {
  it.each([
    ['实验小学', '第二实验小学', -1],
    ['沐榆县实验小学', '第二实验小学', -1],
    ['第三实验小学', '第二实验小学', -1],
    ['沐榆第二实验小学', '第二实验小学', 1],
    ['沐榆实验小学', '实验小学', 1],
    ['实验中学', '第二实验小学', 0],
    ['汀岸云栖湖实验小学', '第二实验小学', 0],
  ])('compares %s and %s: %i', (one, other, expected) => {
    const schools = listOrdinalSchools(createTermStore([one, other].map((text) => [[termKinds.name, text, 1]])));
    expect(compareForms(schools, 0, 1)).toBe(expected);
    expect(compareForms(schools, 1, 0)).toBe(expected);
  });
});
