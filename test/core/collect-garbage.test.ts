import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../src/core/collect-garbage.ts';

describe('collectGarbage', () => {
  it('gives back what nothing refers to any more', async () => {
    const fill = (): number => new Uint8Array(64 << 20).fill(1).length;
    const before = process.memoryUsage().arrayBuffers;
    expect(fill()).toBe(64 << 20);
    collectGarbage();
    // Array buffers are freed by a task of their own.
    await expect.poll(() => process.memoryUsage().arrayBuffers - before).toBeLessThan(32 << 20);
  });
});
