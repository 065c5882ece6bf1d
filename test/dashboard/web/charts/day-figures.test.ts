import { expect, it } from 'vitest';
import { drawnCount, findAxis, weekMeans } from '../../../../src/dashboard/web/charts/day-figures.ts';

it('ends the axis at a line that has a number, and has few lines, whatever the counts', () => {
  expect(findAxis(0)).toEqual({ max: 1, interval: 1 });
  expect(findAxis(4)).toEqual({ max: 4, interval: 1 });
  expect(findAxis(18.4)).toEqual({ max: 20, interval: 5 });
  expect(findAxis(38)).toEqual({ max: 40, interval: 10 });
  for (let top = 1; top < 20_000; top = Math.ceil(top * 1.1)) {
    const { max, interval } = findAxis(top);
    expect(max).toBeGreaterThanOrEqual(top);
    expect(max % interval).toBe(0);
    expect(max / interval).toBeLessThanOrEqual(4);
    expect(max).toBeLessThanOrEqual(Math.max(4, 2 * top));
  }
});

it('draws days that the data lack as gaps, not as days without messages, and leaves them out of means', () => {
  const day = (messages: number, is_missing = false) => ({ messages, is_missing });
  expect([day(0), day(0, true), day(3, true)].map(drawnCount)).toEqual([0, null, 3]);
  expect(weekMeans([day(4), day(0, true), day(8)])).toEqual([6, null, 6]);
});
