import { expect, it } from 'vitest';
import { tellsPlace } from '../../../src/segment/places/tells-place.ts';

it.each([
  ['汐岸花园', 'estate', true],
  ['云栖市', 'region', true],
  ['已办结', 'phrase', false],
  ['蓝川热力公司', 'general', false],
  ['自来水公司', 'company', false],
])('tells of %s (%s) whether it is a place: %s', (name, type, isPlace) => {
  expect(tellsPlace({ name, type })).toBe(isPlace);
});
