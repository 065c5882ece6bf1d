import { expect, it } from 'vitest';
import { type NameSurroundings, readNameSigns } from '../../../../src/segment/places/judge/name-signs.ts';

const plain: NameSurroundings = { isTitle: false, before: null, after: null, uses: 1 };

function signsOf(text: string, name: string, type: string, surroundings = plain): Set<number> {
  const start = text.indexOf(name);
  return new Set(readNameSigns(text, { type, start, end: start + name.length }, surroundings));
}

function countShared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  return [...a].filter((sign) => b.has(sign)).length;
}

it('reads what a span is made of and what stands beside it', () => {
  const one = signsOf('我住在云栖小区三楼', '云栖小区', 'estate');
  expect(signsOf('我住在云栖小区三楼', '云栖小区', 'estate')).toEqual(one);
  // Other text farther away says nothing.
  expect(signsOf('他说我住在云栖小区三楼上', '云栖小区', 'estate')).toEqual(one);
  const moved = signsOf('投诉云栖小区物业', '云栖小区', 'estate');
  const other = signsOf('我住在封闭小区三楼', '封闭小区', 'estate');
  expect(moved).not.toEqual(one);
  expect(other).not.toEqual(one);
  expect(countShared(moved, one)).toBeGreaterThan(countShared(moved, other));
});

it('reads three characters before a span and two behind, each farther one in fewer signs', () => {
  const one = signsOf('我住在云栖小区三楼上', '云栖小区', 'estate');
  const changed = (text: string): number => one.size - countShared(signsOf(text, '云栖小区', 'estate'), one);
  // Across its border the nearest one stands in a sign with the span's own character.
  expect(['我住到', '我留在', '他住在'].map((before) => changed(`${before}云栖小区三楼上`))).toEqual([4, 2, 1]);
  expect(['二楼上', '三层上', '三楼下'].map((behind) => changed(`我住在云栖小区${behind}`))).toEqual([3, 1, 0]);
});

it('reads each character of a stem alone and with those before it, and tells lengths apart up to seven', () => {
  const ofStem = (stem: string): readonly number[] => {
    const text = `${stem}路`;
    return readNameSigns(text, { type: 'road', start: 0, end: text.length }, plain);
  };
  const counts = ['云', '云栖', '云栖澜'].map((stem) => ofStem(stem).length);
  expect(counts).toEqual([counts[0], counts[0]! + 3, counts[0]! + 6]);
  expect(new Set(ofStem('云'.repeat(7)))).not.toEqual(new Set(ofStem('云'.repeat(6))));
  expect(new Set(ofStem('云'.repeat(8)))).toEqual(new Set(ofStem('云'.repeat(7))));
});

it.each<[string, Partial<NameSurroundings>]>([
  ['the title', { isTitle: true }],
  ['a name before', { before: 'region' }],
  ['a name behind', { after: 'road' }],
  ['how often it is named', { uses: 3 }],
])('tells apart by %s', (_, told) => {
  const text = '我住在云栖小区三楼';
  expect(signsOf(text, '云栖小区', 'estate', { ...plain, ...told })).not.toEqual(signsOf(text, '云栖小区', 'estate'));
});

it('reads spans at the borders of a text, and such as are an ending alone', () => {
  for (const text of ['小区', '云栖路', '路']) {
    expect(readNameSigns(text, { type: 'road', start: 0, end: text.length }, plain).length).toBeGreaterThan(10);
  }
});
