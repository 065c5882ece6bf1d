import { describe, expect, it } from 'vitest';
import {
  type CaseComparer,
  caseFeatureNames,
  createCaseReader,
} from '../../../src/cluster/memberships/case-features.ts';
import { pairFeatureNames } from '../../../src/cluster/pairs/pair-features.ts';
import { compareBy } from '../plain-store.ts';

/** Pairs whose `problem` is the sum of their numbers, all else 0. */
const comparer: CaseComparer = {
  ...compareBy([
    [0, 1, 4],
    [0, 2, 2],
    [1, 2, -1],
    [0, 9, 1],
    [1, 9, 2],
    [2, 9, -3],
  ]),
  features: (a, b) => Float64Array.from(pairFeatureNames, (name) => (name === 'problem' ? a + b : 0)),
};

/** What is read of a message and the others, by name. */
function readCase(message: number, others: readonly number[]): Readonly<Record<string, number>> {
  const values = createCaseReader(comparer)(message, others);
  expect(values).toHaveLength(caseFeatureNames.length);
  return Object.fromEntries(caseFeatureNames.map((name, i) => [name, values[i]!]));
}

describe('createCaseReader', () => {
  it('reads the scores of the message with the others, and of these among each other', () => {
    const read = readCase(9, [0, 1, 2]);
    expect(read).toMatchObject({ fit: 0, mean: 0, best: 2, least: -3, others: 3 });
    expect(read.innerMean).toBeCloseTo(5 / 3);
    expect(read.innerLeast).toBe(-1);
    // 2 fits 0 by 2 and 1 by -1.
    expect(read.innerLeastFit).toBe(0.5);
    expect(read.beyond).toBeCloseTo(-5 / 3);
  });

  it('reads what pairs have in common: the mean, the best, and the mean among the others', () => {
    expect(readCase(9, [0, 1, 2])).toMatchObject({ 'mean problem': 10, 'best problem': 11, 'inner problem': 2 });
  });

  it('knows nothing of the others among each other where there is one', () => {
    const read = readCase(9, [1]);
    expect(read).toMatchObject({
      mean: 2,
      others: 1,
      innerMean: 0,
      innerLeast: 0,
      innerLeastFit: 0,
      'inner problem': 0,
    });
  });

  it('looks at twelve of many others, and says how many there are', () => {
    const asked = new Set<number>();
    const watching: CaseComparer = {
      ...comparer,
      pair: (a, b) => {
        asked.add(b);
        return comparer.pair(a, b);
      },
    };
    const others = Array.from({ length: 40 }, (_, i) => i);
    const values = createCaseReader(watching)(99, others);
    expect(values[caseFeatureNames.indexOf('others')]).toBe(40);
    expect(asked.size).toBe(12);
    expect([...asked]).toEqual(expect.arrayContaining([0, 39]));
  });
});
