import { describe, expect, it } from 'vitest';
import { nameObject, nounAfter, splitAsk } from '../../../../src/cluster/themes/asks/name-object.ts';
import { loadThemeModel } from '../../../../src/cluster/themes/group-themes.ts';
import { themeSettings } from '../../../../src/cluster/themes/settings.ts';

const { lexicon } = loadThemeModel(themeSettings.parse({}));

describe('nameObject', () => {
  it.each([
    ['增加停车位', '停车位'],
    ['修建桥梁', '桥梁'],
    ['建一所小学', '小学'],
    ['拉通', null],
    ['纳入提质改造', null],
    ['共享单车', '共享单车'],
    ['维修基金', '维修基金'],
    ['基础设施建设', '基础设施建设'],
    ['装电梯', '电梯'],
    ['通天然气', '天然气'],
    ['没信号', '信号'],
    ['建筑垃圾', '建筑垃圾'],
  ])('leaves the asks out of %s', (word, expected) => {
    expect(nameObject(word, null, lexicon)).toBe(expected);
  });

  it('leaves out the stated ask at the end', () => {
    expect(nameObject('路灯关闭', { word: '关闭', start: 2 }, lexicon)).toBe('路灯');
  });
});

describe('nounAfter', () => {
  it('takes a noun, nothing else', () => {
    const isPlace = (text: string) => text.endsWith('镇');
    expect(nounAfter('空调', lexicon, isPlace)).toBe('空调');
    expect(nounAfter('点空调', lexicon, isPlace)).toBe('空调');
    for (const rest of [
      '',
      '进展',
      '到农户家',
      '取消',
      '柳林镇',
      '空',
      '六点半',
      '晚上十点',
      '中午',
      '快点',
      '别只刷墙',
      '零点',
      '凌晨一点',
      '几场',
    ])
      expect(nounAfter(rest, lexicon, isPlace)).toBeNull();
  });
});

describe('splitAsk', () => {
  it('parts an ask from the object that it holds', () => {
    expect(splitAsk('延长末班', lexicon)).toEqual({ verb: '延长', noun: '末班' });
    expect(splitAsk('提质改造', lexicon)).toBeNull();
    expect(splitAsk('增设', lexicon)).toBeNull();
  });
});
