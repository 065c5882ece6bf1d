import { describe, expect, it } from 'vitest';
import { createOwnDetails } from '../../../src/cluster/naming/own-details.ts';

/** How much the first of three titles counts less, whose others have nothing of their own. */
const rate = (title: string): number => createOwnDetails([title, '松鹤路路灯不亮', '松鹤路没有路灯']).rate(title);

describe('createOwnDetails', () => {
  it.each([
    '松鹤路在年底能否亮灯',
    '松鹤路10月份停水',
    '松鹤路3月15日停水',
    '清洁工已经三个多月没领到工钱',
    '松鹤路修了五年还没修好',
    '报修近半年没有回音',
    '松鹤路昨晚停水',
    '今年上半年还不通车',
    '找桐花健身韩某要回押金',
    '举报云栖培训学校王先生收费不退',
  ])('lowers what has a time or a person of its own: %s', (title) => {
    expect(rate(title)).toBeGreaterThan(0);
  });

  it.each([
    '松鹤路施工到凌晨',
    '云栖湖小区三天两头停水',
    '云栖湖小学二年级换老师',
    '松鹤路二号线何时开工',
    '十月亮化工程何时完工',
    '一周边环境脏乱',
    '投诉某公司拖欠工资',
    '棠溪市某小区停水',
    '某些人乱停车',
    '给松鹤路的几点建议',
  ])('leaves what comes again, lines, grades and masked places: %s', (title) => {
    expect(rate(title)).toBe(0);
  });

  it('lowers what one person did more than a time', () => {
    expect(rate('松鹤路施工队长韩某打人')).toBeGreaterThan(rate('松鹤路昨晚停水'));
  });

  it('counts what half of the titles have for the issue', () => {
    const titles = ['云栖湖小区停水三天', '云栖湖小区停水', '云栖湖小区停水已经三天'];
    expect(createOwnDetails(titles).rate('云栖湖小区停水三天')).toBe(0);
  });

  it('leaves out by when something is asked for, where few ask so', () => {
    const titles = ['松鹤路在10月底前能否亮灯', '松鹤路何时亮灯', '松鹤路还亮灯吗'];
    expect(createOwnDetails(titles).leaveOut('松鹤路在10月底前能否亮灯')).toBe('松鹤路能否亮灯');
    expect(createOwnDetails(titles).leaveOut('路灯明年年底前能否装好')).toBe('路灯能否装好');
    expect(createOwnDetails(titles).leaveOut('社保断缴三个月能否补缴')).toBe('社保断缴三个月能否补缴');
    expect(createOwnDetails(titles).leaveOut('松鹤路停水三天了')).toBe('松鹤路停水三天了');
    expect(createOwnDetails(titles.slice(0, 2)).leaveOut('松鹤路在10月底前能否亮灯')).toBe('松鹤路在10月底前能否亮灯');
  });
});
