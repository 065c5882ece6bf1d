import { beforeAll, describe, expect, it } from 'vitest';
import { repairDialect } from '../../../src/segment/places/repair-dialect.ts';
import { createNameFinder, createPlaceFinder } from './place-finder.ts';

let namesIn: Awaited<ReturnType<typeof createNameFinder>>;
let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  namesIn = await createNameFinder();
  find = await createPlaceFinder();
});

describe('names among words of Cantonese', () => {
  it.each([
    ['出面汐荣路又抄牌', ['汐荣路']],
    ['隔篱榆翠湾就冇人理', ['榆翠湾']],
    ['成条荣桨大道塞满车', ['荣桨大道']],
    ['凌晨收工返榆海新村', ['榆海新村']],
    ['教育局话汐榆实验学校学位满咗', ['汐榆实验学校']],
    ['外婆65岁，喺汐荣路买嘢', ['汐荣路']],
    ['嘈到瞓唔着', []],
    ['成条路都系树叶', []],
    ['有位唔俾停，有路唔俾泊', []],
    ['返工迟到扣钱', []],
  ])('begin and end at them: %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it('keep where their words stand', () => {
    const words = ['走', '喺棠溪', '街市'];
    const { words: parted, starts } = repairDialect({ text: words.join(''), words, starts: [0, 1, 4], offsets: null });
    expect(parted).toEqual(['走', '喺', '棠溪', '街市']);
    expect(starts).toEqual([0, 1, 2, 4]);
  });

  it('have none of its signs in a title', () =>
    expect(find({ title: '有位唔俾停，瞓唔着', body: '' }).map(({ name }) => name)).toEqual([]));
});
