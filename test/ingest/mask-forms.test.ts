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
