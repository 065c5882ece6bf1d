import { describe, expect, it } from 'vitest';
import { parseReply } from '../../../src/classify/replies/parse-reply.ts';

function substanceOf(reply: string): string {
  return parseReply(reply).substance;
}

describe('parseReply', () => {
  it.each([
    '养老保险关系转移可登录平台网上办理',
    '户口转出凭身份证到派出所当场办理',
    '左转绿灯时间同步进行了优化处理',
    '您已交的契税可向税务局申请退还',
    '请携带身份证原件到开户银行网点补办',
    '登录政务服务网即可全程网办',
    '该小区划入第五学校',
    '共发现渗水点14处',
    '物业服务人不得采取停水方式催交物业费',
    '经营者5月9日向举报人退还货款698元',
    '我局高度重视并于3月4日组织疏通管道120米',
    '经核实路灯已于3月5日修复',
    '关于您反映的路灯不亮问题我局已于3月5日修复36盏',
    '我局已于4月2日交由施工单位更换完毕',
    '已将停水通知推送至微信群',
    '窗口办公时间9:00至17:30',
    '能',
    '不能',
    '能申请',
    '要交',
    '修好了',
  ])('takes an answer for one: %s', (answer) => {
    expect(substanceOf(`您好！${answer}。`)).toBe(answer);
  });

  it.each([
    '您的诉求已转市城管局办理',
    '我们将转相关部门核实处理',
    '已交由区住建局调查处理',
    '该件已于6月8日转区住建局阅处',
    '已于6月8日以督办函形式转市公交集团公司',
    '已推送至区城管局',
    '已批转区教育局',
    '您的诉求已于6月8日分派至街道办',
    '您的工单已于6月8日15:20受理，办理时限5个工作日',
    '我局高度重视',
    '经现场核实',
    '关于您反映的路灯不亮的问题',
    '请联系联系人',
    '投诉电话12345',
    '嗯',
  ])('takes a formula for one: %s', (formula) => {
    expect(substanceOf(`您好！${formula}。感谢您的留言！`)).toBe('');
  });

  it('takes a word of the question for an answer to it', () => {
    expect(parseReply('您好！装。', '红绿灯还装不装？').substance).toBe('装');
    expect(substanceOf('您好！装。')).toBe('');
  });

  it('takes the place or way that is asked for for an answer', () => {
    const substanceFor = (message: string, reply: string) => parseReply(reply, message).substance;
    const place = '请到市民中心二楼5号窗口咨询';
    expect(substanceFor('租房补贴去哪申请？', `您好！${place}。`)).toBe(place);
    expect(substanceFor('租房补贴发得太慢。', `您好！${place}。`)).toBe('');
    const way = '可联系社区预约上门认证';
    expect(substanceFor('老人的认证能不能上门做？', `您好！${way}。`)).toBe(way);
    expect(substanceFor('老人的认证能不能上门做？', '您好！可联系社区咨询。')).toBe('');
  });

  it.each(['|', '｜', '│'])('takes the cells of a table for clauses: %s', (bar) => {
    const row = (...cells: string[]) => `${bar}${cells.join(bar)}${bar}\n`;
    const table = row('租房落户', '可以办理') + row('---', '---') + row('办理时限', '5个工作日');
    expect(substanceOf(table)).toBe('租房落户，可以办理，办理时限，5个工作日');
  });

  it('takes who signs and when for no part of the answer, be it glued', () => {
    for (const signature of [
      '青泽市城市管理局2024年5月9日',
      '\n青泽市城市管理局\n2024年5月9日',
      '青泽市国有资产管理委员会二〇二四年五月九日',
      ' 2024-05-09',
      '青泽市交警支队',
      ' 回复时间：2024-05-09 10:21:33',
      ' 答复单位：青泽市城市管理局 答复时间：2024年5月9日',
    ])
      expect(substanceOf(`您好！路灯已修复。${signature}`)).toBe('路灯已修复');
    expect(substanceOf('青泽市城市管理局：您好！路灯已修复。')).toBe('路灯已修复');
    expect(substanceOf('青泽市城市管理局2024年5月9日，更换路灯。')).toBe('青泽市城市管理局2024年5月9日，更换路灯');
  });
});

it.each([
  '已电话告知来电人。',
  '已与诉求人联系，并将处理情况告知诉求人。办结。',
  '多次拨打来电人电话均无人接听，无法核实情况，现申请办结。',
  '该问题前期已答复，不再重复答复。',
])('finds nothing of the matter in what tells of the order alone: %s', (reply) => {
  const { substance, roles } = parseReply(reply);
  expect(substance).toBe('');
  expect(roles.substance).toBe(0);
});

it('keeps what tells of the order beside an answer, and what was told', () => {
  expect(parseReply('水管已接好，并告知来电人。').substance).toBe('水管已接好，并告知来电人');
  expect(parseReply('已电话告知来电人周六可以办理。').substanceClauses).toBe(1);
});

it('takes what restates the letter at length for no answer', () => {
  const echo = '您来信反映食堂饭菜质量差、价格偏高、孩子吃不饱，并询问餐费由谁监督、是否招标的问题。';
  expect(parseReply(`${echo}感谢来信！`).substanceClauses).toBe(0);
  expect(parseReply('您反映的路灯问题，正在维修。').substance).toBe('您反映的路灯问题，正在维修');
  expect(parseReply('您反映的食堂饭菜质量差、价格偏高的问题已于3月4日整改。').substanceClauses).toBe(1);
});
