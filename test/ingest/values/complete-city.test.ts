import { describe, expect, it } from 'vitest';
import { completeCity } from '../../../src/ingest/values/complete-city.ts';
import { readRegionParent, readRegionPath } from '../../../src/ingest/values/region-path.ts';

describe('completeCity', () => {
  it.each([
    ['四川省成都双流区', '成都市双流区'],
    ['成都双流区', '成都市双流区'],
    ['四川成都双流区西航港街道', '成都市双流区西航港街道'],
    ['重庆渝北区', '重庆市渝北区'],
    ['湖南长沙市岳麓区', '长沙市岳麓区'],
    ['黔东南凯里市', '黔东南苗族侗族自治州凯里市'],
    ['新疆伊犁伊宁市', '伊犁哈萨克自治州伊宁市'],
    ['吉林长春朝阳区', '长春市朝阳区'],
    ['吉林船营区', '吉林市船营区'],
    ['四川凉山西昌市', '凉山彝族自治州西昌市'],
  ])('writes out the city of %s', (text, path) => {
    expect(completeCity(text)).toBe(path);
  });

  it.each([
    '成都市双流区',
    '双流区',
    '南昌县',
    '长沙县',
    '成都',
    '四川省成都市',
    '青石云溪区',
    '朝阳区/三里屯',
    '成都双流',
  ])('leaves %s', (text) => {
    expect(completeCity(text)).toBe(text);
  });

  it('makes one region of all ways to write a district', () => {
    const ways = ['双流区', '成都双流区', '四川省成都双流区', '成都市双流区', '四川省成都市双流区'].map(completeCity);
    expect(new Set(ways.map(readRegionPath))).toEqual(new Set(['双流区']));
    expect(ways.map(readRegionParent)).toEqual([null, ...Array(4).fill('成都市')]);
  });
});
