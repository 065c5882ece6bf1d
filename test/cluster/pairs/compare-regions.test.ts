import { describe, expect, it } from 'vitest';
import { compareRegions, isOtherDistrict, readRegions } from '../../../src/cluster/pairs/compare-regions.ts';

describe('compareRegions', () => {
  it.each([
    ['临湖区', '临湖区', 1],
    ['A7县', 'A7县', 1],
    ['云州市', '云州市', 0.5],
    ['湖海省', '湖海省', 0.5],
    ['天山自治区', '天山自治区', 0.5],
    // One may lie in the other: no worse than where one is not known.
    ['云州市', '临湖区', -0.5],
    ['湖海省', '云州市', -0.5],
    ['A市', 'A7县', -0.5],
    ['柳溪镇', '云州市', 0],
    ['柳溪镇', '青山县', 0],
    ['柳溪镇', '柳溪镇', 1],
    ['柳溪镇', '松岭镇', -1],
    ['石桥街道', '柳溪乡', -1],
    ['青山县', '临湖区', -1],
    ['A市', 'B7县', -1],
    ['A市', 'B市', -1],
    ['A7县', 'A3区', -1],
    ['云州市', '海州市', -1],
    // A district is another in another city, and the same where one does not say its city.
    ['云州市\u001f临湖区', '海州市\u001f临湖区', -1],
    ['云州市\u001f临湖区', '云州市\u001f临湖区', 1],
    ['云州市\u001f临湖区', '临湖区', 1],
    ['云州市\u001f临湖区', '云州市', -0.5],
    ['云州市\u001f临湖区', '海州市', -1],
    ['临湖区', null, 0],
    ['临湖区', '', 0],
  ])('compares %s and %s', (one, other, expected) => {
    const regions = readRegions([one, other]);
    expect(compareRegions(regions, 0, 1)).toBe(expected);
    expect(compareRegions(regions, 1, 0)).toBe(expected);
  });
});

describe('isOtherDistrict', () => {
  it.each([
    ['临湖区', '东山县', true],
    ['A7县', 'A3区', true],
    ['临湖区', '临湖区', false],
    ['云州市\u001f临湖区', '海州市\u001f临湖区', true],
    ['云州市\u001f临湖区', '临湖区', false],
    ['云州市', '临湖区', false],
    ['临湖区', null, false],
  ])('says of %s and %s: %s', (one, other, expected) => {
    const regions = readRegions([one, other]);
    expect([isOtherDistrict(regions, 0, 1), isOtherDistrict(regions, 1, 0)]).toEqual([expected, expected]);
  });
});
