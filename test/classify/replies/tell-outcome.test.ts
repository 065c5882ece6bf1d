import { describe, expect, it } from 'vitest';
import { markReply } from '../../../src/classify/replies/mark-reply.ts';
import { loadReplyModel } from '../../../src/classify/replies/model.ts';
import { tellsExplained, tellsSettled } from '../../../src/classify/replies/tell-outcome.ts';

const letters = [
  { title: '青禾路路灯不亮', body: '青禾路有十几盏路灯不亮，老人晚上出门容易摔倒，请尽快维修。' },
  { title: '楼道漏水', body: '三单元楼道顶上一直漏水，墙皮往下掉，物业说管不了，请帮忙解决。' },
  { title: '垃圾没人清', body: '菜场后面的垃圾堆了一个星期，又臭又脏，请派人清理。' },
];
const model = loadReplyModel();
const outcomesOf = (reply: string) => [
  ...new Set(letters.map((letter) => markReply({ ...letter, reply }, model).outcome)),
];

describe('tellsSettled', () => {
  it.each([
    '已派人修好',
    '已处理完毕',
    '该问题已解决',
    '修好了',
    '路灯已修复',
    '经核实，情况属实，已整改到位',
    '维修师傅已上门，问题已处理，您表示满意',
  ])('hears that it is done in %s', (substance) => {
    expect(tellsSettled(substance, '路灯不亮')).toBe(true);
  });

  it.each([
    '已安排处理',
    '已要求物业整改到位',
    '将尽快修好',
    '未解决',
    '正在处理',
    '已办结',
    '已立案',
    '学籍已恢复',
    '已处理完毕，押金不予退还',
  ])('does not in %s', (substance) => {
    expect(tellsSettled(substance, '路灯不亮')).toBe(false);
  });
});

describe('tellsExplained', () => {
  it.each([
    '已将相关政策向您解释，您表示理解',
    '经我局与您联系，已说明停办的原因，您无异议',
    '已向来电人讲解相关规定，来电人表示理解',
  ])('hears that rules or reasons were explained in %s', (substance) => {
    expect(tellsExplained(substance)).toBe(true);
  });

  it.each([
    '已与来电人沟通解释，来电人表示理解',
    '将向您说明原因',
    '请向窗口说明原因',
    '已告知您相关政策，补贴为每月300元',
  ])('does not in %s', (substance) => {
    expect(tellsExplained(substance)).toBe(false);
  });
});

describe('markReply', () => {
  it.each(['已派人修好', '已修好', '已处理完毕。', '您好，经查，该问题已处理完毕，欢迎继续监督。'])(
    'marks %s as settled, whatever it is about',
    (reply) => {
      expect(outcomesOf(reply)).toEqual(['resolved']);
      for (const letter of letters) {
        expect(markReply({ ...letter, reply }, model)).toMatchObject({ relevance: 2, complete: 1 });
      }
    },
  );

  it('marks what was explained elsewhere as explained and not as passed on', () => {
    expect(outcomesOf('经城管局与您联系，已将相关政策向您解释，您表示理解。')).toEqual(['explained']);
  });

  it('marks as forwarded what only sends the writer elsewhere, and what was settled by passing it on', () => {
    expect(outcomesOf('经核实，您反映的情况不属于我单位职责，建议向有关部门反映。')).toEqual(['forwarded']);
    expect(outcomesOf('已转交住建局处理，问题已解决。')).not.toEqual(['resolved']);
  });
});
