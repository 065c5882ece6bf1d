import { describe, expect, it } from 'vitest';
import { findMatter } from '../../../src/cluster/matters/find-matter.ts';
import { findOpening } from '../../../src/cluster/matters/opening.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();

function matterOf(body: string): string {
  const segmented = segmentMessage(segmenter, { title: '', body });
  const opening = findOpening(segmented.body.text)!;
  const { from, to } = findMatter(segmented.body, opening, findPlaces(segmented, gazetteer));
  return segmented.body.text.slice(from, to);
}

describe('the passage that says the matter', () => {
  it('is neither who writes nor who says that somebody writes', () => {
    expect(matterOf('我是桐花苑小区的业主，住在5栋。小区电梯经常坏，没人修。')).toContain('电梯经常坏');
    expect(matterOf('市民王女士来电反映，棠溪路桐花苑小区经常停水，希望尽快处理。')).toBe('棠溪路桐花苑小区经常停水');
    expect(matterOf('有市民反映棠溪路桐花苑小区门口的井盖不见了。')).toBe('棠溪路桐花苑小区门口的井盖不见了');
  });

  it('is not where somebody went and when, nor what anybody may say', () => {
    expect(matterOf('2024.6.24我去桐花会所理发.结账时硬要我办卡，不办不让走.')).toContain('办卡');
    expect(matterOf('我每天上下班都要经过棠溪路.路灯坏了三个月没人修.')).toContain('路灯坏了');
    expect(matterOf('说法不一.我想附近很多人都关心这件事.棠溪路什么时候通车.希望采纳.')).toContain('什么时候通车');
    expect(matterOf('本人老家在松溪县梅坪镇桐花村，常年在外打工.村里的路灯坏了一年没人修.')).toContain('路灯坏了');
  });

  it('is no call for a word at the end, unless nothing else says the matter', () => {
    expect(matterOf('棠溪路的围挡能撤了吗 四年了 要不要打通给个话')).not.toContain('给个话');
    expect(matterOf('棠溪路路灯坏了半年，修不修吱一声')).toBe('棠溪路路灯坏了半年');
    expect(matterOf('棠溪路什么时候能够全线打通给个话')).toContain('打通');
  });

  it('is neither what the other side answered nor how it was before', () => {
    expect(matterOf('桐花苑水泵三天两头坏，店员说爱买不买，没有人管。')).not.toMatch(/店员/u);
    expect(matterOf('桐花湾停车场以前免费，今年换了公司后停一次收费60元，太离谱。')).toContain('收费60元');
  });

  it('is what asks or demands, not what tells of the place', () => {
    expect(matterOf('桐花苑门口常常很热闹。晚上人来人往，孩子们在这里玩。要求给桐花苑装一个滑梯。')).toMatch(/滑梯/u);
    expect(matterOf('村里今年来了很多游客，周末更多。建议村里增设停车位。')).toMatch(/停车位/u);
    expect(matterOf('村里今年来了很多游客，周末更多。桐花路什么时候通车。')).toMatch(/什么时候通车/u);
  });

  it('is not who petitions, as registers of petitions put it', () => {
    expect(matterOf('信访人系松溪县梅坪镇桐花村村民，反映桐花村修路占地补偿款三年没有到账，请求尽快兑付。')).toMatch(
      /^反映桐花村修路占地补偿款三年没有到账/u,
    );
    expect(matterOf('信访人第三次来访，要求公开桐花煤矿震损房屋的鉴定报告。')).toMatch(/^要求公开桐花煤矿/u);
    expect(matterOf('信访人反映桐花安置点漏水多年无人修。')).toBe('桐花安置点漏水多年无人修');
    expect(matterOf('信访人要求法院尽快执行赔偿款。')).toBe('要求法院尽快执行赔偿款');
    expect(matterOf('信访人称项目部拖欠工资不给。')).toBe('项目部拖欠工资不给');
    expect(matterOf('信访人住房被强拆，三年没有补偿。')).toBe('信访人住房被强拆');
    expect(matterOf('我家住房漏水，三年没有人管。')).toBe('我家住房漏水');
    expect(matterOf('信访人原系统里的社保记录丢了，至今没有补上。')).toMatch(/社保记录丢了/u);
    expect(matterOf('申诉人住院费用报销比例太低，没有说明。')).toMatch(/住院费用报销比例太低/u);
  });

  it('is not that somebody wrote before, as clerks note it', () => {
    expect(matterOf('该市民此前已反映过（重复来电），桐花路路灯坏了十几盏，至今未解决，希望尽快解决。')).toMatch(
      /^桐花路路灯坏了/u,
    );
    expect(matterOf('原工单号DH0012，来电人称一直没有人联系他，桐花路路灯坏了十几盏。')).toMatch(/^桐花路路灯坏了/u);
    expect(matterOf('已多次致电未果：桐花苑反复停电。')).toBe('桐花苑反复停电');
    expect(matterOf('此前已投诉过，桐花苑电梯又停了，请派人维修。')).toMatch(/^桐花苑电梯又停了/u);
    expect(matterOf('业主反映了(附图)，桐花苑电梯停了三天没人修。')).toMatch(/^桐花苑电梯停了/u);
    expect(matterOf('重复来电，桐花苑电梯又停了，请派人维修。')).toMatch(/^桐花苑电梯又停了/u);
    expect(matterOf('市民反映过街天桥栏杆坏了三个月没人修。')).toMatch(/^过街天桥栏杆坏了/u);
  });

  it('keeps titles and names that end like what somebody says', () => {
    expect(matterOf('学校教师职称评审多年没有公示。')).toBe('学校教师职称评审多年没有公示');
    expect(matterOf('职工名称登记错误，退休金算错。')).toMatch(/^职工名称登记错误/u);
  });

  it('ends with no half of a character where the part of the text that is read ends', () => {
    for (const pad of ['', '我']) {
      const passage = matterOf(`${'今天热。'.repeat(61)}${pad}路灯坏了三个月没人修${'😡'.repeat(40)}`);
      expect(passage).toMatch(/路灯坏了三个月没人修😡+$/u);
    }
  });

  it('is no time or place alone', () => {
    expect(matterOf('3月5日凌晨2时许，棠溪路桐花苑小区旁边的工地还在打桩。')).toContain('打桩');
    expect(matterOf('棠溪路与北溪街交叉口西南角，路灯坏了三个月。')).toContain('路灯坏了三个月');
  });

  it('is not broken by a time of day', () => {
    expect(matterOf('桐花苑小区门口的烧烤摊每天22:00以后还在营业，油烟很大。')).toContain('每天22:00以后还在营业');
  });

  it('leaves out what joins it to the sentence before', () => {
    expect(matterOf('桐花苑小区去年就交房了。但是桐花苑小区的房产证到现在都没有办下来。')).toMatch(
      /^桐花苑小区的房产证/u,
    );
  });

  it('is the opening where there are no clauses of a fit length', () => {
    expect(matterOf('好吧！')).toBe('好吧!');
  });

  it.each([
    ['停水了。\n发自我的iPhone', '停水了'],
    ['停水三天。谢谢！\n2023年5月1日', '停水三天'],
    ['路灯不亮。\n此致\n敬礼\n[用户名]', '路灯不亮'],
    ['没水', '没水'],
  ])('is short rather than what letters end with: %s', (body, matter) => {
    expect(matterOf(body)).toBe(matter);
  });

  it('is a longer passage before a short one that says less', () => {
    expect(matterOf('没办法！桐花苑物业乱收停车费。')).toBe('桐花苑物业乱收停车费');
  });

  it.each([
    ['来电人反映其在桐花健身房办卡，现健身房闭店，剩余费用无法退还，要求退费。', /剩余费用无法退还$/u],
    ['来电人称其母亲在桐花医院住院期间，护士打错针不承认，要求道歉。', /^护士打错针/u],
    [
      '市民来电反映，其于2024年8月在桐花商场购买空调一台，使用一周后不制冷，商家拒绝退货。',
      /^使用一周后不制冷|^商家拒绝退货/u,
    ],
    ['来电人反映其子就读于桐花中学，学校强制征订课外资料。', /^学校强制征订课外资料/u],
    ['来电人反映其于2021年购买桐花苑期房，合同约定2023年交房，至今未交付。', /至今未交付$/u],
    ['我是桐花苑的业主。按合同2021年12月交房，但是到现在都没有交房。', /到现在都没有交房$/u],
    ['来电人反映其系桐花服饰有限公司员工，公司拖欠工资三个月未发。', /^公司拖欠工资三个月未发/u],
  ])('is not whose it is, since when and where: %s', (body, matter) => {
    expect(matterOf(body)).toMatch(matter);
  });

  it('keeps what befell somebody, and words that begin as `其` does', () => {
    expect(matterOf('来电人反映其女儿在桐花幼儿园被老师打伤。')).toBe('女儿在桐花幼儿园被老师打伤');
    expect(matterOf('来电人反映其购买的桐花苑商铺被断电。')).toBe('购买的桐花苑商铺被断电');
    expect(matterOf('其实桐花苑的停车位够用，物业不让停。')).toMatch(/^其实桐花苑/u);
    expect(matterOf('来电人反映其子被桐花中学劝退。')).toBe('其子被桐花中学劝退');
  });

  it('is no demand at the end of an order, and not that asking was in vain', () => {
    expect(matterOf('来电人诉求为：桐花苑电梯门夹人，年检标志过期。来电人希望更换老旧电梯，请核实处理。')).toMatch(
      /^桐花苑电梯门夹人/u,
    );
    expect(matterOf('桐花苑切割钢筋声音刺耳。请相关部门严格限定施工时间。')).toBe('桐花苑切割钢筋声音刺耳');
    expect(matterOf('桐花苑僵尸车停了半年，曾打过物业电话无人理睬。')).toBe('桐花苑僵尸车停了半年');
  });

  it('begins with the matter, not with who asks or in whose area it is', () => {
    expect(matterOf('市民来电询问残疾证年审。')).toBe('询问残疾证年审');
    expect(matterOf('来电人反映：其所在的桐花村整片没有水用。')).toBe('桐花村整片没有水用');
    expect(matterOf('来电人称位于汤家镇的桐花苑欠薪半年。')).toBe('汤家镇的桐花苑欠薪半年');
    expect(matterOf('来电人反映我县汤家镇桐花苑快递不送上门。')).toBe('汤家镇桐花苑快递不送上门');
    expect(matterOf('来电反映桐花苑旁的工地夜间排放臭气。')).toBe('桐花苑旁的工地夜间排放臭气');
    expect(matterOf('反映人说桐花村那座桥很危险。')).toBe('桐花村那座桥很危险');
    expect(matterOf('来电显示为银行的诈骗电话很多。')).toBe('来电显示为银行的诈骗电话很多');
    expect(matterOf('称重设备不准，菜市场缺斤少两。')).toMatch(/^称重设备不准/u);
  });

  it('is not that an order is urged, or which', () => {
    expect(matterOf('【催办】市民来电催办工单202603020001，称桐花苑电梯至今未修，要求尽快处理。')).toBe(
      '桐花苑电梯至今未修',
    );
    expect(matterOf('市民来电催单，工单编号202603140009，桐花路围挡没人拆。')).toBe('桐花路围挡没人拆');
    expect(matterOf('市民再次来电催促桐花苑交房问题。')).toBe('桐花苑交房问题');
    expect(matterOf('物业催促业主交费，断水断电。')).toMatch(/^物业催促业主交费/u);
  });

  it('is not whom a form names', () => {
    expect(matterOf('市民反映在“榆桨汽修”换的轮胎鼓包，店家不给换。被反映人：榆桨汽修老板')).not.toContain('老板');
    expect(matterOf('被投诉单位：桐花苑物业公司。投诉内容：电梯坏了两个月不修。')).toBe('电梯坏了两个月不修');
  });

  it('is not cut within brackets', () => {
    expect(matterOf('市民来电称其父亲（62岁，穿灰色夹克）今早从桐花村走失，至今未归。')).toContain(
      '父亲(62岁,穿灰色夹克)今早从桐花村走失',
    );
  });
});
