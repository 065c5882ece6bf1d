import { beforeAll, describe, expect, it } from 'vitest';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

const namesIn = (body: string): string[] =>
  find({ title: '反映积水', body }).map(({ type, name }) => `${type}:${name}`);

describe('lanes of old towns that end with 弄', () => {
  it.each([
    ['我家住箍桶弄，下雨就淹', ['road:箍桶弄']],
    ['老城区打铁弄每年都积水', ['road:打铁弄']],
    ['三元弄12号门口的路灯坏了', ['road:三元弄']],
    ['石塘镇箍桶弄要不要拆', ['region:石塘镇', 'road:箍桶弄']],
    ['到书院弄口就堵', ['road:书院弄']],
  ])('are found: %s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
  });

  it.each([
    ['信号灯一直没弄，村里也不管'],
    ['不要糊弄老百姓'],
    ['在家弄饭都没有水'],
    ['物业弄一下就行，不知道怎么弄'],
    ['把水管弄破了'],
    ['自己弄口饭吃'],
    ['已经反映过很多次，一直没有人来修，昨天又有人进去，电梯弄停了'],
  ])('are none where something is done: %s', (body) => {
    expect(namesIn(body)).toEqual([]);
  });
});
