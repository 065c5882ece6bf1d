import { expect, it } from 'vitest';
import { mayPraise } from '../../../src/classify/model/thanks-words.ts';

const praises = (body: string, title = ''): boolean => {
  const textOf = (text: string) => ({ text, words: [text], starts: [0], offsets: null });
  return mayPraise({ title: textOf(title), body: textOf(body) });
};

it.each([
  '给抢修班鞠个躬,点个赞!',
  '全靠护林员,房子一间没烧',
  '民警连夜把走丢的奶奶送到家门口',
  '窗口的姑娘耐心,教我用手机',
  '水到窗台了,干部硬把我们老两口拽出来',
  '司机等老人坐好才开,一车人没有一句怨言',
])('takes for praise what thanks, praises or tells of no trouble that is left: %s', (body) =>
  expect(praises(body)).toBe(true),
);

it.each([
  '教练收了家长两盒茶叶才排上场',
  '新装的路灯亮了两晚又灭了',
  '护士给他按着胸口,车还没来',
  '会计高兴就盖章,不高兴就说锁着',
  '校车师傅一路打电话一路开快车',
  '小区的暖气不热',
])('takes what only tells of trouble for none: %s', (body) => expect(praises(body)).toBe(false));
