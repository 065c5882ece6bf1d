import { describe, expect, it } from 'vitest';
import { findBaseline } from '../../../../src/dashboard/queries/overview/baseline.ts';

/** Nine weeks with 20 on every seventh day and 5 on the others. */
const weeks = Array.from({ length: 63 }, (_, day) => (day % 7 === 0 ? 20 : 5));

describe('findBaseline', () => {
  it('expects of a day what its weekday had', () => {
    expect(findBaseline(weeks, 56, 8)?.expected).toBe(20);
    expect(findBaseline(weeks, 57, 8)?.expected).toBe(5);
  });

  it('has a band as wide as counts vary by chance, and no lower than zero', () => {
    const band = findBaseline(weeks, 57, 8);
    expect(band?.low).toBeGreaterThanOrEqual(0);
    expect(band?.high).toBeGreaterThan(9);
    expect(band?.high).toBeLessThan(11);
  });

  it('has a wider band where the weeks before differ more than by chance', () => {
    const varied = weeks.map((_, day) => (day % 14 === 0 ? 42 : 58));
    expect(findBaseline(varied, 28, 8)).toMatchObject({ expected: 50 });
    const width = (counts: readonly number[]) => {
      const { low, high } = findBaseline(counts, 28, 4)!;
      return high - low;
    };
    // Variances of 4 · 8² / 3 and, by chance, 50.
    expect(width(varied) / width(weeks.map(() => 50))).toBeCloseTo(Math.sqrt(256 / 3 / 50), 9);
  });

  it('says nothing with fewer than four weeks', () => {
    expect(findBaseline(weeks, 27, 8)).toBeNull();
    expect(findBaseline([null, ...weeks], 28, 8)).toBeNull();
    expect(findBaseline(weeks, 28, 8)).not.toBeNull();
  });
});
