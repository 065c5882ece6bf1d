import { beforeAll, describe, expect, it } from 'vitest';
import { createPlaceFinder } from './place-finder.ts';

let findIn: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  findIn = await createPlaceFinder();
});

function namesIn(body: string): string[] {
  return findIn({ body }).map(({ type, name }) => `${type}:${name}`);
}

describe('villages before the number of a group', () => {
  it.each([
    ['枫林六组共八十户没有路灯', ['village:枫林']],
    ['云马坝三组共八十户没有路灯', ['village:云马坝']],
    ['我们枫林6组没有通自来水', ['village:枫林']],
    ['我家在云马岗三组，六亩地被征', ['village:云马岗']],
    ['我们云庙村七组四十多户没拿到钱', ['village:云庙村']],
    ['云溪镇双榆二组停水', ['region:云溪镇', 'village:双榆']],
    ['我家在柳荫南岗三组', ['village:柳荫南岗']],
  ])('are found: %s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
  });

  it.each([
    ['学校不统一组织秋游'],
    ['督查三组来过两次'],
    ['我们赶到五组时水已经停了'],
    ['我们分派七组没有路灯'],
    ['一共有三组数据'],
    ['我们整个村七组都停水'],
    ['双榆二组停水'],
  ])('are none: %s', (body) => {
    expect(namesIn(body)).toEqual([]);
  });
});
