import { expect, it } from 'vitest';
import { listSpans } from '../../../../src/segment/places/titles/list-spans.ts';

function spansOf(text: string, names: readonly (readonly [start: number, end: number])[] = []): string[] {
  const found = names.map(([start, end]) => ({ name: text.slice(start, end), type: 'region', start, end }));
  return listSpans({ text }, found).map(({ start, end }) => text.slice(start, end));
}

it('lists all stretches of two letters and more', () => {
  expect(spansOf('锐动还')).toEqual(['锐动', '锐动还', '动还']);
});

it('goes across no sign and no name that was found', () => {
  expect(spansOf('霁川市锐动,还钱', [[0, 3]])).toEqual(['锐动', '还钱']);
});

it('parts no number and no Latin word', () => {
  expect(spansOf('91米ok')).toEqual(['91', '91米', '91米ok', '米ok', 'ok']);
});

it('lists none longer than ten letters', () => {
  expect(Math.max(...spansOf('云栖澜岸望湖汐里春和景明').map((span) => span.length))).toBe(10);
});

it('lists none that begins behind a given character', () => {
  expect(listSpans({ text: '云'.repeat(1000) }, [], 200).at(-1)).toEqual({ start: 199, end: 209 });
});

it('parts no Latin word that goes on behind the last letter it may reach', () => {
  const spans = listSpans({ text: '云栖澜岸望湖汐里abc' }, [], 1);
  expect(spans.map(({ end }) => end)).toEqual([2, 3, 4, 5, 6, 7, 8]);
});
