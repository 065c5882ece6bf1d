import { describe, expect, it } from 'vitest';
import { maskText } from '../../src/ingest/mask.ts';

const identity = '110101199003071233';
const mobile = '13812345678';

describe('maskText', () => {
  it.each([
    // Columns that ran together.
    [`${mobile}${identity}`, '[手机号][身份证号]'],
    [`${identity}${mobile}`, '[身份证号][手机号]'],
    [`电话${mobile}${identity}${mobile}，`, '电话[手机号][身份证号][手机号]，'],
    // Whose first eleven digits could be a mobile number.
    [`130101199003071237${mobile}`, '[身份证号][手机号]'],
    ['110101/19900307/1233', '[身份证号]'],
    ['110101 / 19900307 / 1233', '[身份证号]'],
    ['6222 0210 0112\n3459', '[银行卡号]'],
    ['卡6222\n0210 0112 3459，', '卡[银行卡号]，'],
    ['6222 0210 0112 3456\n789', '[银行卡号]'],
    ['6222-0210\n0112-3456-789', '[银行卡号]'],
    ['军A12345', '[车牌号]'],
    ['军Ａ12345违停', '[车牌号]违停'],
    ['一辆海A·12345停在门口', '一辆[车牌号]停在门口'],
    ['车牌号空KD1234', '车牌号[车牌号]'],
    ['联 VA12345', '[车牌号]'],
    ['陆B12345', '[车牌号]'],
    ['车牌号：联A12345', '车牌号：[车牌号]'],
    ['军A12345号牌的车', '[车牌号]号牌的车'],
    ['WJ京12345', '[车牌号]'],
    ['WJ·沪1234X堵住出口', '[车牌号]堵住出口'],
    ['WJ沪·1234X', '[车牌号]'],
    ['WJ 京 12345', '[车牌号]'],
    ['车牌WJ31-12345', '车牌[车牌号]'],
    ['武警WJ3112345', '武警[车牌号]'],
    ['发到zhang.san(at)mail.example.com。', '发到[邮箱]。'],
    ['zhang [at] example.cn', '[邮箱]'],
    ['zhang（AT）example（dot）com', '[邮箱]'],
    ['zhang【at】example.com.cn', '[邮箱]'],
    ['邮箱zhang@163·com', '邮箱[邮箱]'],
    ['zhang@163点com，', '[邮箱]，'],
    ['zhang@163,com', '[邮箱]'],
    ['zhang@vip。163。com', '[邮箱]'],
    ['138。1234。5678', '[手机号]'],
    ['【0999】2345678', '[座机号]'],
    ['0999—8234—5678', '[座机号]'],
    ['电话——82345678', '电话——[座机号]'],
    ['联系电话，82345678', '联系电话，[座机号]'],
    ['打了82345678没人接', '打了[座机号]没人接'],
    ['QQ交流群123456789', 'QQ交流群[QQ号]'],
    ['Q群：123456789', 'Q群：[QQ号]'],
    ['QQ/微信同号：12345678', 'QQ/微信同号：[微信号]'],
    ['加微zhang1234', '加微[微信号]'],
    ['护照号码：E 12345678', '护照号码：[护照号]'],
    ['护照E1234 5678', '护照[护照号]'],
    // Half hidden by who wrote it.
    ['身份证:1101011990****1233', '身份证:[身份证号]'],
    ['身份证110101********123x', '身份证[身份证号]'],
    // On lines of their own, where it is called a card.
    ['银行卡号：\n6222\n0210\n0112\n3459', '银行卡号：\n[银行卡号]'],
    ['卡号6222 0210\n0112 3456\n789', '卡号[银行卡号]'],
    // In traditional characters.
    ['電話82345678', '電話[座机号]'],
    [`身份證號${identity.slice(0, 17)}0`, '身份證號[身份证号]'],
    ['銀行帳號：1234567890123', '銀行帳號：[银行卡号]'],
    ['微信號：zhangsan', '微信號：[微信号]'],
    ['滬A12345', '[车牌号]'],
  ])('masks %j', (text, expected) => {
    expect(maskText(text)).toBe(expected);
    expect(maskText(expected)).toBe(expected);
  });

  it.each([
    // The check digit is of another number.
    `编号${mobile}110101199003071234`,
    '110101/19900307/1234',
    '2019/10/10/12/30/45/1000',
    // Columns of amounts and years, and ordinals below a number.
    '4200 4300 4500\n4607',
    '6222\n0210\n0112\n3459',
    '6222 0210 0112\n3459年',
    '6222 0210 0112\n3459万元',
    '6222 0210 0112 3456\n789、路灯',
    '上海A12345',
    '北海A12345',
    '防空A12345',
    '军A12345号楼',
    '函号联A12345',
    '编号：陆B12345',
    '见联A12345号函',
    '型号WJ31-12345',
    'WJ京123456',
    '海A1234',
    '参军2019年',
    '空调AB1234',
    '联系(at)我们',
    '第3栋（at）4.5米',
    '(at)example.com',
    '单价5@12.50元',
    '2015 2016 2017 2018',
    '1000 2000 3000 4000',
    '账户\n2019\n2020\n2021\n2022',
    '卡号6222\n0210\n0112\n3450',
    '国药准字H20123456',
    '护照20190301到期',
    '加微博12345',
    '投诉电话，2345678元',
    '電話費2345678萬元',
  ])('leaves %j alone', (text) => {
    expect(maskText(text)).toBe(text);
  });

  // With the square of the length it would take minutes, and the test would end by its limit of time.
  it('masks hostile text of any length once', () => {
    for (const unit of [
      '6222 ',
      '6222\n',
      '6222 0210\n',
      'a(at)',
      'a@1.1',
      '[0999]',
      '卡号6222\n',
      '身份证1234567*',
      '电话，',
      'QQ交流群',
      'a(at)b.',
      'a (at) b (dot) ',
      '军A1',
      '1/1',
      '1 / ',
    ]) {
      const once = maskText(unit.repeat(Math.ceil(200_000 / unit.length)));
      expect(maskText(once) === once, unit).toBe(true);
    }
  });
});
