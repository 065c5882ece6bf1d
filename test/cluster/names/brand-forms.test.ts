import { expect, it } from 'vitest';
import { findBrandForms } from '../../../src/cluster/names/brand-forms.ts';

const formsOf = (names: Readonly<Record<string, number>>, words: readonly string[] = []): string[] => {
  const uses = [...Object.entries(names), ...words.map((word) => [word, 3] as const)];
  const listed = uses.map(([text, messages], id) => ({ id, text, messages }));
  const [named, found] = [listed.slice(0, -words.length || undefined), listed.slice(listed.length - words.length)];
  const forms = findBrandForms(named, (text) => found.find((word) => word.text === text));
  return [...forms].map(([id, form]) => `${listed[id]!.text} ${form}`).sort();
};

it('has one form for estates of one brand that several messages name each', () => {
  expect(formsOf({ 锦棠苑: 2, 锦棠雅居: 3, 青桐苑: 4 })).toEqual(['锦棠苑 锦棠·', '锦棠雅居 锦棠·']);
  expect(formsOf({ 松岸·江屿: 2, 松岸·云栖: 2 })).toEqual(['松岸·云栖 松岸·', '松岸·江屿 松岸·']);
});

it('takes the word behind the point for the estate, too', () => {
  expect(formsOf({ 松岸·江屿: 1, 松岸·云著: 1, 松岸云著: 2 }, ['江屿', '云著'])).toEqual([
    '云著 松岸·',
    '松岸·云著 松岸·',
    '松岸·江屿 松岸·',
    '松岸云著 松岸·',
    '江屿 松岸·',
  ]);
});

it('says nothing of what one message names, of ends that have one another, and of no estates', () => {
  expect(formsOf({ 锦棠苑: 2, 锦棠雅居: 1 })).toEqual([]);
  expect(formsOf({ 锦棠苑: 2, 锦棠雅苑: 3 })).toEqual([]);
  expect(formsOf({ 锦棠小学: 2, 锦棠医院: 3 })).toEqual([]);
});
