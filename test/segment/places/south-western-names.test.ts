import { beforeAll, expect, it } from 'vitest';
import { createPlaceFinder } from './place-finder.ts';

let findIn: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  findIn = await createPlaceFinder();
});

it.each([
  ['昨晚榆云小区停水', ['榆云小区']],
  ['大前天榆云小区停水', ['榆云小区']],
  ['管管榆云小区', ['榆云小区']],
  ['五块石村的路太烂', ['五块石村']],
  ['七道拐塌方', ['七道拐']],
  ['石桨镇大榆岩塌方', ['石桨镇', '大榆岩']],
  ['榆坝3社没有路', ['榆坝']],
  ['我家在云马堰三社', ['云马堰']],
  ['坐417上学', ['417路']],
  ['公交417间隔时间长', ['417路']],
  ['八二三路车总是不来', ['八二三路']],
])('finds the names of %s', (body, names) => {
  expect(findIn({ body }).map(({ name }) => name)).toEqual(names);
});
