import { expect, it } from 'vitest';
import { isSettlement, isSource, isSupplier } from '../../../src/cluster/naming/source-names.ts';

it.each(['宏岳采石场', '榆丰养鸡场', '榆溪砖厂', '榆溪水库', '西干渠'])('%s is where a matter comes from', (name) => {
  expect(isSource(name)).toBe(true);
  expect(isSettlement(name)).toBe(false);
});

it.each(['榆溪广场', '榆溪市场', '榆溪停车场', '云坪村', '榆溪路'])('%s is none', (name) => {
  expect(isSource(name)).toBe(false);
});

it('tells villages and what supplies them', () => {
  expect(['云坪村', '石塘寨', '榆家坪', '榆溪路'].map(isSettlement)).toEqual([true, true, true, false]);
  expect(['榆溪水厂', '宏岳采石场'].map(isSupplier)).toEqual([true, false]);
});
