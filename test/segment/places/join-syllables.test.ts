import { describe, expect, it } from 'vitest';
import type { SegmentedText } from '../../../src/core/message.ts';
import { joinSyllables } from '../../../src/segment/places/join-syllables.ts';

function textOf(...words: string[]): SegmentedText {
  const starts = words.map((_, at) => words.slice(0, at).join('').length);
  return { text: words.join(''), words, starts, offsets: null };
}

describe('names that are written by their sound', () => {
  it('are one word, whatever the segmenter makes of them', () => {
    const { words, starts } = joinSyllables(textOf('老人', '在', '纳尔', '吐孜', '放羊'));
    expect(words).toEqual(['老人', '在', '纳尔吐孜', '放羊']);
    expect(starts).toEqual([0, 2, 3, 7]);
  });

  it('end before what tells the unit', () => {
    expect(joinSyllables(textOf('纳尔', '吐孜', '苏木', '停电')).words).toEqual(['纳尔吐孜', '苏木', '停电']);
    const glued = joinSyllables(textOf('纳尔', '吐孜嘎查', '停电'));
    expect(glued.words).toEqual(['纳尔吐孜', '嘎查', '停电']);
    expect(glued.starts).toEqual([0, 4, 6]);
  });

  it('are no words of two signs, nor others side by side', () => {
    const text = textOf('地图', '查', '不到', '额度', '提高');
    expect(joinSyllables(text)).toBe(text);
  });
});
