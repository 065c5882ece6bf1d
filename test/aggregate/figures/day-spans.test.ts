import { describe, expect, it } from 'vitest';
import { addDays, compareSpan, daysBetween } from '../../../src/aggregate/figures/day-spans.ts';
import { resolvePeriod } from '../../../src/aggregate/reports/period.ts';

describe('what a span of days is compared with', () => {
  it('is the calendar month before and a year before, for a whole month', () => {
    expect(compareSpan({ from: '2019-12-01', to: '2019-12-31' })).toEqual({
      previous: { from: '2019-11-01', to: '2019-11-30' },
      lastYear: { from: '2018-12-01', to: '2018-12-31' },
    });
    expect(compareSpan({ from: '2024-02-01', to: '2024-02-29' })).toEqual({
      previous: { from: '2024-01-01', to: '2024-01-31' },
      lastYear: { from: '2023-02-01', to: '2023-02-28' },
    });
  });

  it('is the year before, for a whole year', () => {
    const before = { from: '2023-01-01', to: '2023-12-31' };
    expect(compareSpan({ from: '2024-01-01', to: '2024-12-31' })).toEqual({ previous: before, lastYear: before });
  });

  it('is as many whole months before, for a quarter, half a year or any other months', () => {
    expect(compareSpan({ from: '2025-07-01', to: '2025-09-30' })).toEqual({
      previous: { from: '2025-04-01', to: '2025-06-30' },
      lastYear: { from: '2024-07-01', to: '2024-09-30' },
    });
    expect(compareSpan({ from: '2025-01-01', to: '2025-06-30' }).previous).toEqual({
      from: '2024-07-01',
      to: '2024-12-31',
    });
    expect(compareSpan({ from: '2025-01-01', to: '2025-02-28' })).toEqual({
      previous: { from: '2024-11-01', to: '2024-12-31' },
      lastYear: { from: '2024-01-01', to: '2024-02-29' },
    });
  });

  it('has the same weekdays, for seven days', () => {
    expect(compareSpan({ from: '2025-03-03', to: '2025-03-09' })).toEqual({
      previous: { from: '2025-02-24', to: '2025-03-02' },
      lastYear: { from: '2024-03-04', to: '2024-03-10' },
    });
  });

  it('is as many days before and the same dates a year before, for any other', () => {
    expect(compareSpan({ from: '2025-12-02', to: '2025-12-31' })).toEqual({
      previous: { from: '2025-11-02', to: '2025-12-01' },
      lastYear: { from: '2024-12-02', to: '2024-12-31' },
    });
  });

  it('is nothing a year before, for a span that it would overlap', () => {
    expect(compareSpan({ from: '2023-03-01', to: '2024-02-29' }).lastYear).toEqual({
      from: '2022-03-01',
      to: '2023-02-28',
    });
    expect(compareSpan({ from: '2023-03-01', to: '2024-03-01' }).lastYear).toBeNull();
    expect(compareSpan({ from: '2023-01-01', to: '2024-12-31' }).lastYear).toBeNull();
  });

  it('is the same for a report of the month and for its dates', () => {
    const month = resolvePeriod({ unit: 'month', end: '2019-12-31' }, null);
    const range = resolvePeriod({ unit: 'daterange', from: '2019-12-01', to: '2019-12-31' }, null);
    expect({ ...range, unit: 'month' }).toEqual(month);
  });
});

describe('days', () => {
  it('are counted over months and leap years', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });
});
