import { describe, expect, it } from 'vitest';
import { createWordFinder, markWords } from '../../../src/ingest/masks/word-finder.ts';

const findWords = createWordFinder(markWords([['业主', '本人'], ['业主代表', '本人'], ['姓\u3000']]));

describe('createWordFinder', () => {
  it('finds every place of a word, with the marks of all that begin there', () => {
    expect(findWords('业主代表：本人（业主）姓\u3000名')).toEqual({
      places: [
        { at: 0, marks: 1 | 2 },
        { at: 5, marks: 1 | 2 },
        { at: 8, marks: 1 },
        { at: 11, marks: 4 },
      ],
      marks: 1 | 2 | 4,
      digits: 0,
    });
  });

  it('finds none in a text that only begins like a word, or is shorter', () => {
    for (const text of ['', '业', '业务', '人本', '姓名']) {
      expect(findWords(text), text).toEqual({ places: [], marks: 0, digits: 0 });
    }
    expect(findWords('主业主业').places).toEqual([{ at: 1, marks: 1 }]);
  });

  it('counts digits', () => {
    expect(findWords('2026年3月，１２号').digits).toBe(5);
  });
});
