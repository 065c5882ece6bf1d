import { expect, it } from 'vitest';
import { measureSharedKinds } from '../../../src/classify/replies/measure-kinds.ts';
import type { KindNetwork } from '../../../src/classify/semantics/network/kind-network.ts';
import type { TextSigns } from '../../../src/classify/semantics/text-signs.ts';

/** Kinds are told by their first character, a row each; 灯 may be two of them. */
const signs = '灯车电';
const network: KindNetwork = {
  ids: Uint32Array.of(1, 2, 3),
  read: (text) => ({
    rows: Uint32Array.of(signs.indexOf(text.replace(/^。/u, '').charAt(0) || '♪')),
    weights: Float32Array.of(1),
  }),
  kindsOf: () => new Map(),
  likelihoods: ({ rows }: TextSigns) =>
    Float64Array.from(
      [
        [0.5, 0.5, 0],
        [0, 1, 0],
        [0, 0, 1],
      ][rows[0]!] ?? [0, 0, 0],
    ),
};

const measure = (title: string, body: string, substance: string): number =>
  measureSharedKinds({ title, body, substance }, network);

it('tells how far a reply is about what its message is about', () => {
  expect(measure('', '车', '车')).toBeCloseTo(0, 9);
  expect(measure('', '车', '灯')).toBeCloseTo(Math.log((0.02 + Math.SQRT1_2) / 1.02), 9);
  expect(measure('', '车', '电')).toBeCloseTo(Math.log(0.02 / 1.02), 9);
});

it('reads a title before its body', () => {
  expect(measure('电', '车', '电')).toBeCloseTo(0, 9);
});

it('finds nothing in common with a text of which nothing is known', () => {
  expect(measure('', '', '车')).toBe(measure('', '车', ''));
  expect(measure('', '', '车')).toBeCloseTo(Math.log(0.02 / 1.02), 9);
});

it('reads other words for the same as alike', () => {
  const of = (reply: string): number =>
    measureSharedKinds({ title: '', body: '巷子里夜里一片漆黑，走路看不见', substance: reply });
  expect(of('将尽快更换损坏的路灯灯泡')).toBeGreaterThan(of('公积金提取须先还清贷款'));
});
