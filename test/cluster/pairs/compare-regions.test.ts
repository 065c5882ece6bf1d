import { describe, expect, it } from 'vitest';
import { createRegionComparer } from '../../../src/cluster/pairs/compare-regions.ts';

describe('createRegionComparer', () => {
  it.each([
    ['临湖区', '临湖区', 1],
    ['A7县', 'A7县', 1],
    ['云州市', '云州市', 0.5],
    ['湖海省', '湖海省', 0.5],
    ['天山自治区', '天山自治区', 0.5],
    ['云州市', '临湖区', -0.5],
    ['湖海省', '云州市', -0.5],
    ['A市', 'A7县', -0.5],
    ['A市', 'B7县', -1],
    ['A市', 'B市', -1],
    ['A7县', 'A3区', -1],
    ['云州市', '海州市', -1],
    ['临湖区', null, 0],
    ['临湖区', '', 0],
  ])('compares %s and %s', (one, other, expected) => {
    const compare = createRegionComparer([one, other]);
    expect(compare(0, 1)).toBe(expected);
    expect(compare(1, 0)).toBe(expected);
  });
});
