import { expect, it } from 'vitest';
import { findCountyHouse } from '../../../src/cluster/naming/county-houses.ts';
import { createPlain, storeOf } from '../plain-store.ts';

function houseOf(region: string | null, ...titles: readonly string[]): string | null {
  const store = storeOf(titles.map((title) => createPlain('b:排队', { title })));
  return findCountyHouse([...titles.keys()], region, store);
}

it('takes what a county has one of for the place, however some shorten it', () => {
  expect(houseOf('石桨县', '县人民医院挂号要排两小时', '县医院挂号难')).toBe('县人民医院');
  expect(houseOf('石桨县', '县图书馆周末不开门', '图书馆什么时候周末开放')).toBe('县图书馆');
});

it('takes none where nobody says whose it is, few name it, or another region has it', () => {
  expect(houseOf('石桨县', '人民医院挂号难', '人民医院排队')).toBeNull();
  expect(houseOf('石桨县', '县人民医院挂号难', '挂号难', '排队太久')).toBeNull();
  expect(houseOf('榆浔市', '县人民医院挂号难', '县医院挂号难')).toBeNull();
  expect(houseOf('榆浔市', '县人民医院挂号难', '市人民医院挂号难')).toBeNull();
  expect(houseOf(null, '县人民医院挂号难', '市人民医院挂号难')).toBeNull();
});
