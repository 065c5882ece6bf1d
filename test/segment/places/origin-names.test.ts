import { beforeAll, describe, expect, it } from 'vitest';
import { createPlaceFinder } from './place-finder.ts';

let find: Awaited<ReturnType<typeof createPlaceFinder>>;

beforeAll(async () => {
  find = await createPlaceFinder();
});

function regionsIn(body: string): string[] {
  return find({ body })
    .filter(({ type }) => type === 'region')
    .map(({ name }) => name);
}

describe('regions', () => {
  it.each([
    '楼下重庆小面馆占道经营',
    '门口的兰州拉面馆油烟很大',
    '对面兰州牛肉拉面馆油烟很大',
    '楼下重庆老火锅半夜扰民',
    '楼下新疆大盘鸡店占道',
    '楼下广西桂林米粉店倒污水',
    '老北京布鞋店放喇叭',
    '北京银行卡被盗刷',
    '温州商会的人来过',
    '老板是重庆人，态度很差',
    '我是广东佛山人，来这里打工',
    '挂重庆牌照的车乱停',
    '文章登在《新疆园艺医学》上',
    '今天看了《关于在成都种树的想法》',
  ])('takes none from where something comes from: %s', (text) => expect(regionsIn(text)).toEqual([]));

  it.each([
    ['重庆堵车', ['重庆市']],
    ['兰州新区停水', ['兰州新区']],
    ['成都地铁太吵', ['成都市']],
    ['成都小吃街太脏', ['成都市']],
    ['成都人民公园没有路灯', ['成都市']],
    ['重庆人社局不接电话', ['重庆市']],
    ['成都话费太贵', ['成都市']],
    ['广西桂林堵车', ['广西壮族自治区', '桂林市']],
    ['兰州市拉面馆油烟很大', ['兰州市']],
    ['重庆市兰州拉面馆油烟很大', ['重庆市']],
    ['看了《重庆市停车管理办法》', ['重庆市']],
    ['看了《新园停车》，在重庆停不了车', ['重庆市']],
    ['《新园停车，在重庆停不了车', ['重庆市']],
  ])('takes those that say where it is: %s', (text, regions) => expect(regionsIn(text)).toEqual(regions));
});
