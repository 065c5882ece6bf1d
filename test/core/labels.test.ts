import { expect, it } from 'vitest';
import { nameLevel } from '../../src/core/labels.ts';

it('names the four levels of alerts, and any other by its number', () => {
  expect([1, 2, 3, 4, 5].map(nameLevel)).toEqual(['Ⅰ级（红色）', 'Ⅱ级（橙色）', 'Ⅲ级（黄色）', 'Ⅳ级（蓝色）', '5 级']);
});
