import { describe, expect, it } from 'vitest';
import { holdsAnsweredOnly } from '../../../src/aggregate/figures/answered-only.ts';
import { passingMarts } from '../passing-marts.ts';

const build = passingMarts();
const answered = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `a${i}`, at: '2025-03-04 08:00:00', reply: '已修好' }));
const open = { id: 'open', at: '2025-03-05 08:00:00' };

describe('holdsAnsweredOnly', () => {
  it('is true where nearly all messages of enough are answered', async () => {
    expect(await holdsAnsweredOnly(await build({ messages: answered(100) }))).toBe(true);
    expect(await holdsAnsweredOnly(await build({ messages: [...answered(250), open] }))).toBe(true);
  });

  it('is false of few messages, and where some wait', async () => {
    expect(await holdsAnsweredOnly(await build({ messages: answered(99) }))).toBe(false);
    expect(await holdsAnsweredOnly(await build({ messages: [...answered(120), open] }))).toBe(false);
  });
});
