import { expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../../src/aggregate/figures/day-spans.ts';
import {
  axisLabelOf,
  dayInShanghai,
  formatChange,
  formatCount,
  formatRange,
  formatSigned,
} from '../../../../src/dashboard/web/words/format.ts';

it('counts days over months, leap days and backwards', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2025-01-01', '2025-01-01')).toBe(0);
  expect(daysBetween('2025-01-02', '2024-12-31')).toBe(-2);
  expect(daysBetween('2025-03-01', addDays('2025-03-01', 250))).toBe(250);
});

it('names days of an axis with the year where it is longer than one', () => {
  const days = (length: number): string[] => Array.from({ length }, (_, index) => addDays('2024-12-05', index));
  expect(axisLabelOf(days(30))('2024-12-05')).toBe('12/5');
  expect(axisLabelOf(days(364))('2024-12-05')).toBe('2024-12');
});

it('gives counts in full below ten thousand, and as many digits of 万 as can be read', () => {
  expect([0, 9999, 10_000, 12_345, 999_900].map(formatCount)).toEqual(['0', '9,999', '1万', '1.23万', '99.99万']);
  expect([1_234_567, 9_876_543, 12_345_678].map(formatCount)).toEqual(['123.5万', '987.7万', '1,235万']);
  expect([null, undefined].map(formatCount)).toEqual(['—', '—']);
});

it('gives a fall a real minus, and what rounds to zero no sign', () => {
  expect([3, -3, 0, -0.2].map((value) => formatSigned(value))).toEqual(['+3', '−3', '0', '0']);
  expect(formatChange(30, 50, null)).toBe('−20 条');
  expect(formatChange(50, 50, null)).toBe('持平');
  expect(formatChange(50, null, null)).toBe('—');
});

it('says the year of a range of days where it is another one, and once', () => {
  expect(formatRange('2025-03-01', '2025-03-31', '2025')).toBe('3月1日至3月31日');
  expect(formatRange('2024-03-01', '2024-03-31', '2025')).toBe('2024年3月1日至3月31日');
  expect(formatRange('2024-12-30', '2025-01-05', '2025')).toBe('2024年12月30日至2025年1月5日');
  expect(formatRange('2025-03-01', '2025-03-01', '2025')).toBe('3月1日');
});

it('knows what day it is in Shanghai', () => {
  expect(dayInShanghai(Date.parse('2025-12-31T15:59:59Z'))).toBe('2025-12-31');
  expect(dayInShanghai(Date.parse('2025-12-31T16:00:00Z'))).toBe('2026-01-01');
});

it('gives a change that rounds to zero no sign', () => {
  expect(formatChange(4999, 5000, -0.02)).toBe('0.0%');
  expect(formatChange(5001, 5000, 0.02)).toBe('0.0%');
  expect(formatChange(4950, 5000, -1)).toBe('−1.0%');
});
