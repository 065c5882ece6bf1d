import { expect, it } from 'vitest';
import { listSections, nameSameCrossing, titleOtherSections } from '../../../src/cluster/names/sections.ts';
import { termKinds, titleFlag } from '../../../src/cluster/store/store.ts';
import { createTermStore, type Term } from '../term-store.ts';

const titled = (text: string): Term => [termKinds.name, text, titleFlag | 1];
const named = (text: string): Term => [termKinds.name, text, 1];
const differ = (a: readonly Term[], b: readonly Term[]): boolean =>
  titleOtherSections(listSections(createTermStore([a, b])), 0, 1);

it.each([
  ['two crossings of a road', ['沐榆路', '桨桥街'], ['沐榆路', '澜川街'], true],
  ['two sections of a road', ['沐榆路', '澜川桥', '石桨路'], ['沐榆路', '北环路', '汐岸路'], true],
  ['one crossing', ['沐榆路', '桨桥街'], ['沐榆路', '桨桥街'], false],
  ['the same end of a section', ['沐榆路', '澜川桥', '石桨路'], ['沐榆路', '石桨路'], false],
  ['a road and a crossing of it', ['沐榆路', '桨桥街'], ['沐榆路'], false],
  ['roads that have none in common', ['沐榆路', '桨桥街'], ['石桨路', '澜川街'], false],
  ['a road and estates at it', ['沐榆路', '云栖苑'], ['沐榆路', '桐花苑'], false],
  ['one road and where it is', ['沐榆路', '云栖沐榆路'], ['沐榆路', '石桨四区沐榆路'], false],
  ['crossings of a road, one with where it is', ['云栖沐榆路', '桨桥街'], ['沐榆路', '澜川街'], true],
  ['crossings of an avenue, one with where it is', ['云栖沐榆大道', '桨桥街'], ['沐榆大道', '澜川街'], true],
  ['one bridge', ['澜川桥', '桨桥街'], ['澜川桥', '石桨路'], false],
])('tells whether titles name %s', (_, a, b, isOther) => {
  expect(differ(a.map(titled), b.map(titled))).toBe(isOther);
});

it('tells nothing where a body has what the other title names', () => {
  expect(differ([...['沐榆路', '桨桥街'].map(titled), named('澜川街')], ['沐榆路', '澜川街'].map(titled))).toBe(false);
  expect(differ(['沐榆路', '桨桥街'].map(named), ['沐榆路', '澜川街'].map(titled))).toBe(false);
  const elsewhere = [...['石桨路', '桨桥街'].map(titled), named('沐榆路')];
  expect(differ(elsewhere, ['沐榆路', '澜川街'].map(titled))).toBe(false);
  expect(differ(['沐榆路', '澜川街'].map(titled), elsewhere)).toBe(false);
});

it.each([
  ['the two roads of a crossing', ['沐榆路', '桨桥街'], ['桨桥街', '沐榆路'], true],
  ['one of them', ['沐榆路', '桨桥街'], ['沐榆路'], false],
  ['many roads', ['沐榆路', '桨桥街', '石桨路', '澜川街'], ['沐榆路', '桨桥街'], false],
  ['a road and an estate', ['沐榆路', '云栖苑'], ['沐榆路', '云栖苑'], false],
])('tells one crossing where both name %s', (_, a, b, isSame) => {
  expect(nameSameCrossing(listSections(createTermStore([a.map(named), b.map(named)])), 0, 1)).toBe(isSame);
});
