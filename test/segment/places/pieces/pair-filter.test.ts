import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPairFilter, openPairFilter } from '../../../../src/segment/places/pieces/pair-filter.ts';

const han = fc.integer({ min: 0x4e00, max: 0x9fff });

describe('openPairFilter', () => {
  it('has every pair it was filled with, whatever their number', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(han, han), { maxLength: 300 }), (pairs) => {
        const filter = openPairFilter(
          fillPairFilter(
            pairs.map((pair) => String.fromCharCode(...pair)),
            1 << 10,
          ),
        );
        return pairs.every(([first, second]) => filter.has(first, second));
      }),
    );
  });

  it('has hardly any other pair, and tells the order of the two characters', () => {
    const pairs = Array.from({ length: 2000 }, (_, i) => [0x4e00 + 7 * i, 0x5000 + 3 * i] as const);
    const filter = openPairFilter(
      fillPairFilter(
        pairs.map((pair) => String.fromCharCode(...pair)),
        1 << 12,
      ),
    );
    const turned = pairs.filter(([first, second]) => filter.has(second, first)).length;
    expect(turned).toBeLessThan(0.05 * pairs.length);
  });

  it('refuses a number of bytes that is no power of two', () => {
    expect(() => openPairFilter(new Uint8Array(12))).toThrow(RangeError);
    expect(() => fillPairFilter([], 0)).toThrow(RangeError);
  });
});
