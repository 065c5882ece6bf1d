import { describe, expect, it } from 'vitest';
import { shareArrays, shared } from '../../src/core/shared-arrays.ts';

describe('shareArrays', () => {
  it('moves typed arrays into shared memory, however deep, and leaves all else as it is', () => {
    const names = new Map([['a', 1]]);
    const own = { list: Float32Array.of(1.5, 2), inner: { more: Int8Array.of(-1) }, names, text: 'b', none: null };
    const moved = shareArrays(own);
    expect(moved).toEqual(own);
    expect(moved.list.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(moved.inner.more.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(moved.names).toBe(names);
  });

  it('copies only the part of its memory that an array shows', () => {
    const part = Uint32Array.of(1, 2, 3, 4).subarray(1, 3);
    expect([...shareArrays(part)]).toEqual([2, 3]);
    expect(shareArrays(part).buffer.byteLength).toBe(8);
  });

  it('does not copy what is shared already', () => {
    for (const create of Object.values(shared)) {
      const array = create(3);
      expect([...array]).toEqual([0, 0, 0]);
      expect(shareArrays(array)).toBe(array);
    }
  });
});
