import { beforeAll, describe, expect, it } from 'vitest';
import { isDeictic } from '../../../src/segment/places/name-heads.ts';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

describe('roads called after what lies there', () => {
  it.each([
    ['学府东路什么时候打通', ['学府东路']],
    ['花园南街积水', ['花园南街']],
    ['在医院东街堵车', ['医院东街']],
    ['工业园南路坑坑洼洼', ['工业园南路']],
    ['市场大街有坑', ['市场大街']],
    ['人民公园东路没有路灯', ['人民公园东路']],
    ['学府东路铁路桥太窄', ['学府东路', '铁路桥']],
  ])('are found: %s', (body, names) => expect(find({ body }).map(({ name }) => name)).toEqual(names));

  it.each(['医院路灯不亮', '工业园路面破了', '去医院路太堵', '市场路乱停车'])(
    'are none where the way is another word: %s',
    (body) => expect(find({ body })).toEqual([]),
  );
});

describe('estates called after what else tells a kind', () => {
  it.each([
    ['学府馨园幼儿园什么时候开园', ['学府馨园幼儿园']],
    ['江山名邸停水三天', ['江山名邸']],
    ['石桨区首府佳苑交付三年了', ['首府佳苑']],
  ])('are found whole: %s', (body, names) => expect(find({ body }).map(({ name }) => name)).toEqual(names));

  it('are none where the word says only what kind of thing is there', () =>
    expect(find({ body: '我们学府门口太堵，江山如画' })).toEqual([]));
});

describe('estates called after a lane', () => {
  it('are found whole', () => expect(find({ body: '和平里小区停水' }).map(({ name }) => name)).toEqual(['和平里小区']));

  it.each(['园区里小区太少', '园区里社区太少'])('are none where they lie inside of something: %s', (body) =>
    expect(find({ body })).toEqual([]),
  );
});

describe('lanes called after what was made there', () => {
  it.each([
    ['我住在打锡巷8号，污水横流', '打锡巷'],
    ['打绳胡同都在征收', '打绳胡同'],
    ['打银匠街没有路灯', '打银匠街'],
  ])('are found whole: %s', (body, name) => expect(find({ body }).map(({ name }) => name)).toEqual([name]));
});

describe('estates called after the industry whose staff lives there', () => {
  it.each([
    ['铁路九小区暖气不热', ['铁路九小区']],
    ['家在铁路7小区北门', ['铁路7小区']],
    ['我们铜矿四村停水', ['铜矿四村']],
    ['采油七厂家属区的水发黄', ['采油七厂家属区']],
    ['公路新村垃圾没人收', ['公路新村']],
  ])('are found whole: %s', (body, names) => expect(find({ body }).map(({ name }) => name)).toEqual(names));

  it.each(['铁路边的小区太吵', '小区外面修铁路'])('are none where it is another word: %s', (body) =>
    expect(find({ body })).toEqual([]),
  );
});

describe('words that mean the area of a message itself', () => {
  it.each(['我村', '全市', '该', '外村', '同楼', '贵', '贵局'])('are such as %s', (word) =>
    expect(isDeictic(word)).toBe(true),
  );

  it.each(['外滩', '同福', '贵桐'])('are none that open a name: %s', (word) => expect(isDeictic(word)).toBe(false));
});
