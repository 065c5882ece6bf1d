import { expect, it } from 'vitest';
import {
  axisLabelOf,
  dayInShanghai,
  daysBetween,
  formatChange,
  shiftDay,
} from '../../../src/dashboard/web/lib/format.ts';

it('counts days over months, leap days and backwards', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2025-01-01', '2025-01-01')).toBe(0);
  expect(daysBetween('2025-01-02', '2024-12-31')).toBe(-2);
  expect(daysBetween('2025-03-01', shiftDay('2025-03-01', 250))).toBe(250);
});

it('names days of an axis with the year where it is longer than one', () => {
  const days = (length: number): string[] => Array.from({ length }, (_, index) => shiftDay('2024-12-05', index));
  expect(axisLabelOf(days(30))('2024-12-05')).toBe('12/5');
  expect(axisLabelOf(days(364))('2024-12-05')).toBe('2024-12');
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
