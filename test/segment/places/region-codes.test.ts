import { beforeAll, describe, expect, it } from 'vitest';
import { matchCode } from '../../../src/segment/places/region-codes.ts';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

function regionsIn(body: string, title = ''): string[] {
  return find({ title, body })
    .filter(({ type }) => type === 'region')
    .map(({ name }) => name);
}

describe('letters', () => {
  it.each([
    '榆澜国际A区电梯坏了',
    '榆澜云庭B区漏水',
    '榆澜花园（B区）漏水',
    '榆青小镇B区漏水',
    '榆汐新天B区5号楼停水',
    '云湖天城B区停水',
    '学校B区食堂太脏',
    '榆澜小区二期B区停水，B区最严重',
    '榆澜小区A区和B区停水',
  ])('of zones are no districts: %s', (text) => expect(regionsIn(text)).toEqual([]));

  it.each([
    '地库又漏了，B区柱子边拿盆接水',
    '停在漏水的B区我忍了',
    '厂倒闭后，B区厂房里留着几十桶药水',
    '负二层C区一下雨就漏',
    '买房时沙盘上B区有一个幼儿园',
    'B区12栋顶楼漏水',
    '我的车位是D区037',
  ])('beside cars, columns and houses are no districts: %s', (text) => expect(regionsIn(text)).toEqual([]));

  it('right after a region are districts, whatever stands beside them', () => {
    expect(regionsIn('A市B区12栋顶楼漏水')).toEqual(['A市', 'B区']);
  });

  it('of zones are none in the title either', () => {
    expect(regionsIn('榆澜云庭B区漏水', '我们B区漏水')).toEqual([]);
  });

  it('of zones leave the names before them', () => {
    expect(find({ body: '云湖天城B区停水' }).map(({ name }) => name)).toEqual(['云湖天城']);
  });

  it.each([
    ['我是B区的居民', ['B区']],
    ['A市B区的路灯坏了', ['A市', 'B区']],
    ['在B区买的房子', ['B区']],
    ['请问C区什么时候拆迁', ['C区']],
    ['建议C区修路', ['C区']],
    ['榆澜省C区停水', ['C区']],
    ['A市B区榆澜小区C区停水', ['A市', 'B区']],
    ['位于K8区的榆澜小区', ['K8区']],
  ])('of districts are some: %s', (text, regions) => expect(regionsIn(text)).toEqual(regions));
});

describe('codes of regions', () => {
  it.each([
    ['住a7县', 1, 4],
    ['住x12 县', 1, 6],
    // Some segmenters part letters from digits.
    ['usb区', 2, -1],
    ['2a7县', 1, -1],
    ['s305省道', 0, -1],
  ])('begin no piece of a longer word: %s', (text, start, end) => expect(matchCode(text, start)).toBe(end));
});
