import { describe, expect, it } from 'vitest';
import { findMain, startAt } from '../../../src/cluster/matters/main-first.ts';

const asides =
  '领导您好，我在这里住了十多年，这些年城市变化很大，公园漂亮，办事也方便多了。顺便提一句，菜场门口的三轮车乱停，希望有人管一管；还有公交站的雨棚漏水，下雨天等车的人都淋湿，这个也请看看。图书馆周一闭馆，能不能错开，上班族只有周末才有空去一趟。';
const rest =
  '我们楼的电梯从去年冬天起三天两头停运，老人上不去下不来，物业说没有维修基金，街道说归房管，房管说归质监，一拖就是一年。楼上有坐轮椅的老人，半年没有下过楼，药都是邻居帮着带上去的。请尽快派人来看一看，哪怕先修好一部也行，我们愿意分摊费用。';

describe('where a long letter comes to its main matter', () => {
  it.each([
    '言归正传，说说电梯。',
    '说正事。',
    '话说远了，还是讲电梯。',
    '下面说问题。',
    '接下来谈谈我的诉求。',
    '以上都是小事，电梯才是大事。',
    '最要紧的还是电梯。',
    '还有一件最大的事，就是电梯。',
    '但我们最头疼的是电梯。',
    '真正让大家发愁的，是电梯。',
    '当务之急是电梯。',
    '写信主要是想反映电梯。',
  ])('is %s', (turn) => {
    expect(findMain(`${asides}${turn}${rest}`)).toBe(asides.length);
  });

  it.each([
    ['names one of those told', '三件里面，最急的是第一件，请先办。'],
    ['pleads for what was told', '最要紧的还是请领导过问一下。'],
    ['goes on', '最大的孩子八岁，天天走楼梯。'],
    ['says nothing of it', '楼里一共六十户。'],
  ])('is the beginning where the clause %s', (_, clause) => {
    expect(findMain(`${asides}${clause}${rest}`)).toBe(0);
  });

  it('is the beginning where nothing but the matter is told before it, and of a short letter', () => {
    expect(findMain(`${rest}${rest}最要紧的是电梯没有人修。${rest}`)).toBe(0);
    expect(findMain(`顺便提一句，雨棚漏水。言归正传，电梯坏了。`)).toBe(0);
  });
});

describe('a body from its main matter on', () => {
  const body = {
    text: '另外路灯。电梯停运',
    words: ['另外', '路灯', '电梯', '停运'],
    starts: [0, 2, 5, 7],
    offsets: null,
  };
  const placeAt = (field: 'title' | 'body', start: number) => ({
    name: '云栖苑',
    type: 'estate' as const,
    field,
    start,
    end: start + 2,
  });

  it('has what stood before it at its end, and its words and places where they stand now', () => {
    const moved = startAt(body, [placeAt('title', 1), placeAt('body', 2), placeAt('body', 5)], 5);
    expect(moved.body).toEqual({
      text: '电梯停运另外路灯。',
      words: ['电梯', '停运', '另外', '路灯'],
      starts: [0, 2, 4, 6],
      offsets: null,
    });
    expect(moved.places).toEqual([placeAt('title', 1), placeAt('body', 0), placeAt('body', 6)]);
  });

  it('is the body where it begins with that', () => {
    expect(startAt(body, [placeAt('body', 2)], 0)).toEqual({ body, places: [placeAt('body', 2)] });
  });
});
