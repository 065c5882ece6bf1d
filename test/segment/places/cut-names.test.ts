import { beforeAll, describe, expect, it } from 'vitest';
import { scanSigns } from '../../../src/segment/places/scan-signs.ts';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

/** Names found that are proper names, regions left out. */
function namesIn(body: string): string[] {
  return find({ body }).flatMap(({ type, name }) => (type === 'region' || type === 'general' ? [] : `${type}:${name}`));
}

describe('names that the segmenter cut elsewhere than where they begin or end', () => {
  it.each([
    ['X3区云榆御湖湾一号房屋漏水', ['estate:云榆御湖湾']],
    ['X3市星榆花城小区业主委员会', ['estate:星榆花城小区']],
    ['X3区桨江中学老师补课', ['school:桨江中学']],
    ['X3区榆湖和苑停水', ['estate:榆湖和苑']],
    ['X3县金榆都小区业主', ['estate:金榆都小区']],
    ['X3区桨林安置区没有天然气', ['estate:桨林安置区']],
    ['X3县东风大市场', ['project:东风大市场']],
    ['X3市榆江一桥拥堵', ['project:榆江一桥']],
    ['X3市下马榆村停水', ['village:下马榆村']],
    ['停水了，云榆安置区停水', ['estate:云榆安置区']],
  ])('are whole in %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each([
    ['X3市榆澜小镇物业公司乱收费', ['company:榆澜小镇物业公司']],
    ['X3县榆都房地产开发有限公司', ['company:榆都房地产开发有限公司']],
    ['X3市桨澜国际长云物业公司', ['company:桨澜国际长云物业公司']],
    ['X3市桨江御景湾小区业主', ['estate:桨江御景湾小区']],
  ])('go on up to their last end in %s', (body, names) => expect(namesIn(body)).toEqual(names));

  it.each([
    ['X3区云榆原著学区', ['estate:云榆原著']],
    ['X3市榆和又一城九栋', ['estate:榆和又一城']],
    ['X3区榆麓群岛违建', ['estate:榆麓群岛']],
    ['X3区云榆御园车库', ['estate:云榆御园']],
    ['X3区榆湖国际三楼漏水', ['estate:榆湖国际']],
    ['X3市新世榆旅行社', ['company:新世榆旅行社']],
    ['X3区云榆阳光住宅楼', ['estate:云榆阳光']],
    ['没有云榆阳光', []],
    ['X3市通风阳光', []],
  ])('end with what ends other words as well, where the judge is sure: %s', (body, names) =>
    expect(namesIn(body)).toEqual(names),
  );

  it.each([
    'X3市云榆城市建设',
    'X3市建设国家中心城市',
    'X3市榆江互通城市',
    'X3区榆江片区域',
    'X3市榆江公路局',
    'X3市榆江危桥',
    'X3市桨江中学习氛围',
    'X3市金山银山',
    'X3区最美小城',
    'X3区东面停车场',
    'X3镇三组安置房',
    'X3县政府',
    'X3市住房产证',
    '我们小区物业公司，请求整治小区内乱停车',
    'X3市补课学校，X3市施工大道，X3市投资公司',
  ])('are none in %s', (body) => expect(namesIn(body)).toEqual([]));

  it('leaves names alone that were found before', () => {
    expect(namesIn('榆湖小区和桨江星城停水')).toEqual(['estate:榆湖小区', 'project:桨江星城']);
  });
});

describe('the signs that searches for names begin with', () => {
  it('are where telling ends end, and where what may be numbered follows its number', () => {
    expect(scanSigns('在三中旁的云榆小区')).toEqual({ ends: [3, 9], cutEnds: [], numbered: [2] });
    expect(scanSigns('8路')).toEqual({ ends: [2], cutEnds: [], numbered: [1] });
    expect(scanSigns('小区域内')).toEqual({ ends: [2], cutEnds: [], numbered: [] });
    expect(scanSigns('溪芷名都旁的琴行')).toEqual({ ends: [4], cutEnds: [4, 8], numbered: [] });
    expect(scanSigns('')).toEqual({ ends: [], cutEnds: [], numbered: [] });
  });
});
