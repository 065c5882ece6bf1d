import { expect, it } from 'vitest';
import { isPartOfName } from '../../../src/cluster/names/name-parts.ts';

it.each([
  ['溪镇', '云溪镇', true],
  ['坪村', '枫树坪村', true],
  ['树坪', '枫树坪村', true],
  ['云溪', '云溪镇', false],
  ['鸿栎', '云坪村鸿栎采石场', false],
  ['云溪', '大云溪村', false],
  ['水厂', '榆水厂', false],
  ['桥洞', '云溪镇', false],
  ['栎村', '上栎村', true],
  ['号线', '9号线', true],
  ['号楼', '云溪苑', false],
])('tells what segmenting left of a name: %s of %s', (word, name, isPart) => {
  expect(isPartOfName(word, name)).toBe(isPart);
});
