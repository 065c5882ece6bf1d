import { describe, expect, it } from 'vitest';
import { createPackedTexts } from '../../../src/cluster/store/packed-texts.ts';

describe('packed texts', () => {
  it('come back as they were, in their order, over several chunks', () => {
    const texts = Array.from({ length: 10_000 }, (_, i) => `${'桥头路灯'.slice(0, i % 5)}${i}`);
    const packed = createPackedTexts();
    for (const text of texts) packed.push(text);
    expect([...packed.drain()]).toEqual(texts);
  });

  it('may be empty, or hold characters beyond 16 bits and half ones', () => {
    const packed = createPackedTexts();
    const texts = ['', '𠮷野路', '\ud842', 'a\nb\u0000', ''];
    for (const text of texts) packed.push(text);
    expect([...packed.drain()]).toEqual(texts);
    expect([...createPackedTexts().drain()]).toEqual([]);
  });
});
