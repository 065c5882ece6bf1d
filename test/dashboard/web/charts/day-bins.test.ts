import { expect, it } from 'vitest';
import { binDays, daysOfBin } from '../../../../src/dashboard/web/charts/day-bins.ts';

it('counts single days, weeks or four weeks, by how long the course is', () => {
  const until = (day: string) =>
    binDays([
      { day: '2025-01-01', messages: 2 },
      { day, messages: 1 },
    ]);
  expect(until('2025-01-03')).toEqual({
    step: 1,
    bins: [
      { day: '2025-01-01', messages: 2 },
      { day: '2025-01-02', messages: 0 },
      { day: '2025-01-03', messages: 1 },
    ],
  });
  // A hundred days, and one more; seven hundred, and one more.
  expect(['2025-04-10', '2025-04-11', '2026-12-01', '2026-12-02'].map((day) => until(day).step)).toEqual([1, 7, 7, 28]);
  const weekly = until('2025-07-01');
  expect([weekly.step, weekly.bins.length, weekly.bins.at(-1)?.messages]).toEqual([7, 26, 1]);
  const longer = until('2027-06-01');
  expect([longer.step, longer.bins.length, longer.bins.at(-1)?.messages]).toEqual([28, 32, 1]);
});

it('reaches to days without messages that are to be shown', () => {
  const { bins } = binDays([{ day: '2025-01-02', messages: 1 }], ['2025-01-04']);
  expect(bins.map(({ day }) => day)).toEqual(['2025-01-02', '2025-01-03', '2025-01-04']);
  expect(binDays([]).bins).toHaveLength(1);
});

it('leads from a bar to its days, and from where there is none nowhere', () => {
  const course = binDays([
    { day: '2025-01-01', messages: 2 },
    { day: '2025-06-30', messages: 1 },
  ]);
  expect(daysOfBin(course, 0)).toEqual({ from: '2025-01-01', to: '2025-01-07' });
  expect(daysOfBin(course, 1)).toBeNull();
  expect(daysOfBin(course, 99)).toBeNull();
});
