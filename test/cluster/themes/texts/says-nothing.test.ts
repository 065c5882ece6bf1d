import { describe, expect, it } from 'vitest';
import { saysNothing } from '../../../../src/cluster/themes/texts/says-nothing.ts';

const isAsk = (text: string) => /禁放|管管|支持|什么时候/u.test(text);

describe('saysNothing', () => {
  it.each([
    '恳请领导重视',
    '望采纳！',
    '顶',
    '祝祖国繁荣昌盛',
    '希望政府真抓实干，为民办实事',
    '没意见',
    '祝松柏县明天更美好',
    '顶一下',
    '环卫工人辛苦了，感谢',
    '我家猫投一票',
    '多为群众办实事',
    '希望越来越好',
    '希望早点落实，请核实处理',
    '请派人来看看',
    '麻烦告知一下，给个明确答复',
  ])('is so of formulas and cries: %s', (body) => {
    expect(saysNothing({ title: '', body }, isAsk)).toBe(true);
  });

  it.each(['希望家乡修条路', '禁放！', '取消调休', '恳请领导重视河道治理', '祝祖国强大，建议多种树', '派人来看河堤'])(
    'is not so of what asks or names something: %s',
    (body) => {
      expect(saysNothing({ title: '', body }, isAsk)).toBe(false);
    },
  );

  it.each([
    '谢谢给大家说话的机会！',
    '辛苦了，写得很好',
    '联系人：张女士，电话[手机号]',
    '哈哈哈，建议给我发个对象',
    '每人发两百万',
    '提了也没用，年年征集年年老样子',
    '一群吃干饭的',
    '唉，这里太乱了',
    '菜价涨得飞快，工资一分不涨',
    '测试测试',
    '我也是这么想的',
    '不懂就问，什么叫夜市经济',
    '无废城市是个啥意思？',
    '哈哈，我家的猫也支持垃圾分类',
    '支持支持',
    '赞成！',
    '请问这次征集什么时候截止？',
    '建议多听听群众的想法',
    '绿化，绿化，天天喊禁放，呵呵',
    '同意前面几位网友的看法，讲得太好了',
    '大家说得都对，我也完全赞同',
    '支持！说到心坎里了，希望真的能实现',
    '楼上说出了大家的心声，必须支持一下',
    '请问这个征集到什么时候截止？写了有没有回复？怎么查看？',
    '让月亮来管管路灯，电费全省了，哈哈哈开个玩笑',
  ])('is so of thanks, contacts, jokes, scorn and laments: %s', (body) => {
    expect(saysNothing({ title: '', body }, isAsk)).toBe(true);
  });

  it.each([
    '提了也没用，但还是盼着桥头能修个凉亭',
    '局长要是来挤一次早高峰，就知道该加车了，哈哈',
    '菜价太贵了，办个平价摊点',
    '狗叫太吵了，管管',
    '给老党员每人发一千元补贴',
    '取消上班打卡制',
    '联系社区装扶手',
    '谢谢！想要一个乒乓球台',
    '介绍好的工作给残疾人',
    '禁放禁放',
    '什么是夜市？先修路灯',
    '我家养狗也支持牵绳',
    '老年卡是什么人能办',
    '支持种树',
    '同意前面几位的看法，再加一条，修个凉亭',
    '开个玩笑，其实是想请社区修个凉亭',
    '公交卡的余额怎么查看',
    '这份规划提得好，可路灯没有写',
    '图书馆的征文什么时候截止',
    '天天喊绿化，树倒越砍越少',
  ])('is not so where thanks, irony or a complaint stand around a proposal: %s', (body) => {
    expect(saysNothing({ title: '', body }, isAsk)).toBe(false);
  });

  it('takes a long account of what is bad for no lament', () => {
    const body =
      '桥头这一段路太堵了，早上七点到九点车子排到了河对岸，孩子上学迟到成了常事，公交车也进不来，晚上同样太堵了';
    expect(saysNothing({ title: '', body }, isAsk)).toBe(false);
  });

  it('reads title and body', () => {
    expect(saysNothing({ title: '恳请领导重视', body: '路灯不亮' }, isAsk)).toBe(false);
  });
});
