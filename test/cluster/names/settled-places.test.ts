import { describe, expect, it } from 'vitest';
import {
  bearers,
  findBearers,
  listSettledPlaces,
  nameOtherPlaces,
  titleOtherPlaces,
} from '../../../src/cluster/names/settled-places.ts';
import { estateFlag, nameFlag, termKinds, titleFlag } from '../../../src/cluster/store/store.ts';
import { createTermStore, type Term } from '../term-store.ts';

const name = (text: string, use = 1): Term => [termKinds.name, text, use];
const placesOf = (...messages: (readonly Term[])[]) => listSettledPlaces(createTermStore(messages));

describe('findBearers', () => {
  it('parts what is at one place, with many matters or few, from what serves many, and leaves out what holds many and kinds of things', () => {
    const texts = [
      '昱川化工厂',
      '云栖小学',
      '25路',
      '沐榆校区',
      '沐榆路',
      '云栖时代',
      '栖禾物业',
      '澜城公交',
      '古岩镇',
      '热力公司',
    ];
    const store = createTermStore([texts.map((text) => name(text, text === '热力公司' ? nameFlag : 1))]);
    const found = findBearers(store);
    expect(texts.map((text) => found[store.vocabulary.ids[termKinds.name].get(text)!])).toEqual([
      bearers.place,
      bearers.busy,
      bearers.busy,
      bearers.busy,
      bearers.place,
      bearers.other,
      bearers.operator,
      bearers.operator,
      0,
      0,
    ]);
  });
});

describe('nameOtherPlaces', () => {
  it.each([
    [['金桂花园'], ['枫溪嘉园'], true],
    [['金桂花园'], ['枫溪小学'], true],
    [['金桂花园', '枫溪小学'], ['枫溪小学'], false],
    [['金桂花园'], ['云栖金桂府'], false],
    [['云栖花园'], ['栖云苑'], false],
    [['云栖花园'], ['栖云苑'], false],
    [['家属区二村'], ['三村'], false],
    [['金桂花园'], ['沐榆路'], false],
    [['金桂花园'], [], false],
  ])('%j, %j: %s', (one, other, differ) => {
    expect(
      nameOtherPlaces(
        placesOf(
          one.map((text) => name(text)),
          other.map((text) => name(text)),
        ),
        0,
        1,
      ),
    ).toBe(differ);
  });

  it('knows estates by an end that their cores leave out', () => {
    const differ = (flag: number) => nameOtherPlaces(placesOf([name('澜汀', flag)], [name('桦岭', flag)]), 0, 1);
    expect(differ(1 | estateFlag)).toBe(true);
    expect(differ(1)).toBe(false);
  });
});

describe('titleOtherPlaces', () => {
  it.each([
    ['砚洲实验小学', '鹭桥实验小学', titleFlag, true],
    ['砚洲实验小学', '鹭桥实验小学', 1, false],
    ['砚洲实验小学', '鹭桥小学', titleFlag, false],
    ['砚洲实验小学', '砚桥实验小学', titleFlag, false],
  ])('%s, %s, use %i: %s', (one, other, use, differ) => {
    expect(titleOtherPlaces(placesOf([name(one, use)], [name(other, use)]), 0, 1)).toBe(differ);
  });
});
