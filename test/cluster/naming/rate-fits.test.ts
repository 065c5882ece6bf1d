import { describe, expect, it } from 'vitest';
import { leaveOutsider, rateFits } from '../../../src/cluster/naming/rate-fits.ts';

describe('rateFits', () => {
  it('rates who is unlike the others below them, and who is liker no higher', () => {
    const logOdds = (a: number, b: number): number => (a === 4 || b === 4 ? -1 : a + b === 1 ? 3 : 2);
    const fits = rateFits([0, 1, 2, 3, 4], logOdds);
    expect(fits.slice(0, 4)).toEqual([1, 1, 1, 1]);
    expect(fits[4]).toBeLessThan(0.5);
    // Of three each is as far from the others.
    expect(rateFits([0, 1, 4], logOdds)).toEqual([1, 1, 1]);
  });
});

describe('leaveOutsider', () => {
  const placed = { place: true, vagueness: 0 };
  const told = {
    老校区怎么用: placed,
    宿舍没空调: placed,
    热: { place: false, vagueness: 0 },
    宿舍的问题: { place: true, vagueness: 0.75 },
  };
  const titles = (...fits: readonly (readonly [keyof typeof told, number, number])[]) =>
    leaveOutsider(
      fits.map(([title, score, fit]) => ({ title, score, fit })),
      ({ title }) => told[title],
    ).map(({ title }) => title);

  it('leaves out a first title of whom fits badly where another tells as much', () => {
    expect(titles(['老校区怎么用', 2, 0.7], ['宿舍没空调', 1, 1])).toEqual(['宿舍没空调']);
    expect(titles(['老校区怎么用', 2, 0.9], ['宿舍没空调', 1, 1])).toHaveLength(2);
  });

  it('keeps it where the others score far less, fit as badly, have no place or only call it a problem', () => {
    for (const other of [
      ['宿舍没空调', 0.5, 1],
      ['宿舍没空调', 1, 0.7],
      ['热', 1, 1],
      ['宿舍的问题', 1, 1],
    ] as const)
      expect(titles(['老校区怎么用', 2, 0.7], other)).toHaveLength(2);
  });
});
