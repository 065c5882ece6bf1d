import { describe, expect, it } from 'vitest';
import { hasWords, markWords, searchWords } from '../../../src/dashboard/search/search-words.ts';

describe('searchWords', () => {
  it('parts at blanks of any width, and knows letters by both of their widths', () => {
    expect(searchWords('搅拌站  噪音\u3000夜里')).toEqual([['搅拌站'], ['噪音'], ['夜里']]);
    expect(searchWords('Ａ7县')).toEqual([['Ａ7县', 'A7县', 'Ａ７县']]);
    expect(searchWords('A7县')).toEqual([['A7县', 'Ａ７县']]);
  });

  it('parts at quotes and stops, not within numbers, and keeps what has nothing else', () => {
    const words = (q: string) => searchWords(q).map(([word]) => word);
    expect(words('“自来水”发黄、发臭，《条例》；没人管。')).toEqual(['自来水', '发黄', '发臭', '条例', '没人管']);
    expect(words('"噪音",夜里')).toEqual(['噪音', '夜里']);
    expect(words('1,000元 8：30 3.5吨')).toEqual(['1,000元', '8：30', '3.5吨']);
    expect(words('。')).toEqual(['。']);
  });
});

describe('hasWords', () => {
  it('wants all words, in any order and case', () => {
    expect(hasWords('夜里 ABC 搅拌站噪音', '噪音 abc')).toBe(true);
    expect(hasWords('夜里搅拌站', '噪音 搅拌站')).toBe(false);
    expect(hasWords('Ａ７县的路灯', 'a7县')).toBe(true);
    expect(hasWords('A7县的路灯', 'ａ７县')).toBe(true);
  });
});

describe('markWords', () => {
  it('marks every word wherever it stands, those that overlap as one', () => {
    expect(markWords('路灯坏，路灯柱倒', '路灯 灯柱')).toEqual([
      { text: '路灯', hit: true },
      { text: '坏，', hit: false },
      { text: '路灯柱', hit: true },
      { text: '倒', hit: false },
    ]);
    expect(markWords('无', '')).toEqual([{ text: '无', hit: false }]);
    expect(markWords('', '灯')).toEqual([]);
  });
});
