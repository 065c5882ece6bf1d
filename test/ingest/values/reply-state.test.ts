import { describe, expect, it } from 'vitest';
import { isOpenState, readReplyState } from '../../../src/ingest/values/reply-state.ts';

describe('readReplyState', () => {
  it('reads states in traditional characters', () => {
    expect(['未答覆', '處理中', '已辦結', '市民撤單'].map(readReplyState)).toEqual([
      '未答复',
      '处理中',
      '已办结',
      '市民撤单',
    ]);
    expect(['尚無回覆', '處理中', '已辦結'].map(isOpenState)).toEqual([true, true, false]);
  });

  it.each([
    ['已受理，正在处理中！', '已受理,正在处理中', true],
    ['2022-03-04 10:20:11 已受理，正在办理', '已受理,正在办理', true],
    ['来信已经转阅', '来信已经转阅', false],
    ['已办结，已回访', '已办结,已回访', false],
  ])('reads how far it has come and how it goes on: %s', (text, state, isOpen) => {
    expect([readReplyState(text), isOpenState(text)]).toEqual([state, isOpen]);
  });

  it('takes what was done for a reply, behind a state or a day too', () => {
    expect(['已受理，路灯已修好', '2022年3月4日已修好路灯', '已处理，请放心'].map(readReplyState)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it.each([
    ...[
      '未回复',
      '暂未回复',
      '待回复',
      '未答复',
      '未办理',
      '处理中',
      '办理中',
      '正在办理',
      '暂无回复',
      '没有回复',
      '尚未受理',
      '等待处理',
    ],
    ...[
      '无官方回复',
      '未收到答复',
      '已回复',
      '已办结',
      '办理完毕',
      '已处理',
      '办结',
      '待办',
      '未予答复',
      '还没有人回复',
    ],
    ...[
      '已撤单',
      '市民撤单',
      '来电人要求撤单',
      '退单',
      '已作废',
      '不予受理',
      '不予办理',
      '不属于受理范围',
      '已终止',
      '重复工单',
      '无效诉求',
      '重复',
    ],
    ...[
      '正在核实',
      '已核实',
      '现场核查中',
      '已按时办结',
      '按期办结',
      '超期办结',
      '直接办结',
      '已阅',
      '联系不上市民',
      '电话无人接听',
    ],
    ...['正在办理中，请耐心等待', '处理中请稍候'],
    ...['已收到，正在核实处理', '您的诉求已收到，正在办理', '承办单位已受理', '相关部门正在核实处理', '已核实处理'],
  ])('knows %s for a state', (text) => {
    const state = text.normalize('NFKC');
    expect(readReplyState(text)).toBe(state);
    expect(readReplyState(`【${text}】`)).toBe(state);
    expect(readReplyState(`${text}……`)).toBe(state);
  });

  it.each(['是', '否', '有', '没有', 'Y', 'false', '0', '（否）', '×', 'OK'])(
    'knows %s for no more than a flag',
    (text) => {
      expect(readReplyState(text)).toBe('');
    },
  );

  it.each([
    '已修好',
    '您好，已转办。',
    '已处理，谢谢',
    '您反映的问题已解决',
    '不予受理，因超出职权',
    '重复诉求已答复您',
    '经核实不属实',
    '请耐心等待',
    '请重复上述步骤',
    '没有此事',
    '已收到，谢谢',
    '承办单位已修好',
    '收到，已修复路灯',
    '无此计划',
    '已收到，相关部门已派人到现场核实并修好了路灯',
    '已转住建局办理',
    '2023年办结',
    '10',
    '',
  ])('takes %j for what was said', (text) => {
    expect(readReplyState(text)).toBeNull();
  });
});

describe('isOpenState', () => {
  it.each([
    '未回复',
    '【处理中】',
    '暂无回复',
    '正在办理中，请耐心等待',
    '已收到，正在核实处理',
    '相关部门正在核实',
    '否',
    '没有',
    'false',
    'No',
    '0',
  ])('is true of %s', (text) => {
    expect(isOpenState(text)).toBe(true);
  });

  it.each([
    '已回复',
    '承办单位已受理',
    '办结',
    '是',
    '有',
    '1',
    '市民撤单',
    '不予受理',
    '未发现占道，已加强巡查',
    '无',
    '',
  ])('is false of %j', (text) => {
    expect(isOpenState(text)).toBe(false);
  });
});
