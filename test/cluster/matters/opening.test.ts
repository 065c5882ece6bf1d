import { describe, expect, it } from 'vitest';
import { findOpening } from '../../../src/cluster/matters/opening.ts';

const openingOf = (text: string): string | null => {
  const span = findOpening(text);
  return span === null ? null : text.slice(span.from, span.to);
};

describe('the opening of a text', () => {
  it('is its first sentence, without who is greeted and by which way somebody writes', () => {
    const sentence = '棠溪路桐花苑门口的路灯坏了三个月没人修';
    expect(openingOf(`尊敬的领导：您好！${sentence}。晚上很危险。`)).toBe(sentence);
    expect(openingOf(`　　王市长，您好：\n　　${sentence}！`)).toBe(sentence);
    expect(openingOf(`市民来电反映：${sentence}。`)).toBe(sentence);
    expect(openingOf(`【重复来电】市民来电反映：${sentence}。`)).toBe(sentence);
    expect(openingOf(`此件为催办件：${sentence}。`)).toBe(sentence);
    expect(openingOf(`回访不满意，要求重办。${sentence}。`)).toBe(sentence);
    expect(openingOf(`诉求人致电咨询，${sentence}；请处理。`)).toBe(sentence);
  });

  it('begins with no rest of a mask, of a picture or of what a form says of persons', () => {
    expect(openingOf('[图片][图片]\n桐花苑三个月没有人修路灯')).toBe('桐花苑三个月没有人修路灯');
    expect(openingOf('【反映人】[用户名]【联系电话】[手机号]【反映内容】桐花苑三个月没有人修路灯。')).toBe(
      '桐花苑三个月没有人修路灯',
    );
    expect(openingOf('【桐花苑】三个月没有人修路灯，晚上很黑')).toMatch(/^桐花苑】/u);
    expect(openingOf('[图片]')).toBeNull();
  });

  it('goes on where the sentence is short, and ends with a clause where it is long', () => {
    expect(openingOf('路灯坏了。桐花苑三个月没人修。')).toBe('路灯坏了。桐花苑三个月没人修');
    const clause = '棠溪路桐花苑二期门口的路灯和健身器材坏了很久，';
    expect(openingOf(clause.repeat(5))).toBe(clause.repeat(2));
  });

  it('is none where the text says nothing', () => {
    expect(openingOf('')).toBeNull();
    expect(openingOf('尊敬的领导：您好！')).toBeNull();
    expect(openingOf('……')).toBeNull();
  });
});
