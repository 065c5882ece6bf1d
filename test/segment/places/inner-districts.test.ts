import { expect, it } from 'vitest';
import { findRegion } from '../../../src/segment/places/find-region.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { findInnerDistrict, listInnerDistricts } from '../../../src/segment/places/inner-districts.ts';

const districts = listInnerDistricts(new Map([['青石市', new Set(['榆浔区', '北区'])]]));

it.each([
  ['青石榆浔修路', '榆浔区'],
  ['青石榆浔区修路', '榆浔区'],
  ['青石榆浔', '榆浔区'],
  // What is called after it may be elsewhere.
  ['青石榆浔路修路', null],
  ['青石榆浔人民医院', null],
  ['青石榆浔市场', null],
  ['青石北面修路', null],
  ['青石修路', null],
])('finds the district behind the city in %s', (text, district) => {
  expect(findInnerDistrict(text, 2, '青石市', districts)).toBe(district);
});

it('is the region of the message', () => {
  const gazetteer = { ...loadGazetteer(), innerDistricts: districts };
  const city = { name: '青石市', type: 'region', field: 'title' as const, start: 0, end: 2 };
  const message = { givenRegion: null, title: '青石榆浔修路', body: '', addressedTo: null };
  expect(findRegion(message, [city], gazetteer)).toEqual({ region: '榆浔区', source: 'title' });
});
