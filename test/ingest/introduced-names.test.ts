import { describe, expect, it } from 'vitest';
import { maskIntroducedNames } from '../../src/ingest/introduced-names.ts';

describe('maskIntroducedNames', () => {
  it.each([
    ['我叫李小溪，家住松湖县', '我叫[用户名]，家住松湖县'],
    ['我叫欧阳晓岚。', '我叫[用户名]。'],
    ['姓名：尹岚 电话', '姓名：[用户名] 电话'],
    ['回电号码已登记，姓名李小溪。', '回电号码已登记，姓名[用户名]。'],
    ['联系人：尹岚，', '联系人：[用户名]，'],
    ['【来电人】李小溪，女', '【来电人】[用户名]，女'],
    ['投诉人（李小溪）', '投诉人（[用户名]）'],
    ['来电人李小溪反映停水', '来电人[用户名]反映停水'],
    ['市民李小溪女士来电反映', '市民[用户名]女士来电反映'],
    ['本人李小溪，男', '本人[用户名]，男'],
    ['本人尹岚，男，', '本人[用户名]，男，'],
    ['本人于一岚，家住松湖县', '本人[用户名]，家住松湖县'],
    ['此致\n敬礼！\n李小溪\n2019年3月1日', '此致\n敬礼！\n[用户名]\n2019年3月1日'],
    ['尊敬的李小溪女士：您好', '尊敬的[用户名]女士：您好'],
    ['李小溪先生：您好', '[用户名]先生：您好'],
  ])('hides the full name in %s', (text, expected) => {
    expect(maskIntroducedNames(text)).toBe(expected);
  });

  it.each([
    '我叫王师傅来修',
    '我叫单位，',
    '本人高度重视，',
    '本人曾多次来电',
    '本人于上周，家住松湖县的亲戚处',
    '本人应聘，电话无人接听',
    '投诉人：常客。',
    '业主连续投诉',
    '市民王先生来电反映',
    '联系人：王先生',
    '联系人：李某某',
    '联系人：公司，',
    '尊敬的李市长，您好',
    '李先生：您好',
    '来电人现反映',
    '被举报人：李小溪，',
    '姓名保密，',
    '姓名和电话已登记。',
    '姓名张冠李戴。',
    '群众张家村来信',
    '敬礼！一位市民',
  ])('leaves %s alone', (text) => {
    expect(maskIntroducedNames(text)).toBe(text);
  });

  // With the square of the length it would take minutes, and the test would end by its limit of time.
  it.each([' ', '姓名 ', '敬礼 ', '联系人： ', '本人李'])('leaves hostile text of many %j alone', (unit) => {
    const text = `业主${unit.repeat(400_000 / unit.length)}`;
    expect(maskIntroducedNames(text)).toBe(text);
  });
});
