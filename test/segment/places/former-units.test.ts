import { expect, it } from 'vitest';
import { formerUnits } from '../../../src/segment/places/former-units.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { shortBanners } from '../../../src/segment/places/short-units.ts';
import { createPlaceFinder } from './place-finder.ts';

it('knows what units were called before and what people call banners, by what they are called today', async () => {
  const { units, shortUnits } = loadGazetteer();
  const find = await createPlaceFinder();
  for (const [former, name] of [...formerUnits, ...shortBanners]) {
    expect(units.has(name), name).toBe(true);
    expect(units.has(former), former).toBe(false);
    expect(shortUnits.get(former)).toBe(name);
    const found = find({ title: `${former}修路`, body: '' }).map((place) => [place.name, place.start, place.end]);
    expect(found).toEqual([[name, 0, former.length]]);
  }
});
