import { describe, expect, it } from 'vitest';
import { readTown } from '../../../src/ingest/values/region-path.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { findRegionAt, findTown } from '../../../src/segment/places/find-town.ts';
import { type Gazetteer, loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();

const given = (givenRegion: string | null, title = '', body = '') => ({
  title,
  body,
  givenRegion,
  addressedTo: null,
  givenTown: givenRegion === null ? null : readTown(givenRegion),
});

function townOf(title: string, body: string, region: string | null = null, names: Gazetteer = gazetteer) {
  const places = findPlaces(segmentMessage(segmenter, { title, body }), names);
  return findTown(given(region), places, names);
}

describe('findTown', () => {
  it('takes what the column says, a town or another word of the office', () => {
    expect(townOf('柳林镇停水', '', '石桥镇')).toEqual({ region: '石桥镇', source: 'input' });
    expect(townOf('柳林镇停水', '', '县直')).toEqual({ region: '县直', source: 'input' });
  });

  it('takes the town of the text where the column is empty, or says only the county or a village', () => {
    const found = { region: '石桥镇', source: 'title' };
    expect(townOf('云溪县石桥镇停水', '')).toEqual(found);
    expect(townOf('云溪县石桥镇停水', '', '云溪县')).toEqual(found);
    expect(townOf('云溪县石桥镇停水', '', '柳湾村')).toEqual(found);
    expect(townOf('停水三天', '云溪县石桥镇柳湾村停水')).toEqual({ region: '石桥镇', source: 'body' });
    expect(townOf('石桥镇停水', '', '云溪区')).toEqual(found);
    expect(townOf('石桥镇停水', '柳林镇不停，'.repeat(60))).toEqual(found);
  });

  it('takes none of another county', () => {
    expect(townOf('X7县石桥镇停水', '', 'Y3县').region).toBeNull();
    // Counties become districts: the name goes on.
    expect(townOf('X7县石桥镇停水', '', 'X7区').region).toBe('石桥镇');
    const [street, { parent }] = [...gazetteer.units].find(
      ([name, unit]) => unit.level === 'street' && unit.parent !== null && /^..镇$/u.test(name),
    )!;
    const place = { name: street, type: 'region', field: 'body' as const, start: 0, end: street.length };
    expect(findTown(given(parent), [place], gazetteer).region).toBe(street);
    expect(findTown(given('云溪县'), [place], gazetteer).region).toBeNull();
  });

  it('takes the title’s, then the most frequent, then the first', () => {
    const place = (name: string, field: 'title' | 'body') => ({ name, type: 'region', field, start: 0, end: 0 });
    const choose = (...names: ReturnType<typeof place>[]) => findTown(given(null), names, gazetteer).region;
    expect(choose(place('柳林镇', 'title'), place('石桥镇', 'body'), place('石桥镇', 'body'))).toBe('柳林镇');
    expect(choose(place('柳林镇', 'body'), place('石桥镇', 'body'), place('石桥镇', 'body'))).toBe('石桥镇');
    expect(choose(place('柳林镇', 'body'), place('石桥镇', 'body'))).toBe('柳林镇');
  });

  it('guesses no town from a village, but for those that the deployment places', () => {
    expect(townOf('柳湾村停水', '')).toEqual({ region: null, source: null });
    const own: Gazetteer = {
      ...gazetteer,
      ownRegions: new Map([
        ['柳湾村', '石桥镇'],
        ['石桥镇', '云溪县'],
        ['青禾苑', '云溪县'],
      ]),
    };
    expect(townOf('柳湾村停水', '', null, own)).toEqual({ region: '石桥镇', source: 'title' });
    expect(townOf('云溪县石桥镇停水', '', null, own).region).toBe('石桥镇');
    expect(townOf('青禾苑停水', '', null, own).region).toBeNull();
  });
});

describe('findRegionAt', () => {
  const at = (level: 'district' | 'town', title: string) =>
    findRegionAt(
      level,
      given(null, title),
      findPlaces(segmentMessage(segmenter, { title, body: '' }), gazetteer),
      gazetteer,
    );

  it('is the county where regions are districts, or where no town is known', () => {
    expect(at('district', 'X7县石桥镇停水')).toEqual({ region: 'X7县', source: 'title' });
    expect(at('town', 'X7县石桥镇停水')).toEqual({ region: '石桥镇', source: 'title' });
    expect(at('district', '石桥镇停水')).toEqual({ region: null, source: null });
    expect(at('town', '石桥镇停水')).toEqual({ region: '石桥镇', source: 'title' });
    expect(at('town', 'X7县停水')).toEqual({ region: 'X7县', source: 'title' });
  });
});
