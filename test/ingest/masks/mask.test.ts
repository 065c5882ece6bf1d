import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIdentityNumber } from '../../../src/ingest/masks/identity-number.ts';
import { maskName, maskText } from '../../../src/ingest/masks/mask.ts';
import { itInCi } from '../../describe-in-ci.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheck = (digits: string): string =>
  digits + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11];

function withLuhn(digits: string): string {
  for (let check = 0; check < 10; check++) {
    const all = digits + check;
    const sum = [...all].reverse().reduce((total, character, i) => {
      const digit = Number(character) * (i % 2 === 0 ? 1 : 2);
      return total + (digit > 9 ? digit - 9 : digit);
    }, 0);
    if (sum % 10 === 0) return all;
  }
  return digits;
}

const identity = withCheck('11010119900307123');
const identityX = Array.from({ length: 1000 }, (_, i) => withCheck(`11010119900307${String(i).padStart(3, '0')}`)).find(
  (id) => id.endsWith('X'),
)!;

describe('maskText', () => {
  it.each([
    ['电话13812345678。', '电话[手机号]。'],
    ['电话138-1234-5678', '电话[手机号]'],
    ['电话138 1234 5678', '电话[手机号]'],
    ['电话1381234 5678', '电话[手机号]'],
    ['138 - 1234 - 5678', '[手机号]'],
    ['138—1234—5678', '[手机号]'],
    // As word processors write them.
    ['138\u20111234\u20115678', '[手机号]'],
    ['138\u22121234\u22125678', '[手机号]'],
    ['138\u20021234\u20095678', '[手机号]'],
    ['0999\u20108234\u20105678', '[座机号]'],
    [`${identity.slice(0, 6)}\u2011${identity.slice(6, 14)}\u2011${identity.slice(14)}`, '[身份证号]'],
    ['电话82345678元旦休息', '电话[座机号]元旦休息'],
    ['+86 13812345678', '[手机号]'],
    ['+8613812345678', '[手机号]'],
    ['(+86)13812345678', '[手机号]'],
    ['0086-138-1234-5678', '[手机号]'],
    ['013812345678', '[手机号]'],
    ['１３８１２３４５６７８', '[手机号]'],
    ['1 3 8 1 2 3 4 5 6 7 8', '[手机号]'],
    ['tel13812345678转', 'tel[手机号]转'],
    ['13812345678、13912345678', '[手机号]、[手机号]'],
    ['1381234567813912345678', '[手机号]'],
    ['0999-12345678', '[座机号]'],
    ['(0999)1234567', '[座机号]'],
    ['（0999）1234567', '[座机号]'],
    ['0999—2345678', '[座机号]'],
    ['0999---2345678', '[座机号]'],
    ['010 8234 5678转801', '[座机号]'],
    ['09992345678', '[座机号]'],
    ['+86-999-2345678', '[座机号]'],
    ['联系电话：82345678', '联系电话：[座机号]'],
    ['联系方式：82345678', '联系方式：[座机号]'],
    ['来电号码 82345678', '来电号码 [座机号]'],
    ['主叫82345678', '主叫[座机号]'],
    ['手机13812345678元', '手机[手机号]元'],
    ['13812345678元旦联系', '[手机号]元旦联系'],
    ['电话13812345678.10月份', '电话[手机号].10月份'],
    ['电话13812345678.2、路灯', '电话[手机号].2、路灯'],
    ['电话0999-2345678、2345679', '电话[座机号]、[座机号]'],
    ['0999-2345678、2345679 20190301、2345670', '[座机号]、[座机号] 20190301、2345670'],
    [`身份证${identity}`, '身份证[身份证号]'],
    [`${identity.slice(0, 6)} ${identity.slice(6, 14)} ${identity.slice(14)}`, '[身份证号]'],
    [identityX.toLowerCase(), '[身份证号]'],
    ['身份证号：110101900307123', '身份证号：[身份证号]'],
    [`卡${withLuhn('622202100112345')}`, '卡[银行卡号]'],
    [`卡${withLuhn('622202100112345678')}`, '卡[银行卡号]'],
    [`${withLuhn('622202100112345').replace(/(\d{4})(?=\d)/g, '$1 ')}`, '[银行卡号]'],
    ['账号：1234567890123456789', '账号：[银行卡号]'],
    ['邮箱zhang.san_01@mail.example.com。', '邮箱[邮箱]。'],
    ['ｚｓ＠example．com', '[邮箱]'],
    ['粤A·12345', '[车牌号]'],
    ['粤A12345违停', '[车牌号]违停'],
    ['粤b d12345', '[车牌号]'],
    ['粤AD12345', '[车牌号]'],
    ['粤A12345D', '[车牌号]'],
    ['粤A1234警', '[车牌号]'],
    ['粤A1234学停在路边', '[车牌号]停在路边'],
    ['粤a-1b2c3', '[车牌号]'],
    ['护照E12345678', '护照[护照号]'],
    ['护照号码：EA1234567', '护照号码：[护照号]'],
    ['QQ：123456789', 'QQ：[QQ号]'],
    ['qq群号12345678', 'qq群号[QQ号]'],
    ['微信号：abc_12345', '微信号：[微信号]'],
    ['加微信 wx2019abc', '加微信 [微信号]'],
    ['1381 2345 678', '[手机号]'],
    ['138 12 34 56 78', '[手机号]'],
    ['13812 345678', '[手机号]'],
    ['138_1234_5678', '[手机号]'],
    ['138/1234/5678', '[手机号]'],
    ['138\n12345678', '[手机号]'],
    ['1381234\n5678', '[手机号]'],
    ['电话：1 381 23 45 678', '电话：[手机号]'],
    ['电话一三八一二三四五六七八', '电话[手机号]'],
    ['幺三八1234五六七八转', '[手机号]转'],
    ['0999.12345678', '[座机号]'],
    ['电话0999-20190301', '电话[座机号]'],
    ['电话：8 8 8 8 6 6 6 6', '电话：[座机号]'],
    [identity.replace(/(\d{3})(\d{3})(\d{4})(\d{4})/, '$1 $2 $3 $4 '), '[身份证号]'],
    [`3 ${identity.replace(/\d{4}(?=\d)/g, '$& ')}`, '3 [身份证号]'],
    [`身份证 ${identity.slice(0, 17).replace(/\d{4}(?=\d)/g, '$&-')}x`, '身份证 [身份证号]'],
    [identity + identity, '[身份证号]'],
    [withLuhn('622202100112345').replace(/(\d{4})(?=\d)/g, '$1  '), '[银行卡号]'],
    [withLuhn('622202100112345').replace(/(\d{4})(?=\d)/g, '$1\u3000'), '[银行卡号]'],
    [withLuhn('622202100112345').replace(/(\d{4})(?=\d)/g, '$1—'), '[银行卡号]'],
    ['卡号62220 21234 56789 0128', '卡号[银行卡号]'],
    ['卡号：622 2021 2345 6789 0128', '卡号：[银行卡号]'],
    ['粤 A12345', '[车牌号]'],
    ['微信号：zhangsan', '微信号：[微信号]'],
    ['微信号zhangsan', '微信号[微信号]'],
    ['WX:zhang123', 'WX:[微信号]'],
    ['加我v：zhang1234', '加我v：[微信号]'],
    ['薇信zhang1234', '薇信[微信号]'],
    ['加V信：zhangsan', '加V信：[微信号]'],
    ['Q Q：12345678', 'Q Q：[QQ号]'],
    ['abc @163.com', '[邮箱]'],
    ['abc@163。com', '[邮箱]'],
    ['abc@qq . com', '[邮箱]'],
    ['（138）1234-5678', '[手机号]'],
    ['138（1234）5678', '[手机号]'],
    ['138,1234,5678', '[手机号]'],
    ['138~1234~5678', '[手机号]'],
    ['138——1234——5678', '[手机号]'],
    ['幺三八 一二三四 五六七八', '[手机号]'],
    ['一 三 八 一 二 三 四 五 六 七 八', '[手机号]'],
    ['一三-八零-零零-一二-三四-五', '[手机号]'],
    ['一三八，一二三四，五六七八', '[手机号]'],
    ['壹叁捌壹贰叁肆伍陆柒捌', '[手机号]'],
    ['电话零九九九二三四五六七八', '电话[座机号]'],
    ['打82345678没人接', '打[座机号]没人接'],
    ['小灵通2345678', '小灵通[座机号]'],
    [`${identity.slice(0, 10)}\n${identity.slice(10)}`, '[身份证号]'],
    ['身份证号11010119900307****', '身份证号[身份证号]'],
    ['残疾证号11010119900307123443', '残疾证号[通行证号]'],
    ['社保编号 1234567890', '社保编号 [通行证号]'],
    ['退伍证编号：1234567890', '退伍证编号：[通行证号]'],
    ['军官证12345678', '军官证[通行证号]'],
    ['低保证号1234567', '低保证号[通行证号]'],
    ['户口簿号123456789', '户口簿号[通行证号]'],
    ['台胞证0123456789', '台胞证[通行证号]'],
    ['回乡证号H12345678', '回乡证号[通行证号]'],
    ['台胞证：D12345678', '台胞证：[通行证号]'],
    ['往来港澳通行证EA1234567已过期', '往来港澳通行证[通行证号]已过期'],
    ['护照H12345678，通行证K12345678', '护照[护照号]，通行证[通行证号]'],
    ['工资卡 6222 0210 0112 3456 781', '工资卡 [银行卡号]'],
    ['粤B：12345', '[车牌号]'],
    ['粤B—12345', '[车牌号]'],
    ['粤·B12345', '[车牌号]'],
    ['车牌号为B12C45的轿车', '车牌号为[车牌号]的轿车'],
    ['加Q12345678', '加Q[QQ号]'],
    ['Q：12345678', 'Q：[QQ号]'],
    ['QQ群：123 456 789', 'QQ群：[QQ号]'],
    ['徽信zhang1234', '徽信[微信号]'],
    ['微信号：“zhangsan”', '微信号：“[微信号]”'],
  ])('masks %s', (text, expected) => {
    expect(maskText(text)).toBe(expected);
  });

  it.each([
    '107国道和X018县道',
    '58车贷、A7县、G2栋320室',
    '共计13812345.67元',
    '补偿款1380000元，合计11206.56万元',
    '2019-02-28 11:25:05',
    '2019年2月28日11时25分',
    '20190228112505',
    '2017-2018学年',
    '〔2019〕12345678号',
    'GB50180-2018',
    '工单编号20190228001234',
    '拨打12345、12319、110',
    '邮编410000',
    '每户5000-20000元不等',
    '第1234567890号提案',
    '电话20190228回访',
    '编号1234567890123456',
    '价格10000—15000元',
    '川流不息的A12栋1203',
    '云A1栋',
    '@某部门 请回复',
    '微信支付50000元',
    'QQ群里',
    '1.2.3.4.5.6.7.8',
    '0000-00000000',
    '统一社会信用代码91000000MA00000000',
    '抢购1300 套房',
    '每月400 800 1200元',
    '电话费2345678元',
    '微信转12345元',
    '面积3.0212345678平方',
    '占地4001234567亿',
    '总投资13900000000元',
    '共计13800000000.00元',
    '合计15000000000.00。',
    '面积13800000000平方米',
    '总投资13900000000 元',
    '每月1380 1200 300元',
    '第一二三四五六七八九号楼',
    '一三五七九二四六八十',
    '010-20200301',
    '0999-20190301',
    '新A12345号楼',
    '支付宝转账 13000000000',
    '账户2019-03-01 2019-04-01到账',
    '微信wechat小程序',
    '有线TV信号10086说修不了',
    '微信公众号服务',
    '电压220V：12345',
    '见@某部门 .cn',
    '占地1500000\n2019年建成',
    '面积1369876.5432平方米',
    '东经131.12345678度',
    '财政拨2025-2026年度资金',
    '沪C12345地块',
    '树立威信，一二三',
    '一、三、五、七、九、一、三、五、七、九、一',
    'QQ群2019-03-01建立',
  ])('leaves %s alone', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('checks the check character of GB 11643', () => {
    expect(isIdentityNumber(identity)).toBe(true);
    const wrong = identity.slice(0, 17) + (identity[17] === '0' ? '1' : '0');
    expect(isIdentityNumber(wrong)).toBe(false);
    expect(maskText(`编号${wrong}`)).toBe(`编号${wrong}`);
    expect(maskText(`身份证${wrong}`)).toBe('身份证[身份证号]');
  });

  it('knows an identity number by province and a birth date of two centuries besides its check character', () => {
    const of = (head: string) => isIdentityNumber(withCheck(head));
    expect(of('11010119900307123')).toBe(true);
    expect(of('11010120200505123')).toBe(true);
    expect(of('93115619900307123')).toBe(true);
    for (const head of ['20230119900307123', '11010115110234123', '11010119900230123', '11010121000507123']) {
      expect(of(head), head).toBe(false);
    }
    const orders = Array.from({ length: 1000 }, (_, i) => `20230815112345${String(i).padStart(4, '0')}`);
    expect(orders.filter((order) => isIdentityNumber(order))).toEqual([]);
    const kept = orders.map((order) => `订单号${order}`);
    expect(kept.map(maskText)).toEqual(kept);
  });

  const chinese = fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)),
  });
  const isUnit = /^(?:[元吨噸厘釐人]|[美港欧日]元|平方|平米|立方|公斤|千瓦)/;
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
  // Seven zeros at the end make a sum, unless a word calls it a telephone number.
  const mobile = fc
    .tuple(fc.constantFrom(...'3456789'), digits(9))
    .map(([second, rest]) => `1${second}${rest}`)
    .filter((number) => !number.endsWith('0000000'));
  const birthday = fc.date({ min: new Date('1930-01-01'), max: new Date('2019-12-31'), noInvalidDate: true });
  const identityNumber = fc
    .tuple(fc.constantFrom(110000, 239999, 370101, 460101, 540101, 659999), birthday, digits(3))
    .map(([region, date, sequence]) =>
      withCheck(`${region}${date.toISOString().slice(0, 10).replaceAll('-', '')}${sequence}`),
    );

  it('lets no mobile or identity number survive, wherever it stands in Chinese text', () => {
    fc.assert(
      fc.property(chinese, fc.oneof(mobile, identityNumber), chinese, (before, number, after) => {
        fc.pre(!isUnit.test(after));
        expect(maskText(before + number + after)).not.toContain(number);
      }),
      { numRuns: 1000 },
    );
  });

  it('lets no grouped or full-width mobile number survive', () => {
    const written = fc.tuple(
      mobile,
      fc.constantFrom('-', ' ', '·', '\u3000', ''),
      fc.constantFrom('+86 ', '0086', '86-', ''),
    );
    fc.assert(
      fc.property(chinese, written, fc.boolean(), chinese, (before, [number, gap, country], wide, after) => {
        fc.pre(!isUnit.test(after));
        const grouped = country + [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(gap);
        const shown = wide
          ? grouped.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
          : grouped;
        expect(maskText(before + shown + after)).toBe(`${maskText(before)}[手机号]${maskText(after)}`);
      }),
      { numRuns: 500 },
    );
  });

  it('lets no bank card by Luhn survive that does not begin like a date', () => {
    const card = fc.tuple(fc.constantFrom('4', '5', '62', '9558'), digits(18), fc.integer({ min: 15, max: 18 }));
    fc.assert(
      fc.property(chinese, card, chinese, (before, [issuer, rest, length], after) => {
        const number = withLuhn((issuer + rest).slice(0, length));
        expect(maskText(before + number + after)).not.toContain(number);
      }),
    );
  });

  it('never changes text without a digit or at sign', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          const plain = text.normalize('NFKC').replace(/[\d@０-９＠零〇○一二三四五六七八九幺]|微信|薇信|[vw]x/gi, '');
          expect(maskText(plain)).toBe(plain);
        },
      ),
    );
  });

  it('does nothing more the second time', () => {
    const piece = fc.oneof(
      mobile,
      identityNumber,
      digits(8),
      chinese,
      fc.constantFrom('电话', 'QQ', '-', '0999-', '粤A', '、', ' ', 'E', '@a.cn'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const once = maskText(pieces.join(''));
        expect(maskText(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  // With the square of the length it would take minutes, and the test would end by its limit of time.
  itInCi('masks hostile text of any length once', () => {
    for (const unit of [
      '1',
      '13',
      '0',
      '138 ',
      '1-',
      'a@',
      'a.',
      '(0999)',
      '电话:',
      '粤A1',
      '400-',
      '[座机号]、',
      '微信 ',
      '微信号：',
      'wx',
      '62 ',
      '430 ',
      '1 3',
      '138\n',
      '一',
      '卡号12 ',
      'a @',
    ]) {
      const once = maskText(unit.repeat(Math.ceil(200_000 / unit.length)));
      expect(maskText(once) === once).toBe(true);
    }
    for (const word of ['电话', '微信', 'QQ', '车牌']) {
      const text = `${word}${' '.repeat(100_000)}1`;
      expect(maskText(text) === text, word).toBe(true);
    }
    const further = 20_000;
    expect(maskText(`0999-2345678${'、2345679'.repeat(further)}`) === `[座机号]${'、[座机号]'.repeat(further)}`).toBe(
      true,
    );
    const blanks = ' '.repeat(100_000);
    expect(maskText(`0999-2345678${blanks}编号1234567`) === `[座机号]${blanks}编号1234567`).toBe(true);
  });
});

describe('maskName', () => {
  it('hides the name of the writer where a reply repeats it', () => {
    expect(maskName('网友“user0731”：您好！user0731反映', 'user0731', 'reply')).toBe(
      '网友“[用户名]”：您好！[用户名]反映',
    );
    expect(maskName('李小溪先生：您好', '李小溪', 'reply')).toBe('[用户名]先生：您好');
    expect(maskName('尊敬的李小溪老人：您好', '李小溪', 'reply')).toBe('尊敬的[用户名]老人：您好');
    expect(maskName('李小溪老师，您好', '李小溪', 'reply')).toBe('[用户名]老师，您好');
    expect(maskName('“平安”网友：您好', '平安', 'reply')).toBe('“[用户名]”网友：您好');
    expect(maskName('网友(a.b-c)：您好', 'a.b-c', 'reply')).toBe('网友([用户名])：您好');
  });

  it('hides the name where the writer gives it', () => {
    expect(maskName('我叫李小溪，家住松湖县。\n此致 敬礼\n李小溪\n2019年3月1日', '李小溪', 'own')).toBe(
      '我叫[用户名]，家住松湖县。\n此致 敬礼\n[用户名]\n2019年3月1日',
    );
  });

  it('hides the name of a person as whoever takes calls writes it down', () => {
    for (const text of [
      '来电人#反映：建设路停电',
      '【来电人】#，【来电内容】停电',
      '来电人（#）',
      '投诉人姓名：#（女士）',
      '市民#来电反映路灯不亮',
      '#反映：路灯不亮',
      '#女士于3日来电咨询',
      '我是#，住在人民路',
      '业主#多次投诉',
      '户主#',
      '您好，关于#反映的问题',
      '关于#等36人反映停水的答复',
      '经查，#等三户村民来访反映停水',
      '#等36户居民联名反映停水',
      '关于#等同志反映停水的答复',
    ]) {
      for (const name of ['李小溪', '欧阳小溪', '李溪']) {
        for (const where of ['own', 'reply'] as const) {
          expect(maskName(text.replace('#', name), name, where), text).toBe(text.replace('#', '[用户名]'));
        }
      }
    }
  });

  it('takes floods of blanks in time that grows with their length', () => {
    const blanks = ' '.repeat(20_000);
    for (const [text, where] of [
      [`${blanks}来电人姓名：${blanks}#，${blanks}多次来电`, 'own'],
      [`我是${blanks}#${blanks}，${blanks}`, 'own'],
      [`市民${blanks}#${blanks}先生：您好`, 'reply'],
    ] as const) {
      const masked = maskName(text.replace('#', '李小溪'), '李小溪', where);
      expect(masked === text.replace('#', '[用户名]'), text.trim().slice(0, 5)).toBe(true);
    }
  });

  it.each(['松柏湾3栋', '松柏湾2期', 'G107国道', '松柏小区2019', '松柏村3组', '松柏路88号', '松柏湾3栋业主'])(
    'leaves the place that the author goes by, %s, where a text speaks of it',
    (name) => {
      for (const text of [`${name}电梯老是坏`, `我是${name}的，${name}反映电梯坏了`, `本人住${name}。地址：${name}`]) {
        expect(maskName(text, name, 'own')).toBe(text);
      }
      for (const text of [`关于${name}的问题，您反映的（${name}）电梯`, `${name}，电梯已修`]) {
        expect(maskName(text, name, 'reply')).toBe(text);
      }
    },
  );

  it('hides the place that the author goes by where it stands for the author', () => {
    const name = '松柏湾3栋';
    expect(maskName(`联系人：${name}\n此致敬礼\n${name}\n2019年3月1日`, name, 'own')).toBe(
      '联系人：[用户名]\n此致敬礼\n[用户名]\n2019年3月1日',
    );
    expect(maskName(`网友“${name}”您好！网友${name}：`, name, 'reply')).toBe('网友“[用户名]”您好！网友[用户名]：');
    expect(maskName(`${name}：您好`, name, 'reply')).toBe('[用户名]：您好');
  });

  it('leaves a name with a number of which a house or a year is made', () => {
    expect(maskName('松柏里12栋停水，松柏里12说', '松柏里12', 'own')).toBe('松柏里12栋停水，[用户名]说');
    expect(maskName('松柏里2019年交房', '松柏里2019', 'own')).toBe('松柏里2019年交房');
    expect(maskName('松柏里2019期望回复', '松柏里2019', 'own')).toBe('[用户名]期望回复');
    expect(maskName('user0731号留言', 'user0731', 'own')).toBe('[用户名]号留言');
  });

  it('leaves names alone that are used as words', () => {
    expect(maskName('祝您平安，平安小区的路灯已修好', '平安', 'reply')).toBe('祝您平安，平安小区的路灯已修好');
    expect(maskName('小区叫“平安”，住着老百姓', '平安', 'own')).toBe('小区叫“平安”，住着老百姓');
    expect(maskName('市民平安出行，我是平安小区的', '平安', 'own')).toBe('市民平安出行，我是平安小区的');
    expect(maskName('安排路灯，园林建议', '林建', 'own')).toBe('安排路灯，园林建议');
    expect(maskName('为提高反映问题的效率', '高反', 'own')).toBe('为提高反映问题的效率');
    expect(maskName('听说国王刚要求修路', '王刚', 'own')).toBe('听说国王刚要求修路');
    expect(maskName('关于王刚要求修路', '王刚', 'own')).toBe('关于[用户名]要求修路');
    expect(maskName('李小溪路的路灯', '李小溪', 'own')).toBe('李小溪路的路灯');
  });
});
