import { expect, it } from 'vitest';
import { daysBetween, shiftDay } from '../../../src/dashboard/web/lib/format.ts';

it('counts days over months, leap days and backwards', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2025-01-01', '2025-01-01')).toBe(0);
  expect(daysBetween('2025-01-02', '2024-12-31')).toBe(-2);
  expect(daysBetween('2025-03-01', shiftDay('2025-03-01', 250))).toBe(250);
});
