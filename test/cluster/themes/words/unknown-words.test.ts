import { describe, expect, it } from 'vitest';
import { findUnknown } from '../../../../src/cluster/themes/words/unknown-words.ts';

function textOf(words: readonly string[]) {
  let at = 0;
  const starts = words.map((word) => {
    at += word.length;
    return at - word.length;
  });
  return { text: words.join(''), words: [...words], starts, offsets: null };
}

describe('findUnknown', () => {
  it('pairs the characters of unknown words, across their borders too, and tells their share', () => {
    const { pairs, share } = findUnknown(textOf(['取消', '甲乙', '丙', '！']), [], (word) => word === '取消');
    expect([...pairs]).toEqual(['甲乙', '乙丙']);
    expect(share).toBeCloseTo(3 / 5);
  });

  it('ends words at particles and plain verbs, which cutting leaves beside them', () => {
    const one = findUnknown(textOf(['装', '甲乙']), [], () => false);
    const other = findUnknown(textOf(['安', '上', '甲乙', '了']), [], () => false);
    expect([...one.pairs]).toEqual(['甲乙']);
    expect(other.pairs).toEqual(one.pairs);
  });

  it('leaves out what the caller knows otherwise', () => {
    const { pairs, share } = findUnknown(textOf(['取消', '甲乙', '丙丁']), [], () => false, [{ start: 2, end: 4 }]);
    expect([...pairs]).toEqual(['取消', '丙丁']);
    expect(share).toBeCloseTo(4 / 6);
  });

  it('leaves out names of places', () => {
    const places = [{ name: '云栖镇', type: 'region' }];
    const { pairs, share } = findUnknown(textOf(['云栖镇', '取消']), places, (word) => word === '取消');
    expect(pairs.size).toBe(0);
    expect(share).toBe(0);
  });

  it('counts names that no end tells, which may be the object', () => {
    const places = [{ name: '云栖卡', type: 'named' }];
    const { pairs } = findUnknown(textOf(['云栖卡', '取消']), places, (word) => word === '取消');
    expect([...pairs]).toEqual(['云栖', '栖卡']);
  });
});
