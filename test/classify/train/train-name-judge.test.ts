import { expect, it } from 'vitest';
import { type MarkedSpan, trainNameJudge } from '../../../src/classify/train/train-name-judge.ts';
import { createRandom } from '../../../src/core/effects.ts';
import { createNameJudge, slotOfSign } from '../../../src/segment/places/judge/name-judge.ts';

const options = { slots: 1 << 12, minimumSpans: 2, cost: 1, epochs: 50, tolerance: 0.01, seed: 1 };
/** Sign 1 tells names, 2 others; the rest is noise, and a sign of its own that no other span has. */
const random = createRandom(5);
const spans: MarkedSpan[] = Array.from({ length: 200 }, (_, i) => ({
  isName: i % 2 === 0,
  signs: [i % 2 === 0 ? 1 : 2, 10 + Math.floor(random() * 5), 1000 + i],
}));

it('learns which signs tell names', () => {
  const { file, weights } = trainNameJudge(spans, options);
  expect(file).toMatchObject({ slots: options.slots, names: 100, others: 100 });
  const judge = createNameJudge({ ...file, threshold: 0 }, weights);
  expect(judge.score([1, 12])).toBeGreaterThan(0.5);
  expect(judge.score([2, 12])).toBeLessThan(-0.5);
});

it('learns no sign that one span alone has', () => {
  const { weights } = trainNameJudge(spans, options);
  const common = new Set([1, 2, 10, 11, 12, 13, 14].map((sign) => slotOfSign(sign, options.slots)));
  const counts = new Map<number, number>();
  for (let i = 0; i < spans.length; i += 1) {
    const slot = slotOfSign(1000 + i, options.slots);
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
  }
  const own = [...counts].filter(([slot, count]) => count === 1 && !common.has(slot));
  expect(own.length).toBeGreaterThan(100);
  expect(own.every(([slot]) => weights[slot] === 0)).toBe(true);
});

it('learns the same twice', () => {
  expect(trainNameJudge(spans, options)).toEqual(trainNameJudge(spans, options));
});
