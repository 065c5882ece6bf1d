import { beforeAll, describe, expect, it } from 'vitest';
import { createNameFinder } from './place-finder.ts';

let namesIn: Awaited<ReturnType<typeof createNameFinder>>;

beforeAll(async () => {
  namesIn = await createNameFinder();
});

describe('names have nothing that is done before them', () => {
  it.each([
    ['打榆坤热力24小时热线', '榆坤热力'],
    ['打砚榆公司电话', '砚榆公司'],
    ['他们说恒榆公司', '恒榆公司'],
    ['去问榆晟煤矿', '榆晟煤矿'],
    ['去年买岚榆城的房', '岚榆城'],
    ['我们住榆泽学府的', '榆泽学府'],
    ['以前出安榆苑大门', '安榆苑'],
    ['孩子想进云榆小学', '云榆小学'],
    ['早上挤21路上班', '21路'],
    ['没拿21路站牌', '21路'],
    ['出站换3号线', '3号线'],
    ['窗户正对榆苑工地', '榆苑工地'],
    ['把我们调到榆东实验学校', '榆东实验学校'],
    ['今年改划榆山小学', '榆山小学'],
    ['能不能调回榆头二小', '榆头二小'],
    ['楼房紧贴榆江快速路高架', '榆江快速路高架'],
    ['其住榆涛苑3号楼', '榆涛苑'],
    ['其住榆东镇，水很浑', '榆东镇'],
    ['原来对口榆屿二小', '榆屿二小'],
    ['能不能划回榆屿二小', '榆屿二小'],
    ['我去拍榆屏公园的菊展', '榆屏公园'],
    ['催办206路公交', '206路'],
    ['早高峰1号线挤死了', '1号线'],
  ])('%s', (text, name) => expect(namesIn(text)).toEqual([name]));

  it.each([
    ['打虎石村停水', '打虎石村'],
    ['问津路很窄', '问津路'],
    ['进步村停水', '进步村'],
    ['出头岭镇停水', '出头岭镇'],
  ])('but what begins so: %s', (text, name) => expect(namesIn(text)).toEqual([name]));
});

describe('a direction within a name', () => {
  it.each([
    ['坬东体育中心项目欠薪', '坬东体育中心项目'],
    ['在坬东体育中心干活', '坬东体育中心'],
  ])('has the sign before it in the name: %s', (text, name) => expect(namesIn(text)).toEqual([name]));

  it('has none before it where somebody goes there', () => {
    expect(namesIn('往东体育中心')).not.toContain('往东体育中心');
  });
});

describe('the end of a name', () => {
  it.each([
    ['榆院新区分院停车难', ['榆院新区分院']],
    ['云榆大道铁路桥洞内涝', ['云榆大道', '铁路桥']],
    ['榆坬矿务局大集体职工养老', []],
    ['榆坪镇客运班车一天一趟', ['榆坪镇']],
  ])('is no part of another word: %s', (text, names) => expect(namesIn(text)).toEqual(names));
});

describe('和 that joins nothing', () => {
  it.each([
    ['和榆家园地库漏水', ['和榆家园']],
    ['我住和榆家园', ['和榆家园']],
    ['停水了。和榆家园', ['和榆家园']],
    ['云栖小区和榆家园都停水', ['云栖小区', '榆家园']],
    ['和小区物业说过', []],
  ])('belongs to the name of an estate: %s', (text, names) => expect(namesIn(text)).toEqual(names));
});

describe('what only looks like a name is none', () => {
  it.each([
    '物业推自来水公司',
    '来电人未说明小区',
    '孩子已去医院看病',
    '扣的钱公交公司给报吗',
    '抱着娃站走廊',
    '搞个天桥',
    '赶早班高铁来不及',
  ])('%s', (text) => expect(namesIn(text)).toEqual([]));
});
