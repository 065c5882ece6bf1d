import { describe, expect, it } from 'vitest';
import { saysNothing } from '../../../src/cluster/themes/says-nothing.ts';

const isAsk = (text: string) => text === '禁放';

describe('saysNothing', () => {
  it.each([
    '恳请领导重视',
    '望采纳！',
    '顶',
    '祝祖国繁荣昌盛',
    '希望政府真抓实干，为民办实事',
    '没意见',
    '希望越来越好',
  ])('is so of formulas and cries: %s', (body) => {
    expect(saysNothing({ title: '', body }, isAsk)).toBe(true);
  });

  it.each(['希望家乡修条路', '禁放！', '取消调休', '恳请领导重视河道治理', '祝祖国强大，建议多种树'])(
    'is not so of what asks or names something: %s',
    (body) => {
      expect(saysNothing({ title: '', body }, isAsk)).toBe(false);
    },
  );

  it('reads title and body', () => {
    expect(saysNothing({ title: '恳请领导重视', body: '路灯不亮' }, isAsk)).toBe(false);
  });
});
