import { expect, it } from 'vitest';
import { isPast } from '../../../src/aggregate/alert-history/is-past.ts';
import { aggregateSettings } from '../../../src/aggregate/settings.ts';

const bursts = { ...aggregateSettings.parse({}).bursts, historyDays: 800, warmUpDays: 28 };
const years = ['2020-01-01', '2025-06-30'] as const;
// 800 days up to the last one begin on 23 April 2023, 364 on 2 July 2024.

it('is what begins before the days looked at, or within the warm-up of a series that has one', () => {
  const past = (series_type: string, since: string) => isPast({ series_type, since }, years, bursts);
  expect([past('issue', '2023-04-22'), past('issue', '2023-04-23')]).toEqual([true, false]);
  expect([past('topic', '2023-05-20'), past('topic', '2023-05-21')]).toEqual([true, false]);
  expect([past('term', '2024-07-29'), past('term', '2024-07-30')]).toEqual([true, false]);
});

it('is nothing where the data are no longer than these days', () => {
  expect(isPast({ series_type: 'topic', since: '2025-01-02' }, ['2025-01-01', '2025-06-30'], bursts)).toBe(false);
});
