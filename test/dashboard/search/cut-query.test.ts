import { describe, expect, it } from 'vitest';
import { createQueryCutter, searchList } from '../../../src/dashboard/search/cut-query.ts';
import { createKnownWords } from '../../../src/dashboard/search/known-words.ts';

const cut = createQueryCutter(createKnownWords());

describe('a search that is cut', () => {
  it.each([
    ['路灯不亮', ['路灯', '亮']],
    ['学校食堂难吃', ['学校', '食堂', '难吃']],
    ['某小区夜间施工', ['小区', '夜间', '施工']],
    ['没有路灯', ['路灯']],
  ])('%s has words of the dictionary, the shorter ones, without those that carry nothing', async (q, words) => {
    expect(await cut(q)).toEqual(words);
  });

  it('keeps what the dictionary lacks in one piece, and a number with what it counts', async () => {
    expect(await cut('翠湖苑夜间施工')).toEqual(['翠湖苑', '夜间', '施工']);
    expect(await cut('5号楼停水')).toEqual(['5号楼', '停水']);
    expect(await cut('Ｂ2路公交车')).toEqual(['b2路', '公交车']);
  });

  it('is none where it would be the same, or single characters alone', async () => {
    for (const q of ['路灯', '“路灯”', '学校 食堂', 'I3f2a90c1b7de', '1,000', '怎么办', '没有这样的词', '。', '不'])
      expect(await cut(q), q).toBeNull();
  });
});

describe('searchList', () => {
  const texts = ['路灯坏了，晚上不亮', '食堂'];
  const list = async (q: string | undefined) => ({
    total: texts.filter((text) => (q ?? '').split(' ').every((word) => text.includes(word))).length,
  });
  it('looks for the words only where nothing has the search as typed', async () => {
    expect(await searchList(cut, '路灯不亮', list)).toEqual({
      total: 1,
      cut_search: { q: '路灯不亮', words: ['路灯', '亮'] },
    });
    expect(await searchList(cut, '路灯坏了', list)).toEqual({ total: 1, cut_search: null });
    expect(await searchList(cut, '井盖', list)).toEqual({ total: 0, cut_search: null });
    expect(await searchList(cut, undefined, list)).toEqual({ total: 2, cut_search: null });
  });
});
