import { beforeAll, describe, expect, it } from 'vitest';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { findRegion } from '../../../src/segment/places/find-region.ts';
import { type Gazetteer, loadGazetteer, type RegionUnit } from '../../../src/segment/places/gazetteer.ts';
import { repairUnits } from '../../../src/segment/places/repair-units.ts';
import { isCountyOfOneSyllable, shortenUnit } from '../../../src/segment/places/short-units.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

let segmenter: Segmenter;
let gazetteer: Gazetteer;

const units = new Map<string, RegionUnit>([
  ['桨石市', { level: 'city', parent: null }],
  ['榆浔区', { level: 'area', parent: '桨石市' }],
  ['石麓苗族侗族自治县', { level: 'area', parent: '桨石市' }],
  ['榆县', { level: 'area', parent: '桨石市' }],
  ['里桨镇', { level: 'street', parent: '榆浔区' }],
  ['广元街道', { level: 'street', parent: '榆浔区' }],
]);

beforeAll(async () => {
  segmenter = await createSegmenter(segmentSettings.parse({}));
  const shortUnits = new Map([['石麓县', '石麓苗族侗族自治县']]);
  gazetteer = { ...loadGazetteer(), units, shortUnits, unitEnds: new Uint8Array(1 << 18).fill(1) };
});

function placesIn(title: string) {
  return findPlaces(segmentMessage(segmenter, { title, body: '' }), gazetteer);
}

function namesIn(title: string): string[] {
  return placesIn(title).map(({ type, name }) => `${type}:${name}`);
}

describe('findPlaces', () => {
  it.each([
    ['桨石市榆浔区云溪路没有路灯', ['region:桨石市', 'region:榆浔区', 'road:云溪路']],
    ['榆浔区营桨街道噪音', ['region:榆浔区']],
    ['榆浔区里桨镇洲涌社区停水', ['region:里桨镇', 'village:洲涌社区']],
    ['榆浔区石榆镇停水', ['region:榆浔区', 'region:石榆镇']],
    ['麓桨区石榆镇停水', ['region:石榆镇']],
    ['榆浔区政府门口', ['region:榆浔区']],
    ['榆浔区里的路灯', []],
    ['广元街道上有雪', ['region:广元市']],
    ['广元街道办', ['region:广元街道']],
    ['榆浔区广元街道的社区', ['region:榆浔区', 'region:广元街道']],
    ['广元路没有路灯', ['road:广元路']],
    ['榆县云溪路没有路灯', ['region:榆县', 'road:云溪路']],
  ])('finds units that the segmenter glues to what follows: %s', (text, expected) => {
    expect(namesIn(text)).toEqual(expect.arrayContaining(expected));
  });

  it('takes no city for the region where a town is called after it', () => {
    expect(placesIn('榆浔区广元镇老街').map(({ name }) => name)).not.toContain('广元市');
    const basis = { givenRegion: null, title: '', body: '榆浔区广元镇老街', addressedTo: null };
    expect(findRegion(basis, placesIn('榆浔区广元镇老街'), gazetteer).region).toBe('榆浔区');
  });

  it('writes autonomous units in full where people shorten them', () => {
    expect(placesIn('石麓县云溪路没有路灯')[0]).toMatchObject({ name: '石麓苗族侗族自治县', start: 0, end: 3 });
  });
});

describe('repairUnits', () => {
  const cut = (text: string, words: string[]) => {
    let at = 0;
    const starts = words.map((word) => {
      at += word.length;
      return at - word.length;
    });
    return repairUnits({ text, words, starts, offsets: null }, gazetteer);
  };

  it.each([
    [
      ['榆浔', '区云溪', '路'],
      ['榆浔区', '云溪', '路'],
    ],
    [
      ['榆浔', '区曲', '桑村路'],
      ['榆浔区', '曲桑村路'],
    ],
    [
      ['桨石', '市榆浔区', '停水'],
      ['桨石市', '榆浔区', '停水'],
    ],
    [
      ['榆浔区', '里', '桨镇洲', '涌'],
      ['榆浔区', '里桨镇', '洲涌'],
    ],
    [
      ['广元', '街道办', '石桨'],
      ['广元街道', '办', '石桨'],
    ],
  ])('parts %j', (words, expected) => {
    const { words: got, starts, text } = cut(words.join(''), words);
    expect(got).toEqual(expected);
    for (const [at, start] of starts.entries()) expect(text.startsWith(got[at]!, start)).toBe(true);
  });

  it.each([
    [['桨石', '市场', '很', '乱']],
    [['榆浔', '区域', '发展']],
    [['榆浔', '区委', '大院']],
    [['云溪', '镇压', '路面']],
  ])('leaves %j', (words) => {
    expect(cut(words.join(''), words).words).toEqual(words);
  });
});

describe('shortenUnit', () => {
  it.each([
    ['石麓苗族侗族自治县', '石麓县'],
    ['榆浔蒙古自治州', '榆浔州'],
    ['榆浔各族自治县', '榆浔县'],
    ['榆浔回族区', '榆浔区'],
    ['榆浔哈萨克族自治旗', '榆浔旗'],
    ['苗族自治县', null],
    ['榆浔县', null],
  ])('%s', (name, expected) => expect(shortenUnit(name)).toBe(expected));
});

describe('isCountyOfOneSyllable', () => {
  it.each([
    ['榆县', true],
    ['和县', false],
    ['新县', false],
    ['城区', false],
    ['榆浔县', false],
  ])('%s', (name, expected) => expect(isCountyOfOneSyllable(name)).toBe(expected));
});
