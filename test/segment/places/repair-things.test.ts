import { beforeAll, describe, expect, it } from 'vitest';
import { repairThings } from '../../../src/segment/places/repair-things.ts';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

function namesIn(title: string): string[] {
  return find({ title }).flatMap(({ type, name }) => (type === 'general' ? [] : [name]));
}

describe('a name before what lies under it', () => {
  it.each([
    ['紫菱花园地下车库灌水', '紫菱花园'],
    ['云锦花园地下停车场收费', '云锦花园'],
  ])('ends there: %s', (title, name) => {
    expect(namesIn(title)).toContain(name);
  });
});

describe('a name before a general word that begins like its end', () => {
  it.each([
    ['云塔公园路灯不亮', '云塔公园'],
    ['枫岸小区路灯不亮', '枫岸小区'],
    ['榆桥村路灯不亮', '榆桥村'],
    ['东云桥路灯不亮', '东云桥'],
    ['云榆大桥路灯不亮', '云榆大桥'],
    ['云溪中学路面积水', '云溪中学'],
    ['云溪公园路沿石破损', '云溪公园'],
    ['滨溪花园广场舞太吵', '滨溪花园'],
    ['云塔公园广场舞噪音扰民', '云塔公园'],
    ['云溪花园小区广场舞天天跳', '云溪花园小区'],
  ])('ends before it in %s', (title, name) => expect(namesIn(title)).toEqual([name]));

  it('leaves the words behind both', () => {
    const words = ['云塔', '公园路', '灯', '不', '亮'];
    const { words: mended, starts } = repairThings({
      text: words.join(''),
      words,
      starts: [0, 2, 5, 6, 7],
      offsets: null,
    });
    expect(mended).toEqual(['云塔', '公园', '路灯', '不', '亮']);
    expect(starts).toEqual([0, 2, 4, 6, 7]);
  });

  it.each([
    ['人民路灯不亮', '人民路'],
    ['石桥路灯不亮', '石桥路'],
    ['云溪路灯不亮', '云溪路'],
    ['解放路口堵车', '解放路'],
    ['云溪公园路面临拆除', '云溪公园路'],
    ['云溪公园路沿线没有公交', '云溪公园路'],
    ['青溪花园路灯具城噪音', '青溪花园路'],
    ['云榆公园路路灯不亮', '云榆公园路'],
    ['云澜广场舞扰民', '云澜广场'],
    ['云溪公园广场舞台施工', '云溪公园广场'],
  ])('keeps an end that is its own in %s', (title, name) => expect(namesIn(title)).toContain(name));

  it('keeps what a region calls after its park or its garden', () => {
    expect(namesIn('X3县花园路灯不亮')).toEqual(['X3县', '花园路']);
  });
});
