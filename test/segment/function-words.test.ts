import { describe, expect, it } from 'vitest';
import { listFunctionWords } from '../../src/segment/function-words.ts';

describe('listFunctionWords', () => {
  const words = listFunctionWords();

  it.each(['打通', '包括', '而且', '一趟', '走投无路'])('has %s', (word) => {
    expect(words.has(word)).toBe(true);
  });

  it.each(['花园', '公园', '阳光', '湖', '五一'])('has no %s', (word) => {
    expect(words.has(word)).toBe(false);
  });
});
