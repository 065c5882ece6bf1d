import { expect, it } from 'vitest';
import { isSpecificName, rateMatter } from '../../../src/cluster/names/specific-names.ts';

const isWord = (word: string): boolean => ['住房', '驾考', '阳光'].includes(word);

it.each(['云栖湖', '柳荫驾校', '松岭北路', '润荫公积金贷款'])('takes for one place what names it: %s', (name) => {
  expect(isSpecificName(name, isWord)).toBe(true);
});

it.each(['驾考中心', '住房公积金贷款', '用公积金贷款', '自来水公司', '阳光中学'])(
  'takes for none what general words make up: %s',
  (name) => {
    expect(isSpecificName(name, isWord)).toBe(false);
  },
);

it.each(['阳光小区', '阳光花园'])('takes an estate for one place that is called by an ordinary word: %s', (name) => {
  expect(isSpecificName(name, isWord)).toBe(true);
});

it.each(['安置小区', '职工宿舍', '小区'])('takes no kind of estate for one place: %s', (name) => {
  expect(isSpecificName(name, isWord)).toBe(false);
});

it.each(['沟村', '湾村', '坝镇', '村'])('takes for none the end of a name that was cut: %s', (name) => {
  expect(isSpecificName(name, isWord)).toBe(false);
});

it.each(['柳沟村', '柳湾', '松岭镇'])('takes for one place a whole name with such an end: %s', (name) => {
  expect(isSpecificName(name, isWord)).toBe(true);
});

it.each([
  ['云栖湖小区', 1],
  ['松岭北路', 1],
  ['云栖里', 1],
  ['柳荫中学', 0.3],
  ['润荫燃气公司', 0.3],
  ['轨道9号线', 0.3],
])('takes schools, firms and lines for places of many matters: %s tells %d of the matter', (name, tells) => {
  expect(rateMatter(name)).toBe(tells);
});
