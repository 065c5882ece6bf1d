import { describe, expect, it } from 'vitest';
import { cutText, toJsonLine } from '../../src/core/whole-characters.ts';

describe('cutText', () => {
  it('leaves no half of a character', () => {
    expect([0, 1, 2, 3, 4, 9].map((length) => cutText('a𠮷😀', length))).toEqual(['', 'a', 'a', 'a𠮷', 'a𠮷', 'a𠮷😀']);
  });
});

describe('toJsonLine', () => {
  it('leaves halves of characters out, whole ones and what is written like a half as they are', () => {
    const row = { a: '\ud842', 'b\udfb7': ['x\ud842\ud842y', '𠮷'], c: '\\ud842 \\\ud842.' };
    expect(JSON.parse(toJsonLine(row))).toEqual({ a: '', b: ['xy', '𠮷'], c: '\\ud842 \\.' });
    expect(toJsonLine({ a: '😀\n' })).toBe('{"a":"😀\\n"}\n');
  });
});
