import { describe, expect, it } from 'vitest';
import { finestRegion, readRegionParent, readRegionPath, readTown } from '../../../src/ingest/values/region-path.ts';

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
    ['浙东省澜川县', '澜川县'],
    ['浙东省青石市', '青石市'],
    ['北原自治区伊桥县', '伊桥县'],
    ['浙东省澜川县石桥镇', '澜川县'],
    ['浙东省青石市青桥市河湾镇', '青桥市'],
    ['北原自治区伊河州伊桥县', '伊桥县'],
    ['浙东省,青石市,云溪区,石桥街道', '云溪区'],
    ['青石市，云溪区', '云溪区'],
    ['青石市/市辖区/云溪区/石桥街道', '云溪区'],
    ['青石市市辖区云溪区石桥街道', '云溪区'],
    ['青石市 / 县 / 澜川县', '澜川县'],
    ['青石市市辖区', '青石市'],
    ['青石市/市辖区', '青石市'],
  ])('reads %s as %s', (text, region) => {
    expect(readRegionPath(text)).toBe(region);
  });

  it.each([
    '云溪区',
    '青石市',
    '浙东省',
    '北原自治区',
    '市中区',
    'A7县',
    '石桥街道',
    '红旗街道',
    '红旗大街街道',
    '城市花园社区',
    '澜溪社区',
    '石桥街道/澜溪社区',
    '云溪区/澜川县',
    '云溪区,澜川县',
    '云溪区、澜川县',
    '市辖区',
    '云溪区桐湖路12号',
    '云溪区/（石桥街道）',
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

describe('readRegionParent', () => {
  it.each([
    ['浙东省/青石市/云溪区', '青石市'],
    ['浙东省/青石市/云溪区/石桥街道', '青石市'],
    ['青石市云溪区', '青石市'],
    ['浙东省青石市云溪区石桥街道', '青石市'],
    ['青石市,市辖区,云溪区', '青石市'],
    ['北原自治区伊河州伊桥县', '伊河州'],
    ['云溪区', null],
    ['浙东省/云溪区', null],
    ['云溪区/石桥街道', null],
    ['全市/云溪区', null],
    // Of one name each: a county-level city, a code.
    ['浙东省青石市青桥市', null],
    ['X市/X7县', null],
  ])('reads %s as in %s', (text, parent) => {
    expect(readRegionParent(text)).toBe(parent);
  });
});

describe('readTown', () => {
  it.each([
    ['青石市/云溪区/石桥街道', '石桥街道'],
    ['青石市,市辖区,云溪区,石桥街道', '石桥街道'],
    ['青石市市辖区云溪区石桥街道', '石桥街道'],
    ['云溪县石桥镇', '石桥镇'],
    ['青石市-云溪县石桥镇', '石桥镇'],
    ['石桥镇', '石桥镇'],
    ['云溪区石桥街道办事处', '石桥街道'],
    ['石桥街道办', '石桥街道'],
    ['园林办事处', '园林办事处'],
    ['石桥镇柳湾村', '石桥镇'],
    ['石桥镇镇区', '石桥镇'],
    ['石桥街道/柳湾社区', '石桥街道'],
    ['云溪区石桥街道柳湾社区', '石桥街道'],
    ['青石市柳市镇', '柳市镇'],
    ['云溪县乌镇', '乌镇'],
    ['伊桥旗白石苏木', '白石苏木'],
    ['云溪县/经济开发区', '经济开发区'],
    ['云溪县石岭农场', '石岭农场'],
    ['X市/X7县/B3镇', 'B3镇'],
  ])('reads %s as %s', (text, town) => {
    expect(readTown(text)).toBe(town);
  });

  it.each([
    '云溪县',
    '青石市云溪区',
    '石镇市',
    '柳湾村',
    '柳湾社区',
    '城镇社区',
    '石桥镇、柳林镇',
    '云溪区/澜川县',
    '全市',
  ])('finds none in %s', (text) => {
    expect(readTown(text)).toBeNull();
  });

  it('comes to the end of hostile text', () => {
    expect(readTown('市'.repeat(100) + '街'.repeat(100))).toBeNull();
  });
});

it('keeps the town of a list of regions beside its district', () => {
  expect(finestRegion(['青石市', '云溪区', '石桥街道'])).toBe('青石市/云溪区/石桥街道');
  expect(finestRegion(['青石市', '云溪区'])).toBe('青石市/云溪区');
  expect(finestRegion(['云溪区', '石桥街道'])).toBe('云溪区/石桥街道');
  expect(finestRegion(['青石市', '市辖区'])).toBe('青石市');
  expect(finestRegion(['石桥街道', '柳湾社区'])).toBe('柳湾社区');
  expect(finestRegion([])).toBeNull();
});
