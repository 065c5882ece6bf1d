import { expect, it } from 'vitest';
import { placeTypes } from '../../../../src/dashboard/web/words/labels.ts';
import { nameSuffixes } from '../../../../src/segment/places/place-lexicon.ts';

it('names every type of place in Chinese', () => {
  const types = [...new Set([...nameSuffixes.values(), 'region', 'quoted'])];
  expect(types.filter((type) => placeTypes[type] === undefined)).toEqual([]);
});
