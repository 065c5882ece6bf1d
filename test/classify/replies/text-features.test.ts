import { describe, expect, it } from 'vitest';
import { countPairs, measureIdf, textBuckets, weighPairs } from '../../../src/classify/replies/text-features.ts';

describe('countPairs', () => {
  it('counts pairs of Chinese characters, those of the end once more', () => {
    const { buckets, counts } = countPairs('路灯a路灯');
    expect(buckets).toHaveLength(2);
    expect([...counts]).toEqual([2, 2]);
    const long = countPairs(`路灯${'好'.repeat(100)}`);
    const inEnd = [...long.buckets].filter((bucket) => bucket >= 1 << 14);
    expect(inEnd).toHaveLength(1);
  });

  it('leaves nothing behind for the next text', () => {
    const first = countPairs('损坏路灯已经修复');
    countPairs('别的答复内容');
    expect(countPairs('损坏路灯已经修复')).toEqual(first);
  });
});

describe('weighPairs', () => {
  it('scales the whole and the end to unit length each, without what training never met', () => {
    const known = countPairs('路灯已经修复');
    const idf = measureIdf([known, known, countPairs('公交线路调整')]);
    const { buckets, values } = weighPairs(countPairs('路灯已经修复公交'), idf);
    expect(buckets.length).toBe(known.buckets.length);
    const square = (isEnd: boolean) =>
      values.reduce((sum, value, i) => sum + (buckets[i]! >= 1 << 14 === isEnd ? value * value : 0), 0);
    expect(square(false)).toBeCloseTo(1, 9);
    expect(square(true)).toBeCloseTo(1, 9);
  });

  it('has nothing to weigh in an empty text', () => {
    expect(weighPairs(countPairs(''), new Float64Array(textBuckets)).values).toHaveLength(0);
  });
});
