import { describe, expect, it } from 'vitest';
import { markReply } from '../../../src/classify/replies/mark-reply.ts';
import { loadReplyModel } from '../../../src/classify/replies/model.ts';
import {
  ordersByDay,
  readOutcome,
  refusesByLaw,
  tellsExplained,
  tellsSettled,
} from '../../../src/classify/replies/tell-outcome.ts';

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

describe('ordersByDay', () => {
  it.each(['请区住建局于6月10日前办结并答复', '限3个工作日内整改到位', '已责成物业5日内修复'])(
    'hears an order with a day in %s',
    (clause) => {
      expect(ordersByDay(clause)).toBe(true);
    },
  );

  it.each([
    '请您于6月10日前完成网上登记',
    '已于6月10日前办结',
    '要求其尽快整改到位',
    '按规定须在15日内办结',
    '请区住建局于6月10日前答复',
  ])('does not in %s', (clause) => {
    expect(ordersByDay(clause)).toBe(false);
  });
});

describe('refusesByLaw', () => {
  it.each([
    '您反映的属于涉法涉诉事项，根据《信访工作条例》不予受理',
    '您的申请已超过一年时限，不予受理',
    '因涉及个人隐私，依法不予公开',
  ])('hears a refusal with its reason in %s', (substance) => {
    expect(refusesByLaw(substance)).toBe(true);
  });

  it.each([
    '依法不属于我局管辖，无法受理，请向城管局反映',
    '我局无执法权限，依法无法处罚',
    '您的诉求无法办理',
    '已依法立案',
  ])('does not in %s', (substance) => {
    expect(refusesByLaw(substance)).toBe(false);
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

  it('marks an order that names a day as promised, and a refusal by law as explained', () => {
    expect(outcomesOf('您好，来信收悉，请区住建局于6月10日前办结并答复。')).toEqual(['promised']);
    expect(outcomesOf('已责成区住建局5日内处理完毕并回复来电人。')).toEqual(['promised']);
    const refusal = '您反映的事项属于涉法涉诉事项，根据《信访工作条例》规定不予受理，请向人民法院申诉。';
    const letter = { title: '请求撤销判决', body: '法院判决不公，请求政府撤销判决。', reply: refusal };
    expect(markReply(letter, model)).toMatchObject({ relevance: 1, complete: 1, outcome: 'explained', template: 0 });
  });

  it('marks as forwarded what only sends the writer elsewhere, and what was settled by passing it on', () => {
    expect(outcomesOf('经核实，您反映的情况不属于我单位职责，建议向有关部门反映。')).toEqual(['forwarded']);
    expect(outcomesOf('已转交住建局处理，问题已解决。')).not.toEqual(['resolved']);
  });
});

describe('readOutcome', () => {
  it.each([
    ['resolved', '排水井被树叶堵住，已疏通，并加装了两个雨水篦子'],
    ['resolved', '当天让保洁公司调低音量，时间改到七点以后'],
    ['resolved', '今后遇停水将提前告知，管网已于9月8日抢修完毕'],
    ['promised', '雨污分流管道改造，再有半个月左右可完工'],
    ['explained', '为保持政策稳定，今年不作调整'],
    ['explained', '按规划，暂无入户道路建设计划'],
    [null, '已要求物业尽快清理，请您耐心等待'],
    [null, '我局高度重视，将会同有关部门处理'],
  ])('hears %s in %s', (outcome, substance) => {
    expect(readOutcome(substance)).toBe(outcome);
  });
});
