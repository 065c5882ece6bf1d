import { describe, expect, it } from 'vitest';
import { isLongerForm, spellPlace } from '../../../src/cluster/naming/spell-place.ts';

const basis = {
  lengthOfRegions: (text: string) => /^(?:X\d[区县])+/iu.exec(text)?.[0].length ?? 0,
  saysMatter: (text: string) => text.includes('停水'),
  namesPlace: () => true,
};
const spell = (name: string, ...titles: readonly string[]): string => spellPlace(name, titles, basis);

describe('spellPlace', () => {
  it('goes on to the end that most titles have', () => {
    expect(spell('青禾', 'X3区青禾社区停水', '青禾社区又停水', '青禾停水')).toBe('青禾社区');
    expect(spell('青禾', 'X3区青禾社区停水', '青禾又停水')).toBe('青禾');
    expect(spell('望湖景园', '望湖景园小区停水', '望湖景园小区又停水')).toBe('望湖景园');
    expect(spell('青禾乡', '青禾乡村卫生室没有药', '青禾乡村卫生室医生少')).toBe('青禾乡');
    expect(spell('青禾', '青禾村民没有水', '青禾村民又没有水')).toBe('青禾');
    expect(spell('青禾花园', '青禾花园广场舞太吵', '青禾花园广场舞噪音')).toBe('青禾花园');
    expect(spell('青禾', '青禾广场停水', '青禾广场又停水')).toBe('青禾广场');
  });

  it('begins where the region ends, and leaves out a town', () => {
    expect(spell('能源科技', 'X3区玖岚能源科技公司违规')).toBe('玖岚能源科技公司');
    expect(spell('青禾社区', 'X3区柳桥镇青禾社区停水')).toBe('青禾社区');
    expect(spell('青禾社区', 'X3区停水的青禾社区')).toBe('青禾社区');
  });

  it('has characters and numerals as most titles write them', () => {
    expect(spell('栖云燃气', 'X3区云栖燃气乱收费', '云栖燃气态度差', '栖云燃气停气')).toBe('云栖燃气');
    expect(spell('云栖一号', '云栖壹号停水', '云栖壹号停电', '云栖一号停气')).toBe('云栖壹号');
  });
});

describe('isLongerForm', () => {
  it.each([
    ['长青高速', '青高速', true],
    ['青禾渡水厂', '青禾渡', true],
    ['柳桥镇青禾苑', '青禾苑', false],
    ['云栖湖小区', '云栖湖', false],
    ['穿长青高速', '长青高速', false],
    ['青禾名园空地多年', '青禾名园', false],
  ])('tells whether %s is %s in full: %s', (long, name, is) => {
    expect(isLongerForm(long, name)).toBe(is);
  });
});
