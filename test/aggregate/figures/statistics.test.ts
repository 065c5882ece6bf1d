import { describe, expect, it } from 'vitest';
import {
  findChance,
  findDirection,
  isBeyondChance,
  pickUnlikely,
  wilsonInterval,
} from '../../../src/aggregate/figures/statistics.ts';

const week = { current: 7, other: 7 };

describe('wilsonInterval', () => {
  it('is the published example: 10 of 100 lies between 5.5 % and 17.4 %', () => {
    const { low, high } = wilsonInterval(10, 100);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
  });

  it('knows nothing without trials', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('holds the share itself, also of none and of all', () => {
    for (let trials = 1; trials <= 50; trials++) {
      expect(wilsonInterval(trials, trials).high).toBe(1);
      expect(wilsonInterval(0, trials).low).toBe(0);
    }
  });
});

describe('a change', () => {
  const isReal = (count: number, basis: number, lengths = week) => isBeyondChance(findChance(count, basis, lengths));

  it('is chance where two Poisson counts of one rate would show it', () => {
    expect(isReal(60, 50)).toBe(false);
    expect(isReal(90, 50)).toBe(true);
    expect(isReal(3100, 2800)).toBe(true);
    // At the same rate a day.
    expect(isReal(3100, 2800, { current: 31, other: 28 })).toBe(false);
  });

  it('goes by the number a day, which may rise while the count falls', () => {
    const february = { current: 28, other: 31 };
    const counts = [2800, 3100, 2801, 2799] as const;
    expect(counts.map((count) => findDirection(count, 3100, february))).toEqual([0, 1, 1, -1]);
    expect(isReal(3090, 3100, february)).toBe(true);
    expect(findDirection(3090, 3100, february)).toBe(1);
  });

  it('is not judged under ten messages', () => {
    expect(findChance(8, 0, week)).toBeNull();
    expect(isReal(8, 0)).toBe(false);
    expect(findChance(9, 0, week)).toBeNull();
  });

  it('is corrected for counts being whole: 10 against none', () => {
    // z = (|10 - 5| - ½) / √2.5
    expect(findChance(10, 0, week)).toBeCloseTo(0.00443, 5);
  });

  it('is told among many with a bound on false ones', () => {
    const counts = Array.from({ length: 20 }, (_, i) => (i === 0 ? 120 : 66));
    expect(pickUnlikely(counts, (count) => findChance(count, 50, week), 0.05)).toEqual([120]);
    expect(pickUnlikely([8, 9], () => null, 0.05)).toEqual([]);
    // Rows that cannot be judged make it no harder for the one that can.
    const chances = [0.04, ...Array<null>(19).fill(null)];
    expect(pickUnlikely(chances, (chance) => chance, 0.05)).toEqual([0.04]);
  });
});
