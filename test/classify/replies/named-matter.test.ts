import { expect, it } from 'vitest';
import { dropNamedMatter, measureNamedMatter } from '../../../src/classify/replies/named-matter.ts';

const letter = '快递不送上门\n青禾小区的快递一律放在驿站，腿脚不便的老人取不了。';

it('tells a reply that names another matter', () => {
  const other = '您好！关于您反映的青禾小区驿站占道堆放包裹问题，执法队已上门。';
  const own = '您好！关于您反映的青禾小区快递不送上门问题，执法队已上门。';
  expect(measureNamedMatter(letter, other)).toBeLessThan(0.2);
  expect(measureNamedMatter(letter, own)).toBeGreaterThan(0.8);
});

it('compares no places, and nothing where no matter is named', () => {
  expect(measureNamedMatter(letter, '现就青禾小区事宜答复如下。')).toBeNull();
  expect(measureNamedMatter(letter, '关于您反映的问题，执法队已上门。')).toBeNull();
});

it('leaves of what names the matter the form', () => {
  expect(dropNamedMatter('您反映的快递不送上门问题已收悉。')).toBe('您反映的问题已收悉。');
  expect(dropNamedMatter('快递已送上门。')).toBe('快递已送上门。');
});
