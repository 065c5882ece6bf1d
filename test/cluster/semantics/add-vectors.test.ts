import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVectorSum } from '../../../src/cluster/semantics/add-vectors.ts';
import type { WordVectors } from '../../../src/cluster/semantics/word-vectors.ts';

function vectorsOf(dimensions: number, rows: readonly (readonly number[])[]): WordVectors {
  return { dimensions, ids: new Map(), values: Int8Array.from(rows.flat()) };
}

describe('createVectorSum', () => {
  it('adds vectors by their weights, and begins anew when the sum was taken', () => {
    const sum = createVectorSum(
      vectorsOf(3, [
        [1, -2, 127],
        [-127, 0, 5],
      ]),
    );
    sum.add(0, 2);
    sum.add(1, 0.5);
    expect([...sum.take()]).toEqual([2 - 63.5, -4, 254 + 2.5]);
    expect([...sum.take()]).toEqual([0, 0, 0]);
    sum.add(1, 1);
    expect([...sum.take()]).toEqual([-127, 0, 5]);
  });

  it('is the same to the last bit as adding one after another, however many there are', () => {
    const value = fc.integer({ min: -127, max: 127 });
    const given = fc.record({
      dimensions: fc.integer({ min: 1, max: 20 }),
      rows: fc.array(fc.array(value, { minLength: 20, maxLength: 20 }), { minLength: 1, maxLength: 5 }),
      added: fc.array(fc.tuple(fc.nat(), fc.double({ noNaN: true, min: -1e3, max: 1e3 })), { maxLength: 3000 }),
    });
    fc.assert(
      fc.property(given, ({ dimensions, rows, added }) => {
        const used = rows.map((row) => row.slice(0, dimensions));
        const sum = createVectorSum(vectorsOf(dimensions, used));
        const expected = new Float64Array(dimensions);
        for (const [pick, weight] of added) {
          const row = pick % used.length;
          sum.add(row, weight);
          for (let k = 0; k < dimensions; k += 1) expected[k]! += weight * used[row]![k]!;
        }
        expect(sum.take()).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('takes vectors without a dimension', () => {
    const sum = createVectorSum(vectorsOf(0, []));
    expect([...sum.take()]).toEqual([]);
  });
});
