import { describe, expect, it } from 'vitest';
import { represent } from '../../../src/cluster/terms/represent.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { findRegion } from '../../../src/segment/places/find-region.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { isGeneralName } from '../../../src/segment/places/general-heads.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();

function read(body: string) {
  const segmented = segmentMessage(segmenter, { title: '', body });
  return { segmented, places: findPlaces(segmented, gazetteer) };
}

function namesIn(body: string): string[] {
  return read(body).places.map(({ type, name }) => `${type}:${name}`);
}

describe('roads by the letter and number of their class', () => {
  it.each([
    ['S305省道K23处急弯没有护栏', ['road:s305省道']],
    ['X012县道榆桨乡段路面破损', ['road:x012县道', 'region:榆桨乡']],
    ['Y045乡道坑洼', ['road:y045乡道']],
    ['C123村道坑洼', ['road:c123村道']],
  ])('are no region in %s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
    const basis = { givenRegion: null, title: '', body, addressedTo: null };
    expect(findRegion(basis, read(body).places, gazetteer).region).toBeNull();
  });

  it.each([
    ['A7县道路坑洼', 'A7县'],
    ['X3县道路坑洼', 'X3县'],
    ['X3县道口镇停水', 'X3县'],
    ['S2省道路坑洼', 'S2省'],
  ])('are told from coded regions before a 道 (%s)', (body, region) => {
    expect(namesIn(body)).toContain(`region:${region}`);
  });
});

describe('villages and market towns whose first sign the segmenter takes for a word of the town', () => {
  it.each([
    ['市民反映榆桨镇上坪村房子漏雨', ['region:榆桨镇', 'village:上坪村']],
    ['榆桨镇上湾村二组停水', ['region:榆桨镇', 'village:上湾村']],
    ['榆桨镇长岭村公路破损', ['region:榆桨镇', 'village:长岭村']],
    ['榆桨乡场镇垃圾没人清', ['region:榆桨乡']],
    ['榆桨镇场镇垃圾没人清', ['region:榆桨镇']],
    ['马场镇垃圾没人清', ['region:马场镇']],
  ])('are found in %s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
  });

  it.each(['榆桨镇上各村都没水', '榆桨镇上有村民', '榆桨镇长王某', '在镇上李村长家', '住在乡下石村'])(
    'stay words in %s',
    (body) => {
      expect(namesIn(body).filter((name) => name.startsWith('village'))).toEqual([]);
    },
  );

  it('are words of names for those who compare messages', () => {
    const { segmented, places } = read('榆桨镇长岭村公路破损');
    expect(represent(segmented, places)).not.toContain('镇长');
  });
});

describe('what a hotline notes of an order before its text', () => {
  it.each(['重复来电', '紧急工单', '补充诉求', '退回重办', '再次催办', '回访不满意'])(
    'is neither place nor phrase (%s)',
    (note) => {
      expect(namesIn(`【${note}】市民反映榆桨路围挡不拆`)).toEqual(['road:榆桨路']);
    },
  );

  it('leaves names in such brackets alone', () => {
    expect(namesIn('【云栖半岛】延期交房')).toEqual(['quoted:云栖半岛']);
    expect(namesIn('【云栖咨询公司】不退款')).toEqual(['quoted:云栖咨询公司']);
  });
});

describe('what is done to a road', () => {
  it.each([
    ['货车压坏水泥路', []],
    ['工地挖断榆桨路', ['road:榆桨路']],
    ['市民在榆桨公园爬山迷路，请求救援', ['project:榆桨公园']],
    ['石子路难走', []],
  ])('is no part of its name (%s)', (body, names) => {
    expect(
      read(body)
        .places.filter(({ name }) => !isGeneralName(name))
        .map(({ type, name }) => `${type}:${name}`),
    ).toEqual(names);
  });
});

describe('firms and estates that orders name', () => {
  it.each([
    ['榆瑞达电子厂拖欠工人工资', ['company:榆瑞达电子厂']],
    ['来电人称榆瑞达电子有限公司没有缴社保', ['company:榆瑞达电子有限公司']],
    // Of cities that estates are called after.
    ['丽水苑3栋电梯困人', ['estate:丽水苑']],
    ['住在旁边丽水苑小区的居民睡不好', ['estate:丽水苑小区']],
    ['桂林花园停水', ['estate:桂林花园']],
    ['海南新村路灯坏了', ['estate:海南新村']],
    ['在丽水买房', ['region:丽水市']],
  ])('are whole names in %s', (body, names) => {
    expect(namesIn(body)).toEqual(names);
  });

  it.each(['电子厂', '电子有限公司', '商贸有限公司', '火锅店', '烟酒店', '劳务派遣公司'])(
    'are none where a kind alone is said (%s)',
    (name) => {
      expect(isGeneralName(name)).toBe(true);
    },
  );
});
