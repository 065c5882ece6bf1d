import { describe, expect, it } from 'vitest';
import { blankSpans, findFormParts } from '../../../src/segment/forms/find-form-parts.ts';

/** What is left of a text without its form, blanks aside. */
function leave(text: string): string {
  return blankSpans(text, findFormParts(text)).replace(/\s+/gu, ' ').trim();
}

describe('findFormParts', () => {
  it.each([
    [
      '【来电人】赵女士【联系方式】[手机号]【是否保密】否【诉求内容】水压太低。【诉求目的】请相关单位核实处理并回复来电人。',
      '水压太低。',
    ],
    ['市民姓名:钱先生\n联系电话:[手机号]\n诉求区域:松河县\n诉求内容:路面塌了', '松河县 路面塌了'],
    ['姓名：孙先生 联系电话：13000000000 受理时间：2024-05-06 07:08 诉求内容：路面塌了', '路面塌了'],
    ['垃圾没人清。\n是否公开：否\n回复方式：电话\n话务员：1023', '垃圾没人清。'],
    ['【重复来电】【催办】水还没来', '水还没来'],
    ['【是否保密】否 来电人家里没水', '来电人家里没水'],
  ])('finds labels and what they say of caller and order: %s', (text, left) => {
    expect(leave(text)).toBe(left);
  });

  it.each([
    ['水还没来。\n【请在3个工作日内办结并回复市民】', '水还没来。'],
    ['水还没来。请承办单位24小时内联系市民并在3个工作日内办结。', '水还没来。'],
    ['水还没来，请核实处理并回复来电人。', '水还没来，'],
    ['水还没来（已告知来电人5个工作日内答复）', '水还没来'],
    ['水还没来（话务员1023号记录）', '水还没来'],
    ['水还没来（联系电话：[手机号]）', '水还没来'],
    ['水还没来（是否保密：否）', '水还没来'],
  ])('finds what clerks tell offices: %s', (text, left) => {
    expect(leave(text)).toBe(left);
  });

  it.each([
    '【青桐苑】水还没来',
    '【噪音投诉】夜里打桩',
    '请尽快解决学校门口的拥堵。',
    '请相关部门核实青桐苑的收费。',
    '我把姓名、电话都告诉了物业，没人联系。',
    '市民：我们要办证。物业：等着。',
    '来电人：反映桂花路的路灯不亮。',
    '被投诉人拒绝退款（共3000元）',
    '医生已告知家属病情',
    '办事处（电话极难打通）不管',
    '楼上加盖（是否经过审批没有人说得清）三层',
    '请问是否合理?我的看法:电梯该修。',
  ])('leaves what people say: %s', (text) => {
    expect(leave(text)).toBe(text);
  });

  it('keeps whom and where behind their labels, and gives parts apart from each other, in order', () => {
    expect(leave('被投诉单位：青桐物业公司 事发地址：桂花路8号')).toBe('青桐物业公司 桂花路8号');
    const parts = findFormParts(
      '【来电人】赵女士【诉求内容】水压低（已告知来电人3个工作日内回复）【请办结并回复市民】',
    );
    expect(parts.map(({ role }) => role)).toEqual(['entry', 'label', 'note', 'note']);
    for (const [i, part] of parts.entries()) expect(part.from).toBeGreaterThanOrEqual(parts[i - 1]?.to ?? 0);
  });

  it.each(
    [
      '来电人 诉求者 报案市民 反映群众 市民姓名 来电人称呼 客户性别 年龄 身份证 身份证号 身份证号码 来电人类型 联系方式 联系电话 手机 手机号 邮箱',
      '工单编号 诉求号码 受理流水号 来电来源 登记渠道 事项类型 诉求类别 任务性质 受理时间 派单日期 工单等级 案件级别 办理状态 受理时限 受理人员 登记人 受理方式',
      '话务员 坐席 接听人 坐席工号 是否愿意公开姓名 回访要求 反馈时限 紧急程度 办结期限 截止日期',
      '反映内容 投诉事由 举报事项 诉求情况 问题描述 主要问题 来信主题 工单标题 诉求目的 投诉要求 事件详情 基本概述 基本概况 留言摘要',
      '被投诉人 被举报者 被反映方 被投诉单位 涉及对象 被诉求主体 涉及企业 被投诉商家 被投诉单位名称 事发地址 案发地点 诉求位置 所在区域',
      '所属区域 所属区县 属地区 归属县 所属市 事发街道 所属乡镇 所属社区 备注 附注 正文 描述',
    ].flatMap((line) => line.split(' ')),
  )('finds %s before a colon', (label) => {
    expect(findFormParts(`路面塌了。${label}：否`)).toHaveLength(1);
  });

  it('tells what clerks alone write from what callers ask for, too', () => {
    const parts = findFormParts('灯坏了，请相关部门处理。请承办单位核实处理。');
    expect(parts.map(({ role }) => role)).toEqual(['plea', 'note']);
  });

  it('blanks length for length', () => {
    const text = '【催办】姓名：赵女士 水压低';
    const parts = findFormParts(text);
    expect(blankSpans(text, parts)).toBe('水压低'.padStart(text.length));
    expect(
      blankSpans(
        text,
        parts.filter(({ role }) => role === 'mark'),
      ),
    ).toBe('    姓名：赵女士 水压低');
  });

  it('reads a long text of nearly notes in time', () => {
    const text = `${'请相关单位核实处理并'.repeat(2000)}路`;
    const start = performance.now();
    findFormParts(`${text}\n${'姓名：'.repeat(5000)}\n${'【是否'.repeat(5000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
