import { describe, expect, it } from 'vitest';
import { splitClauses } from '../../../../src/cluster/themes/asks/split-clauses.ts';
import { readSpokenWish } from '../../../../src/cluster/themes/asks/spoken-wish.ts';

/** What a title asks by its form, where the theme is about lockers. */
function read(title: string): string | null {
  return readSpokenWish(splitClauses(title), (text) => text.includes('储物柜'));
}

describe('readSpokenWish', () => {
  it.each([
    ['泳池的水凉得像冰，调高两度吧', '泳池的水凉得像冰，调高两度'],
    ['更衣室一股霉味，派个阿姨来打扫', '派个阿姨来打扫'],
    ['储物柜钥匙总丢，换把好锁嘛', '储物柜钥匙总丢，换把好锁'],
    ['把泳池边的地砖弄防滑些', '把泳池边的地砖弄防滑些'],
    ['更衣室的地垫换一换', '更衣室的地垫换一换'],
    ['每个泳道都要有救生员', '每个泳道都要有救生员'],
    ['能不能也搞个水上滑梯', '搞个水上滑梯'],
    ['泳帽别强制买了，天天排队', null],
    ['更衣室给大家装吹风机好吗', '更衣室装吹风机'],
    ['求求把泳道分开', '把泳道分开'],
    ['泳池蹲位翻倍', '泳池蹲位翻倍'],
  ])('reads %s', (title, expected) => {
    expect(read(title)).toBe(expected);
  });

  it.each([
    '泳池的水凉得像冰，咋办嘛，希望早点落实',
    '泳池的水凉得像冰',
    '储物柜里我的钥匙总丢，换把好锁嘛',
    '储物柜的钥匙这几个月里三天两头不是断在锁里就是掉到柜子后面，换把好锁嘛',
    '储物柜钥匙总丢，换嘛',
    '救生员什么时候能睡醒',
    '一个浮板都没有吧',
    '水温三十度不好吗',
    '上周来得早了一点',
    '请一次假扣三百才能来游一回',
    '收费这样涨不太好吧',
    '让人没法游',
    '恳请领导关注泳池水质好不好',
    '希望给游泳的人一个说法',
    '我想多睡半小时嘛',
  ])('takes no complaint, guess or question for a wish: %s', (title) => {
    expect(read(title)).toBeNull();
  });
});
