import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCore, indexNames, scanNames, scanOutsideTowns } from '../../../src/cluster/names/learn-names.ts';

const isGeneral = (word: string): boolean => word === '阳光';

describe('findCore', () => {
  it('leaves out optional ends and outer places', () => {
    expect(findCore('云栖湖小区', isGeneral)).toBe('云栖湖');
    expect(findCore('松山镇白鹭路云栖湖小区', isGeneral)).toBe('云栖湖');
    expect(findCore('x3区云栖湖', isGeneral)).toBe('云栖湖');
    expect(findCore('沐榆路口', isGeneral)).toBe('沐榆路');
    expect(findCore('云栖高铁东站', isGeneral)).toBe('云栖东站');
    expect(findCore('高铁东站', isGeneral)).toBe('高铁东站');
    expect(findCore('云榆桥下穿通道', isGeneral)).toBe('云榆桥下穿');
    expect(findCore('澜桨汇四楼', isGeneral)).toBe('澜桨汇');
    expect(findCore('云栖鼓楼', isGeneral)).toBe('云栖鼓楼');
  });

  it('keeps the end where general Chinese would be left', () => {
    expect(findCore('阳光小区', isGeneral)).toBe('阳光小区');
  });

  it.each([
    ['云栖雅苑建设项目', '云栖雅苑'],
    ['云栖电机厂棚户区改造项目', '云栖电机厂'],
    ['阳光建设项目', '阳光建设'],
    ['老旧小区改造项目', '老旧小区改造'],
    ['云栖省建设项目', '云栖省建设'],
  ])('leaves out what is done there: %s', (name, core) => {
    expect(findCore(name, isGeneral)).toBe(core);
  });

  it('writes numbers one way', () => {
    expect(findCore('云栖壹号', isGeneral)).toBe('云栖一号');
  });

  it.each([
    ['第三人民医院', '三院'],
    ['市三医院', '三院'],
    ['三院', '三院'],
    ['第12医院', '十二院'],
    ['第七中学', '七中'],
    ['23中', '二十三中'],
    ['第二小学', '二小'],
    ['二十五路', '25路'],
    ['八路公交', '8路'],
    ['十路公交车', '10路'],
    ['25路', '25路'],
    ['正好接25路', '25路'],
    ['城乡25路到榆湾', '25路'],
    ['催办25路公交', '25路'],
    ['云栖市25路', '25路'],
  ])('writes hospitals, schools and lines by number one way: %s', (name, core) => {
    expect(findCore(name, isGeneral)).toBe(core);
  });

  it.each(['云栖社区经联社', '云栖经济联合社', '云栖股份合作社', '云栖股份社'])(
    'knows what a village holds in common by whichever of its names: %s',
    (name) => expect(findCore(name, isGeneral)).toBe('云栖经联社'),
  );

  it.each(['八一路', '五四路', '云栖第三医院', '三院停车场', '中学', '人民医院', '经25路'])(
    'leaves other names: %s',
    (name) => {
      expect(findCore(name, isGeneral)).toBe(name);
    },
  );
});

describe('scanNames', () => {
  it('finds the longest name at each place', () => {
    const index = indexNames(new Set(['云栖湖', '云栖湖畔', '松鹤路']));
    expect(scanNames('从松鹤路到云栖湖畔，再到云栖湖', index)).toEqual(['松鹤路', '云栖湖畔', '云栖湖']);
    expect(scanNames('要去江湾', indexNames(new Set(['江湾'])))).toEqual(['江湾']);
  });

  it('finds every name that it was given, wherever it stands', () => {
    const character = fc.constantFrom(...'云栖湖松鹤路白鹭');
    const name = fc.string({ unit: character, minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 30 }), (names) => {
        const index = indexNames(new Set(names));
        for (const wanted of names) expect(scanNames(`，${wanted}。`, index)).toEqual([wanted]);
      }),
    );
  });
});

describe('scanOutsideTowns', () => {
  const index = indexNames(new Set(['江湾', '云栖街', '云栖', '松江湾路']));

  it('finds no name that stands only inside the name of a town', () => {
    expect(scanOutsideTowns('双江湾镇规划', index, ['双江湾镇'])).toEqual([]);
    expect(scanOutsideTowns('云栖街道停水', index, ['云栖街道'])).toEqual([]);
  });

  it('finds one that stands elsewhere too, or that the town begins with', () => {
    expect(scanOutsideTowns('双江湾镇到江湾的路', index, ['双江湾镇'])).toEqual(['江湾', '江湾']);
    expect(scanOutsideTowns('云栖镇规划', index, ['云栖镇'])).toEqual(['云栖']);
    expect(scanOutsideTowns('松江湾路在双江湾镇', index, ['双江湾镇', '石桨县'])).toEqual(['松江湾路', '江湾']);
  });
});
