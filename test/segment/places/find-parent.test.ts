import { describe, expect, it } from 'vitest';
import { findParent } from '../../../src/segment/places/find-parent.ts';

const holders = new Map([['云溪区', new Set(['青石市', '松柏市'])]]);
const place = (name: string, start: number, field: 'title' | 'body' = 'body') => ({
  name,
  type: 'region',
  field,
  start,
  end: start + name.length,
});
const find = (
  region: string | null,
  places: ReturnType<typeof place>[],
  givenParent: string | null = null,
  addressed: string | null = null,
) => findParent(region, { givenParent }, places, addressed, { holders });

describe('findParent', () => {
  it('takes the city that the columns say, else the one right before the district', () => {
    expect(find('云溪区', [place('青石市', 0), place('云溪区', 3)], '松柏市')).toBe('松柏市');
    expect(find('云溪区', [place('青石市', 0), place('云溪区', 3)])).toBe('青石市');
    expect(find('高新区', [place('青石市', 0), place('高新区', 3)])).toBe('青石市');
    expect(find('高新区', [place('云溪区', 0), place('高新区', 3)])).toBeNull();
  });

  it('takes the only city of the texts that has a district of the name', () => {
    expect(find('云溪区', [place('云溪区', 0, 'title'), place('青石市', 8)])).toBe('青石市');
    expect(find('云溪区', [place('云溪区', 0, 'title'), place('柳河市', 8)])).toBeNull();
    expect(find('云溪区', [place('云溪区', 0), place('青石市', 8), place('松柏市', 20)])).toBeNull();
    expect(find('云溪区', [place('柳河市', 0), place('云溪区', 3)])).toBeNull();
    expect(find('高新区', [place('高新区', 0), place('青石市', 8)])).toBeNull();
  });

  it('takes the addressee’s city where no other is named, and it has a district of the name', () => {
    expect(find('云溪区', [place('云溪区', 0)], null, '青石市')).toBe('青石市');
    expect(find('云溪区', [place('云溪区', 0), place('松柏市', 8)], null, '青石市')).toBe('松柏市');
    expect(find('云溪区', [place('云溪区', 0)], null, '柳河市')).toBeNull();
    expect(find('高新区', [place('高新区', 0)], null, '青石市')).toBeNull();
  });

  it('asks it only of names that several may have', () => {
    expect(find('A7县', [place('A市', 0), place('A7县', 2)], 'A市')).toBeNull();
    expect(find('青桥市', [place('青石市', 0), place('青桥市', 3)])).toBeNull();
    expect(find(null, [place('青石市', 0)])).toBeNull();
  });
});
