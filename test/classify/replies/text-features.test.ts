import { describe, expect, it } from 'vitest';
import {
  countPairs,
  measureIdf,
  replyBuckets,
  textBuckets,
  weighPairs,
} from '../../../src/classify/replies/text-features.ts';

const none = { title: '', body: '' };

describe('countPairs', () => {
  it('counts pairs of Chinese characters, those of the end and the beginning once more', () => {
    const { buckets, counts } = countPairs('路灯a路灯', none);
    expect(buckets).toHaveLength(3);
    expect([...counts]).toEqual([2, 2, 2]);
    const long = countPairs(`路灯${'好'.repeat(100)}`, none);
    const ofPart = (from: number, to: number) =>
      [...long.buckets].filter((bucket) => bucket >= from && bucket < to).length;
    expect(ofPart(1 << 14, replyBuckets)).toBe(1);
    expect(ofPart(replyBuckets, textBuckets)).toBe(3);
  });

  it('counts those of the title and of the end of the message apart', () => {
    const alone = countPairs('已修好', none).buckets.length;
    const asked = countPairs('已修好', { title: '路灯', body: `噪声${'啊'.repeat(250)}` });
    expect(asked.buckets.length - alone).toBe(2);
    expect([...asked.buckets].filter((bucket) => bucket >= replyBuckets + (1 << 13))).toHaveLength(2);
  });

  it('leaves nothing behind for the next text', () => {
    const first = countPairs('损坏路灯已经修复', none);
    countPairs('别的答复内容', none);
    expect(countPairs('损坏路灯已经修复', none)).toEqual(first);
  });
});

describe('weighPairs', () => {
  it('scales each part to unit length, without what training never met', () => {
    const known = countPairs('路灯已经修复', none);
    const idf = measureIdf([known, known, countPairs('公交线路调整', none)]);
    const { buckets, values } = weighPairs(countPairs('路灯已经修复公交', none), idf);
    expect(buckets.length).toBe(known.buckets.length);
    const square = (from: number, to: number) =>
      values.reduce((sum, value, i) => sum + (buckets[i]! >= from && buckets[i]! < to ? value * value : 0), 0);
    expect(square(0, 1 << 14)).toBeCloseTo(1, 9);
    expect(square(1 << 14, replyBuckets)).toBeCloseTo(1, 9);
    expect(square(replyBuckets, textBuckets)).toBeCloseTo(1, 9);
  });

  it('has nothing to weigh in an empty text', () => {
    expect(weighPairs(countPairs('', none), new Float64Array(textBuckets)).values).toHaveLength(0);
  });
});
