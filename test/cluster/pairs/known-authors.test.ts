import { describe, expect, it } from 'vitest';
import { numberAuthors } from '../../../src/cluster/pairs/known-authors.ts';

describe('numberAuthors', () => {
  it('gives each author a number of his own, and none to messages without one', () => {
    expect([...numberAuthors({ authors: ['甲', null, '乙', '甲'] })]).toEqual([1, 0, 2, 1]);
  });

  it('takes who has written a good part of very many messages for no citizen', () => {
    const others = Array.from({ length: 500 }, (_, i) => `a${i}`);
    const clerk = Array.from({ length: 51 }, () => '话务员');
    const numbers = numberAuthors({ authors: [...clerk, ...others] });
    expect([...numbers.slice(0, 51)]).toEqual(clerk.map(() => 0));
    expect(numbers[51]).toBeGreaterThan(0);
    // Fifty of a few hundred may be one who writes much, as many of very many more.
    expect(numberAuthors({ authors: clerk.slice(1) })[0]).toBe(1);
    const many = Array.from({ length: 9000 }, (_, i) => `b${i}`);
    expect(numberAuthors({ authors: [...clerk, ...many] })[0]).toBe(1);
    // But nobody writes more than two hundred.
    expect(numberAuthors({ authors: [...many, ...Array.from({ length: 201 }, () => '话务员')] }).at(-1)).toBe(0);
  });
});
