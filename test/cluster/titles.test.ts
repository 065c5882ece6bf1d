import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanTitle, isVague, shortenTitle, titleLimit } from '../../src/cluster/titles.ts';

describe('titles', () => {
  it('lose greetings, formulas and marks', () => {
    expect(cleanTitle('强烈投诉X3区云栖湖小区油烟扰民的问题！！！')).toBe('X3区云栖湖小区油烟扰民');
    expect(cleanTitle('关于松鹤路路灯不亮的反映')).toBe('松鹤路路灯不亮');
  });

  it('lose a last clause that only asks for attention, and keep one that asks for something', () => {
    expect(cleanTitle('云栖湖小学乱收费，家长敢怒不敢言，请尽快解决')).toBe('云栖湖小学乱收费，家长敢怒不敢言');
    expect(cleanTitle('云栖湖小区车位只售不租，恳请领导关注')).toBe('云栖湖小区车位只售不租');
    expect(cleanTitle('松鹤路太黑，请安装路灯')).toBe('松鹤路太黑，请安装路灯');
  });

  it('keep a demand, which would read as if it were met', () => {
    expect(cleanTitle('强烈建议云栖湖公园规划进一步优化')).toBe('建议云栖湖公园规划进一步优化');
    expect(cleanTitle('请求解决松鹤路路口人行天桥问题！')).toBe('请求解决松鹤路路口人行天桥问题');
    expect(cleanTitle('跪求松鹤路安装路灯')).toBe('请求松鹤路安装路灯');
    expect(cleanTitle('对云栖湖夜间演出的建议')).toBe('对云栖湖夜间演出的建议');
  });

  it('say who complains or asks where the rest says neither what is wrong nor what is asked', () => {
    expect(cleanTitle('质疑云栖湖6期松鹤公司的收费问题')).toBe('质疑云栖湖6期松鹤公司的收费问题');
    expect(cleanTitle('关于云栖湖翰苑精装房的投诉')).toBe('投诉云栖湖翰苑精装房');
    expect(cleanTitle('强烈投诉松鹤路沿线架设高压电线杆')).toBe('投诉松鹤路沿线架设高压电线杆');
    expect(cleanTitle('咨询云栖湖小学转学')).toBe('咨询云栖湖小学转学');
    expect(cleanTitle('咨询云栖湖小学转学需要什么材料')).toBe('云栖湖小学转学需要什么材料');
    expect(cleanTitle('反映云栖湖事业单位考试')).toBe('云栖湖事业单位考试');
  });

  it('lose a demand that somebody see to what is wrong', () => {
    expect(cleanTitle('望重视云栖湖苑业主违法封闭连廊一事')).toBe('云栖湖苑业主违法封闭连廊');
    expect(cleanTitle('请求处理松鹤中心物业强制收取停车费')).toBe('松鹤中心物业强制收取停车费');
  });

  it('are vague where they count matters instead of naming them', () => {
    expect(['反映松鹤路公交车的两点问题', '给常规公交的几点建议', '云栖湖业主的心声'].every(isVague)).toBe(true);
    expect(['松鹤路两个路灯不亮', '云栖湖3个月没有热水'].some(isVague)).toBe(false);
  });

  it('keep an opening that the rest cannot do without', () => {
    expect(cleanTitle('请求将云栖湖中学收回区教育局')).toBe('请求将云栖湖中学收回区教育局');
    expect(cleanTitle('对云栖湖处罚不解')).toBe('对云栖湖处罚不解');
  });

  it('leave out what they can do without before they are cut, and open no quotation that they do not close', () => {
    const long = '云栖湖教育局尽快落实发放原云栖湖第七中学已退休教师的文明单位奖';
    expect(shortenTitle(long, null)).toBe(long.replace('尽快', ''));
    expect(shortenTitle('云栖湖小区一楼门面房违规经营的网吧和棋牌室和“白鹭湖风情音乐餐吧”扰民', null)).toBe(
      '云栖湖小区一楼门面房违规经营的网吧和棋牌室和',
    );
  });

  it('stay as they are where nothing would be left', () => {
    expect(cleanTitle('投诉')).toBe('投诉');
  });

  it('keep the clause with the place', () => {
    const title = '尊敬的各位领导请你们一定要看看我们的难处，云栖湖小区连续停水半个月无人管';
    expect(shortenTitle(title, '云栖湖')).toBe('云栖湖小区连续停水半个月无人管');
  });

  it('are never longer than the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'云栖湖小区，。！ 停水😀'), maxLength: 120 }), (text) => {
        expect([...shortenTitle(cleanTitle(text), null)].length).toBeLessThanOrEqual(titleLimit);
      }),
    );
  });
});
