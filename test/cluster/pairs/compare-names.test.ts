import { describe, expect, it } from 'vitest';
import { createNameComparer, type NameComparison, readNames } from '../../../src/cluster/pairs/compare-names.ts';
import { readTermColumns } from '../../../src/cluster/store/term-columns.ts';
import type { Weights } from '../../../src/cluster/store/weights.ts';
import { createPlain, storeOf } from '../plain-store.ts';

/** Compares two messages by their terms; every name tells one place by as much as its last digit says, in tenths. */
function compare(one: string, other: string): NameComparison {
  const store = storeOf([createPlain(one), createPlain(other)]);
  const { texts } = store.vocabulary;
  const specificity = Float32Array.from(texts, (text) => Number(/\d$/.exec(text)?.[0] ?? 0) / 10);
  const weights = {
    specificity,
    matterSpecificity: specificity,
    uses: new Float32Array(256).fill(1),
  } as unknown as Weights;
  const comparer = createNameComparer(readNames(readTermColumns(store), weights), weights);
  const [there, back] = [{ ...comparer(0, 1) }, { ...comparer(1, 0) }];
  expect(back).toEqual(there);
  return there;
}

describe('createNameComparer', () => {
  it('tells how telling a name each has that the other has not', () => {
    expect(compare('p:东苑5 p:西苑9', 'p:南苑7').own).toBeCloseTo(0.7, 6);
    expect(compare('p:东苑5 p:西苑9', 'p:东苑5 p:南苑3').own).toBeCloseTo(0.3, 6);
    expect(compare('p:东苑5 p:西苑9', 'p:东苑5').own).toBe(0);
    expect(compare('p:东苑5', 'b:路灯').own).toBe(0);
  });

  it('tells how alike their names are', () => {
    expect(compare('p:东苑5 p:西苑9', 'p:东苑5 p:西苑9').cosine).toBeCloseTo(1, 6);
    expect(compare('p:东苑5', 'p:西苑5').cosine).toBe(0);
    expect(compare('p:东苑5', 'b:路灯').cosine).toBe(0);
    expect(compare('p:东苑6 p:西苑8', 'p:西苑8').cosine).toBeCloseTo(0.8, 6);
  });
});
