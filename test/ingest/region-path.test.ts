import { describe, expect, it } from 'vitest';
import { readRegionPath } from '../../src/ingest/region-path.ts';

describe('readRegionPath', () => {
  it.each([
    ['云溪区/石桥街道', '云溪区'],
    ['浙东省 / 青石市 / 云溪区 / 石桥街道 / 澜溪社区', '云溪区'],
    ['青石市-澜川县', '澜川县'],
    ['青石市>云溪区', '云溪区'],
    ['浙东省 青石市', '青石市'],
    ['X市/X7县', 'X7县'],
    ['青石市云溪区', '云溪区'],
    ['浙东省青石市云溪区石桥街道', '云溪区'],
    ['云溪区石桥街道办事处', '云溪区'],
    ['青石市市中区', '市中区'],
    ['浙东省青石市青桥市河湾镇', '青桥市'],
    ['北原自治区伊河州伊桥县', '伊桥县'],
  ])('reads %s as %s', (text, region) => {
    expect(readRegionPath(text)).toBe(region);
  });

  it.each([
    '云溪区',
    '青石市',
    '浙东省',
    '市中区',
    'A7县',
    '石桥街道',
    '红旗街道',
    '红旗大街街道',
    '城市花园社区',
    '澜溪社区',
    '石桥街道/澜溪社区',
    '云溪区/澜川县',
    '云溪区、澜川县',
    '云溪区桐湖路12号',
    '全市',
    '110101',
  ])('leaves %s as it is', (text) => {
    expect(readRegionPath(text)).toBe(text);
  });

  it('comes to the end of hostile text', () => {
    const text = '市'.repeat(100) + '街'.repeat(100);
    expect(readRegionPath(text)).toBe(text);
  });
});
