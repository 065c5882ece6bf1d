import { describe, expect, it } from 'vitest';
import { endsAsName, isOtherSide, leaveOutRegion, tellsName } from '../../../src/cluster/naming/tells-name.ts';

const general = new Set(['检修', '质量', '夜间', '列车', '监测']);
const isGeneral = (word: string): boolean => general.has(word);
const tells = (text: string, titles: number, printedToo = false): boolean =>
  tellsName({ text, titles, printedToo }, 4, isGeneral);

describe('tellsName', () => {
  it('takes no people for a place', () => {
    for (const text of ['沐榆县民办教师', '民办教师']) {
      expect(tells(text, 4, true), text).toBe(false);
    }
  });

  it('takes no state of things that stood in quotation marks, nor what is done', () => {
    for (const text of ['审核中', '制证中', '已办结', '正在受理', '春节允许', '设备检修停业', '712事件']) {
      expect(tells(text, 4, true), text).toBe(false);
    }
    expect(tells('柳溪一中', 1)).toBe(true);
    expect(tells('桃坞附中', 4)).toBe(true);
  });

  it('takes no room or counter that every institution has', () => {
    for (const text of ['护士站', '营业厅', '末班车', '4s店']) expect(tells(text, 1), text).toBe(false);
    expect(tells('石桨4s店', 4, true)).toBe(true);
  });

  it('takes what has no end of a name where half of the titles or the printed one have it', () => {
    expect(tells('云栖柏舍', 1)).toBe(false);
    expect(tells('云栖柏舍', 2)).toBe(true);
    expect(tells('云栖柏舍', 1, true)).toBe(true);
    expect(tells('云栖苑', 0)).toBe(true);
    expect(tells('桃溪岭', 0)).toBe(true);
  });

  it('takes what general words explain only where half of the titles have it', () => {
    expect(tells('夜间列车站', 0)).toBe(false);
    expect(tells('夜间列车站', 2)).toBe(true);
  });
});

describe('endsAsName', () => {
  it('tells names by what they end with', () => {
    for (const name of ['桃坞村', '云栖苑', '青禾渡', '柳溪中学', '12路']) expect(endsAsName(name), name).toBe(true);
    for (const name of ['公司规定', '三月都', '护士站']) expect(endsAsName(name), name).toBe(false);
  });
});

describe('leaveOutRegion', () => {
  const left = (place: string, region: string | null) => leaveOutRegion(place, region, isGeneral);

  it('is null where a place is the region, in short too, its city or another region', () => {
    expect(left('青禾区', '青禾区')).toBeNull();
    expect(left('青禾', '青禾区')).toBeNull();
    expect(left('柳溪市', '青禾区')).toBeNull();
    expect(left('桃坞县', '青禾区')).toBeNull();
    expect(left('A市A7县', 'A7县')).toBeNull();
  });

  it('leaves the region before a name out, where the rest is a name', () => {
    expect(left('青禾区云栖苑', '青禾区')).toBe('云栖苑');
    expect(left('柳溪市青禾区云栖苑', '青禾区')).toBe('云栖苑');
    expect(left('青禾区人民医院', '青禾区')).toBe('青禾区人民医院');
  });

  it('leaves other places as they are', () => {
    expect(left('云栖苑', '青禾区')).toBe('云栖苑');
    expect(left('青禾小区', '青禾区')).toBe('青禾小区');
    expect(left('青禾区', null)).toBe('青禾区');
    expect(left('双桥镇', '双桥镇')).toBe('双桥镇');
  });
});

describe('isOtherSide', () => {
  it('tells a name of which a text has the other side alone', () => {
    expect(isOtherSide('西院', '云栖医院东院区停诊')).toBe(true);
    expect(isOtherSide('西院', '云栖医院西院区和东院区停诊')).toBe(false);
    expect(isOtherSide('桐花路', '云栖医院东院区停诊')).toBe(false);
  });
});
