import { expect, it } from 'vitest';
import { describeSeveral, matchNames } from '../../../../src/dashboard/web/filters/match-names.ts';

const names = ['K市', 'K3县', 'K3县开发区', '云溪区', '石桥区', '石桥镇', '下石桥镇'];

it('takes a name in any case and width', () => {
  expect(matchNames('k3县', names)).toEqual(['K3县']);
  expect(matchNames('Ｋ市', names)).toEqual(['K市']);
  expect(matchNames(' ｋ３县 ', names)).toEqual(['K3县']);
});

it('takes the beginning of a name before a part of another, and a part where nothing begins so', () => {
  expect(matchNames('云溪', names)).toEqual(['云溪区']);
  expect(matchNames('下石', names)).toEqual(['下石桥镇']);
  expect(matchNames('开发区', names)).toEqual(['K3县开发区']);
  expect(matchNames('石桥', names)).toEqual(['石桥区', '石桥镇']);
});

it('finds nothing for a name that is none, or for blanks', () => {
  expect(matchNames('望海区', names)).toEqual([]);
  expect(matchNames('　', names)).toEqual([]);
});

it('tells apart no names that differ in case alone, but takes the one that is typed exactly', () => {
  expect(matchNames('a区', ['A区', 'a区'])).toEqual(['a区']);
  expect(matchNames('ａ区', ['A区', 'a区'])).toEqual(['A区', 'a区']);
});

it('names several, the first few of many', () => {
  expect(describeSeveral('石桥', ['石桥区', '石桥镇'])).toBe('「石桥」可指石桥区、石桥镇，请写全');
  expect(describeSeveral('K', ['K1', 'K2', 'K3', 'K4', 'K5', 'K6'])).toBe(
    '「K」可指K1、K2、K3、K4、K5 等 6 个，请写全',
  );
});
