import { expect, it } from 'vitest';
import { shortenRegions } from '../../../src/segment/places/shorten-regions.ts';

it('shortens names of regions where that is no common word, and no other region is called so', () => {
  const regions = ['榆浔县', '泓泊市', '文化县', '桐砚县', '桐砚区', '临空新区', '朝阳区', '北区'];
  const [own, other] = shortenRegions([regions, ['桐砚县']]);
  expect([...own!]).toEqual([
    ['榆浔县', '榆浔'],
    ['泓泊市', '泓泊'],
  ]);
  // Of another source's regions none is called so.
  expect([...other!]).toEqual([['桐砚县', '桐砚']]);
  expect(shortenRegions([])).toEqual([]);
});
