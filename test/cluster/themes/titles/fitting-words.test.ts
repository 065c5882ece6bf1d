import { expect, it } from 'vitest';
import { findTooExact, findTooWide } from '../../../../src/cluster/themes/titles/fitting-words.ts';

const texts = [
  '泳池开到晚上九点',
  '泳池关得太早，开到十点吧',
  '泳池晚点关门',
  '泳池能不能通宵开放',
  '泳池早上开到晚上九点最好',
].map((title) => ({ title, body: '' }));

it('tells what few say up to when', () => {
  const isTooExact = findTooExact(texts);
  expect(isTooExact('泳池开到十点')).toBe(true);
  expect(isTooExact('泳池晚点关门')).toBe(false);
  expect(findTooExact(texts.slice(0, 1))('泳池开到晚上九点')).toBe(false);
});

it('tells what few want all night', () => {
  expect(findTooWide(texts)('泳池通宵开放')).toBe(true);
  expect(findTooWide(texts)('泳池晚点关门')).toBe(false);
  expect(findTooWide(texts.slice(3, 4))('泳池通宵开放')).toBe(false);
});
