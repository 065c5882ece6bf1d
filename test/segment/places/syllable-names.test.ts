import { beforeAll, describe, expect, it } from 'vitest';
import { findStatedCounty } from '../../../src/segment/places/stated-county.ts';
import { createNameFinder } from './place-finder.ts';

let namesIn: Awaited<ReturnType<typeof createNameFinder>>;

beforeAll(async () => {
  namesIn = await createNameFinder();
});

describe('names written by the syllables of another language', () => {
  it.each([
    ['洪水把托万巴勒村的桥冲掉了', '托万巴勒村'],
    ['我家在托万巴勒村，没有水', '托万巴勒村'],
    ['请给托万巴勒村修桥', '托万巴勒村'],
    ['洪水把托和巴勒村的桥冲掉了', '托和巴勒村'],
  ])('are found from their first syllable: %s', (body, name) => expect(namesIn(body)).toEqual([name]));

  it('begin behind what leads to them', () => expect(namesIn('我家在巴勒村')).toEqual(['巴勒村']));

  it.each([
    ['我们位于巴勒木孜县', '巴勒木孜县'],
    ['洪水冲了阿勒木尔县', '阿勒木尔县'],
    ['洪水冲了榆桨县', '榆桨县'],
  ])('name counties of more than two: %s', (text, county) =>
    expect(findStatedCounty(text, { start: text.length })).toBe(county),
  );
});
