import { beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../../../src/core/message.ts';
import { createPlaceFinder } from '../place-finder.ts';

let find: (text: { readonly title?: string; readonly body?: string }) => Place[];
beforeAll(async () => {
  find = await createPlaceFinder();
});

function namesIn(title: string): string[] {
  return find({ title })
    .filter(({ type }) => type !== 'general')
    .map(({ type, name }) => `${type}:${name}`);
}

describe('names in titles that no rule finds', () => {
  it.each([
    ['投诉霁川区明诚牙科乱收费', 'named:明诚牙科'],
    ['霁月林居楼下烧烤店深夜扰民', 'named:霁月林居'],
    ['举报飒行单车不退押金', 'named:飒行单车'],
    ['聚栎网涉嫌非法集资', 'named:聚栎网'],
    ['郝记夜宵油烟扰民', 'named:郝记夜宵'],
    ['反映澜岸派出所不立案', 'named:澜岸派出所'],
  ])('finds those without an end that tells one: %s', (title, name) => {
    expect(namesIn(title)).toEqual([name]);
  });

  it.each([
    ['占用汐和家园绿化用地', 'estate:汐和家园'],
    ['请问汐岸公元何时交房', 'estate:汐岸公元'],
  ])('gives them the type of their end: %s', (title, name) => {
    expect(namesIn(title)).toEqual([name]);
  });

  it.each([
    '公积金贷款怎么办理',
    '农贸市场臭气熏天',
    '两家物业打架',
    '小区路灯坏了',
    '搬家公司坐地起价',
    '五组村民反对',
    '要求开发公司退款',
    '园区里业主投诉停车收费',
    '聚栎站着火没人管',
  ])('takes no kind of thing for a name: %s', (title) => {
    expect(namesIn(title)).toEqual([]);
  });

  it('finds the mentions of such a name in the body, at their places in the stored text', () => {
    const [title, body] = ['霁月林居楼下烧烤店深夜扰民', '我住霁月林居三栋。霁月林居的业主都睡不着。'];
    const mentions = find({ title, body }).filter(({ name, field }) => name === '霁月林居' && field === 'body');
    expect(mentions.map(({ start, end }) => body.slice(start, end))).toEqual(['霁月林居', '霁月林居']);
    expect(mentions.map(({ start }) => start)).toEqual([2, body.lastIndexOf('霁月')]);
  });

  it('finds them in the opening of a body without a title', () => {
    const body = '霁月林居楼下烧烤店深夜扰民，霁月林居的业主都睡不着。';
    const found = find({ body }).filter(({ type }) => type === 'named');
    expect(found.map(({ start, end }) => body.slice(start, end))).toEqual(['霁月林居', '霁月林居']);
    expect(find({ title: '深夜扰民', body }).filter(({ type }) => type === 'named')).toEqual([]);
  });
});
