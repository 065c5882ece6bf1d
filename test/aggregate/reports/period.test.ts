import { describe, expect, it } from 'vitest';
import { isWholeYear, resolvePeriod } from '../../../src/aggregate/reports/period.ts';
import { UsageError } from '../../../src/core/errors.ts';

describe('the period of a report', () => {
  it('is the last whole week or month of the data where no end is given', () => {
    expect(resolvePeriod({ unit: 'week' }, '2025-03-12').current).toEqual({ from: '2025-03-03', to: '2025-03-09' });
    expect(resolvePeriod({ unit: 'week' }, '2025-03-09').current).toEqual({ from: '2025-03-03', to: '2025-03-09' });
    expect(resolvePeriod({ unit: 'month' }, '2025-03-30').current).toEqual({ from: '2025-02-01', to: '2025-02-28' });
    expect(resolvePeriod({ unit: 'month' }, '2024-02-29').current).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  });

  it('is the week or month of the last day where the data hold no whole one', () => {
    const month = (first: string, last: string) => resolvePeriod({ unit: 'month' }, last, first).current;
    expect(month('2024-03-02', '2024-03-30')).toEqual({ from: '2024-03-01', to: '2024-03-31' });
    expect(month('2024-02-15', '2024-03-30')).toEqual({ from: '2024-03-01', to: '2024-03-31' });
    expect(month('2024-02-01', '2024-03-30')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    const week = (first: string, last: string) => resolvePeriod({ unit: 'week' }, last, first).current;
    expect(week('2025-03-11', '2025-03-14')).toEqual({ from: '2025-03-10', to: '2025-03-16' });
    expect(week('2025-03-03', '2025-03-14')).toEqual({ from: '2025-03-03', to: '2025-03-09' });
  });

  it('compares a week with the same weekdays before and a year before', () => {
    expect(resolvePeriod({ unit: 'week', end: '2025-03-06' }, null)).toMatchObject({
      current: { from: '2025-02-28', to: '2025-03-06' },
      previous: { from: '2025-02-21', to: '2025-02-27' },
      lastYear: { from: '2024-03-01', to: '2024-03-07' },
    });
  });

  it('compares a month that is not over with as many days of the month before', () => {
    expect(resolvePeriod({ unit: 'month', end: '2025-03-10' }, null)).toMatchObject({
      current: { from: '2025-03-01', to: '2025-03-10' },
      previous: { from: '2025-02-01', to: '2025-02-10' },
      lastYear: { from: '2024-03-01', to: '2024-03-10' },
    });
    expect(resolvePeriod({ unit: 'month', end: '2025-03-30' }, null).previous.to).toBe('2025-02-28');
    expect(resolvePeriod({ unit: 'month', end: '2025-02-28' }, null)).toMatchObject({
      previous: { from: '2025-01-01', to: '2025-01-31' },
      lastYear: { from: '2024-02-01', to: '2024-02-29' },
    });
  });

  it('compares a date range with as many days before it, and with its dates a year before', () => {
    expect(resolvePeriod({ unit: 'daterange', from: '2024-02-29', to: '2024-03-09' }, null)).toMatchObject({
      previous: { from: '2024-02-19', to: '2024-02-28' },
      lastYear: { from: '2023-02-28', to: '2023-03-09' },
    });
  });

  it('is a whole year where the period before it is the year before', () => {
    const isYear = (from: string, to: string) => isWholeYear(resolvePeriod({ unit: 'daterange', from, to }, null));
    expect(isYear('2024-01-01', '2024-12-31')).toBe(true);
    for (const to of ['2024-01-31', '2024-06-30', '2024-12-30', '2025-12-31'])
      expect(isYear('2024-01-01', to)).toBe(false);
  });

  it('may reach from the first to the last day of the years that messages can be of', () => {
    const span = { from: '1900-01-01', to: '2100-12-31' };
    expect(resolvePeriod({ unit: 'daterange', ...span }, null).current).toEqual(span);
  });

  it('refuses flags that do not fit, and what is no date', () => {
    const refused = [
      { unit: 'daterange', from: '2025-01-01' },
      { unit: 'daterange', from: '2025-02-01', to: '2025-01-01' },
      { unit: 'week', from: '2025-01-01' },
      { unit: 'week', end: '2025-02-30' },
      // Days before years that DuckDB can read would be compared with.
      { unit: 'daterange', from: '0000-01-01', to: '0000-12-31' },
      { unit: 'daterange', from: '0001-01-01', to: '9999-12-31' },
      { unit: 'daterange', from: '2025-01-01', to: '2101-01-01' },
      { unit: 'daterange', from: '1899-12-31', to: '2025-01-01' },
      { unit: 'week', end: '0000-01-03' },
      { unit: 'month', end: '0000-01-31' },
      { unit: 'month', end: "2025-01-01'; DROP TABLE messages; --" },
    ] as const;
    for (const request of refused) expect(() => resolvePeriod(request, '2025-03-01')).toThrow(UsageError);
  });
});
