import { describe, expect, it } from 'vitest';
import { printPossibleScores, scorePossible } from '../../../src/cluster/evaluate/evaluate-possible.ts';

const gold = [
  ['a', 'b', 'c', 'd'],
  ['x', 'y'],
];

describe('scorePossible', () => {
  it('counts what is listed, what of it is right, and the joins that are missing and found', () => {
    // a and b are together; c, d stand alone; x is with a stranger, y alone.
    const predicted = [
      ['a', 'b'],
      ['x', 'z'],
    ];
    const pairs = [
      ['b', 'c'],
      ['a', 'c'],
      ['z', 'y'],
      ['d', 'x'],
    ] as const;
    const scores = scorePossible(gold, predicted, pairs);
    expect(scores).toEqual({ listed: 4, right: 3, missing: 3, found: 2 });
    expect(printPossibleScores(scores)).toBe(
      'possible merges: 4 listed, 3 right; with them 2 of the 3 joins that are missing',
    );
  });

  it('leaves excluded messages out of both sides', () => {
    expect(scorePossible(gold, [], [['a', 'b'] as const, ['c', 'd'] as const], ['d', 'y'])).toEqual({
      listed: 1,
      right: 1,
      missing: 2,
      found: 1,
    });
  });

  it('takes the last of several groups that hold a message', () => {
    const copies = [['a', 'b'], ['c']];
    expect(scorePossible([['a', 'b', 'c']], [...copies, ['b', 'c']], [])).toMatchObject({ missing: 1 });
  });

  it('finds nothing missing where clustering found all', () => {
    expect(scorePossible(gold, gold, [])).toEqual({ listed: 0, right: 0, missing: 0, found: 0 });
  });
});
