import { describe, expect, it } from 'vitest';
import { leaderOf, namedTogether } from '../../../src/ingest/authors/joint-author.ts';

describe('authors who write together', () => {
  it.each([
    ['李小溪等36人（联名）', ['李小溪']],
    ['李小溪（联名52人）', ['李小溪']],
    ['李小溪等二十余户', ['李小溪']],
    ['李小溪等12名村民', ['李小溪']],
    ['李小溪等', ['李小溪']],
    ['李小溪等３６人', ['李小溪']],
    ['李小溪、王桐花等3人', ['李小溪', '王桐花']],
    ['李小溪，王桐花', ['李小溪', '王桐花']],
  ])('names in %s those who are named', (name, people) => {
    expect(namedTogether(name)).toEqual(people);
  });

  it.each([
    '李小溪',
    '李小等',
    '松柏苑业主等5人',
    '高等',
    '小溪流水',
    '李小溪（松柏村）',
    '何家村等36户',
    '金城业主（联名）',
  ])('names nobody in %s', (name) => {
    expect(namedTogether(name)).toEqual([]);
  });

  it('takes who leads for the same person as alone', () => {
    expect(leaderOf('李小溪等36人（联名）')).toBe('李小溪');
    expect(leaderOf('李小溪、王桐花等3人')).toBe('李小溪');
    expect(leaderOf('李小溪')).toBe('李小溪');
    expect(leaderOf('松柏苑业主等5人')).toBe('松柏苑业主等5人');
    expect(leaderOf('李小溪、王桐花')).toBe('李小溪、王桐花');
  });

  it('takes floods of blanks in time that grows with their length', () => {
    for (const blank of [' ', '\u3000']) {
      const name = `李小溪${blank.repeat(100_000)}#`;
      expect(namedTogether(name)).toEqual([]);
      expect(leaderOf(name) === name).toBe(true);
    }
    expect(namedTogether('李小溪 等36人 （联名）')).toEqual(['李小溪']);
  });
});
