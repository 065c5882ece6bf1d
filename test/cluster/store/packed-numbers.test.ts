import { describe, expect, it } from 'vitest';
import { createPackedNumbers } from '../../../src/cluster/store/packed-numbers.ts';

describe('packed numbers', () => {
  it('come back as they were, in their order, some at a time and over several pieces', () => {
    const packed = createPackedNumbers();
    const numbers = Uint32Array.from({ length: 700_000 }, (_, i) => (i * 0x9e3779b1) >>> 0);
    for (const number of numbers) packed.push(number);
    expect(packed.length).toBe(numbers.length);
    expect(packed.pieces().reduce((sum, piece) => sum + piece.length, 0)).toBe(numbers.length);
    const taken = new Uint32Array(numbers.length);
    const target = new Uint32Array(200_000);
    for (let from = 0, count = 0; from < numbers.length; from += count, count = (3 * count + 1) % 200_000) {
      count = Math.min(count, numbers.length - from);
      packed.take(target, count);
      taken.set(target.subarray(0, count), from);
    }
    expect(Buffer.compare(Buffer.from(taken.buffer), Buffer.from(numbers.buffer))).toBe(0);
  });

  it('end where all are taken', () => {
    const packed = createPackedNumbers();
    packed.push(7);
    packed.take(new Uint32Array(1), 1);
    expect(() => packed.take(new Uint32Array(1), 1)).toThrow(/0/);
  });
});
