import { expect, it } from 'vitest';
import { readAddressee } from '../../../src/segment/places/find-addressee.ts';

const gazetteer = {
  units: new Map([['湖京市', { level: 'province', parent: null } as const]]),
  shortUnits: new Map([['伊河州', '伊河朝鲜族自治州']]),
};

it.each([
  ['青石市委书记', '青石市', '青石市'],
  ['青石市市长', '青石市', '青石市'],
  ['湖海省青石市委书记', '青石市', '青石市'],
  ['青石市教育局', '青石市', '青石市'],
  ['云溪县委书记', '云溪县', null],
  ['云溪县县长', '云溪县', null],
  ['云溪区区长', '云溪区', null],
  ['云溪县石桥镇政府', '云溪县', null],
  ['青石市市北区委书记', '市北区', '青石市'],
  ['青石市高新区管委会', '高新区', '青石市'],
  ['伊河州州长', '伊河朝鲜族自治州', '伊河朝鲜族自治州'],
  ['A市委书记', 'A市', 'A市'],
  ['A7县县长', 'A7县', null],
  // Of a province nobody knows where in it; of a municipality its districts lie in one city.
  ['湖海省委书记', null, null],
  ['北原自治区主席', null, null],
  ['湖京市委书记', null, '湖京市'],
  ['湖京市云溪区委书记', '云溪区', '湖京市'],
  ['市委书记', null, null],
  ['区长信箱', null, null],
  ['本县县长', null, null],
  ['县住建局', null, null],
  ['高新区管委会', null, null],
  ['城市管理局', null, null],
  ['云溪小区物业', null, null],
  ['石桥镇政府', null, null],
  ['', null, null],
  [null, null, null],
])('reads %s', (text, region, city) => {
  expect(readAddressee(text, gazetteer)).toEqual({ region, city });
});

it('comes to the end of hostile text', () => {
  expect(readAddressee('市'.repeat(200) + '州'.repeat(200), gazetteer).region).toBeNull();
});
