import { beforeAll, describe, expect, it } from 'vitest';
import { createPlaceFinder } from './place-finder.ts';

let findIn: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  findIn = await createPlaceFinder();
});

function namesIn(title: string): string[] {
  return findIn({ title }).map(({ type, name }) => `${type}:${name}`);
}

describe('findHamlets', () => {
  it.each([
    ['尹家坪的路灯坏了', ['village:尹家坪']],
    ['尹家坳停水', ['village:尹家坳']],
    ['我住在石塘寨停水', ['village:石塘寨']],
    ['枫梨沟组停水', ['village:枫梨沟']],
    ['X3县马鞍岛没有渡船', ['region:X3县', 'village:马鞍岛']],
    ['X3县白鹭洲停水', ['region:X3县', 'village:白鹭洲']],
  ])('finds hamlets and islands: %s', (title, names) => {
    expect(namesIn(title)).toEqual(names);
  });

  it('leaves names whole that go on after the end of a hamlet', () => {
    expect(namesIn('X3县杨家坪小区停水')).toEqual(['region:X3县', 'estate:杨家坪小区']);
    for (const title of ['尹家坪镇没有路灯', '我们尹家坪镇都堵', '我家住在二道沟街道', '我们石塘寨居委会都堵'])
      expect(namesIn(title).filter((name) => name.startsWith('village'))).toEqual([]);
  });

  it.each([
    '下水沟堵了',
    '臭水沟村民投诉',
    '草坪被占',
    '绿化岛被毁',
    '堤坝破损',
    '路面坑坑洼洼',
    '老师在岗不作为',
    '停车坪收费',
    '装至坳口',
    '楼上吵嘴住户不听劝',
    'X3县鹭岛咖啡占道',
  ])('takes no ground and no works for one: %s', (title) => {
    expect(namesIn(title).filter((name) => name.startsWith('village'))).toEqual([]);
  });
});
