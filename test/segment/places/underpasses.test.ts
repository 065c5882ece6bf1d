import { beforeAll, describe, expect, it } from 'vitest';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

describe('ways under bridges', () => {
  it.each([
    ['云榆桥下穿一下雨就积水', ['云榆桥下穿']],
    ['云榆桥下穿通道积水半米深', ['云榆桥下穿']],
    ['雨都停一天了沐榆桥下穿还是一汪水', ['沐榆桥下穿']],
    ['榆坳涵洞一下雨就淹', ['榆坳涵洞']],
    ['走铁路涵洞', []],
    ['在桥下穿过', []],
    ['那座大桥下穿过铁路', []],
  ])('in %s', (body, names) => {
    expect(find({ body }).map(({ name }) => name)).toEqual(names);
  });
});
