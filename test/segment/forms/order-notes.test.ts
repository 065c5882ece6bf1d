import { describe, expect, it } from 'vitest';
import { leaveOrderNotes, saysWhichOrder } from '../../../src/segment/forms/order-notes.ts';

describe('notes of an order', () => {
  it.each([
    '此件为催办件',
    '本工单系重复来电',
    '已多次致电未果',
    '来电人曾多次反映无人处理',
    '回访不满意',
    '市民对处理结果不满意',
    '要求重办',
    '现要求重新调查',
    '原工单号DH20260012',
    '第三次来电催办',
    '来电人称一直没有人联系他',
    '至今无人回复',
  ])('are clauses of nothing else: %s', (clause) => expect(saysWhichOrder(clause)).toBe(true));

  it.each([
    '重复收费',
    '多次反映停水',
    '要求重新铺路',
    '督办路灯',
    '加急办理护照',
    '一直没有水',
    '退回押金',
    '不满意物业服务',
    '工单系统打不开',
    '路灯',
    '',
  ])('are no clauses that say a matter: %s', (clause) => expect(saysWhichOrder(clause)).toBe(false));

  it.each([
    ['此件为催办件：桐花化工厂废气扰民', '桐花化工厂废气扰民'],
    ['回访不满意，要求重办：梅坪镇桐花村水质浑浊', '梅坪镇桐花村水质浑浊'],
    ['重复来电 桐花苑停电，要求重办', '桐花苑停电'],
    ['桐花苑停电（重复来电）', '桐花苑停电'],
    ['桐花苑外墙脱落的工单', '桐花苑外墙脱落'],
    ['此件为催办件，市民催办9路公交班次少', '9路公交班次少'],
    ['来电人此前反映桐花苑饭菜变质', '桐花苑饭菜变质'],
    ['桐花厂拖欠来电人工资', '桐花厂拖欠工资'],
    ['物业殴打来电人', '物业殴打市民'],
    ['来电人孩子被打', '孩子被打'],
  ])('go from a title: %s', (title, left) => expect(leaveOrderNotes(title)).toBe(left));

  it.each(['重复来电', '举报人被打击报复', '市民反映强烈的油烟扰民', '桐花苑：要求重新铺路', '桐花苑停水，物业不管'])(
    'are all that a title has, or none of it: %s',
    (title) => expect(leaveOrderNotes(title)).toBe(title),
  );
});
