import { expect, it } from 'vitest';
import { findBrandForms } from '../../../src/cluster/names/brand-forms.ts';

const formsOf = (
  names: Readonly<Record<string, number>>,
  words: readonly string[] = [],
  estates: readonly string[] = [],
): string[] => {
  const uses = [...Object.entries(names), ...words.map((word) => [word, 3] as const)];
  const listed = uses.map(([text, messages], id) => ({ id, text, messages }));
  const [named, found] = [listed.slice(0, -words.length || undefined), listed.slice(listed.length - words.length)];
  const forms = findBrandForms(
    named,
    (text) => found.find((word) => word.text === text),
    (id) => estates.includes(listed[id]!.text),
  );
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

it('takes the names behind a brand for estates of it, as all that have the whole name have them', () => {
  expect(formsOf({ 松岸澜岸府: 1, 澜岸府: 3, 松岸云榆台: 1, 云榆台: 2 })).toEqual(['云榆台 松岸·', '澜岸府 松岸·']);
  expect(formsOf({ 松岸澜岸府: 1, 澜岸府: 3, 松岸云榆台: 1 })).toEqual([]);
  expect(formsOf({ 松岸澜岸府: 1, 澜岸府: 3, 汐川澜岸府: 1 })).toEqual([]);
  expect(formsOf({ 松岸澜岸府: 1, 澜岸府: 3, 松岸云榆国际: 1, 云榆国际: 2 })).toEqual([]);
  expect(formsOf({ 松岸云榆幼儿园: 1, 云榆医院: 3, 松岸云榆医院: 1, 云榆小学: 2, 松岸云榆小学: 2 })).toEqual([]);
});

it('parts estates by an end that other places have, too, where somebody writes them as estates', () => {
  const names = { 锦榆湾: 3, 锦榆洲: 2 };
  expect(formsOf(names, [], ['锦榆湾', '锦榆洲'])).toEqual(['锦榆洲 锦榆·', '锦榆湾 锦榆·']);
  expect(formsOf(names, [], ['锦榆湾'])).toEqual([]);
  expect(formsOf(names)).toEqual([]);
});
