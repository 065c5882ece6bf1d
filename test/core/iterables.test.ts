import { describe, expect, it } from 'vitest';
import { chain, pick } from '../../src/core/iterables.ts';

describe('chain and pick', () => {
  it('go through lists in their order, as often as they are asked', () => {
    const both = chain(
      ['路灯'],
      pick(['不亮', '了', '路口'], (word) => word.length > 1),
    );
    expect([...both]).toEqual(['路灯', '不亮', '路口']);
    expect([...both]).toEqual(['路灯', '不亮', '路口']);
  });

  it('judge nothing behind the last item that is taken', () => {
    const judged: string[] = [];
    const words = pick(['的', '积水', '堵塞'], (word) => {
      judged.push(word);
      return word.length > 1;
    });
    const [first] = words;
    expect(first).toBe('积水');
    expect(judged).toEqual(['的', '积水']);
  });
});
