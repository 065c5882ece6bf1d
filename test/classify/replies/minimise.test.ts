import { expect, it } from 'vitest';
import { trainLogistic, trainSoftmax } from '../../../src/classify/replies/fit-linear.ts';
import type { ReplyRow } from '../../../src/classify/replies/linear.ts';
import { minimise } from '../../../src/classify/replies/minimise.ts';

it('finds where a narrow valley is lowest', () => {
  const scales = [1, 100, 0.01, 30];
  const lowest = [3, -2, 5, 0.5];
  const found = minimise(
    4,
    (point, gradient) => {
      let value = 0;
      for (const [p, scale] of scales.entries()) {
        const off = point[p]! - lowest[p]!;
        gradient[p] = scale * off;
        value += (scale * off * off) / 2;
      }
      return value;
    },
    100,
  );
  for (const [p, x] of lowest.entries()) expect(found[p]).toBeCloseTo(x, 1);
});

it('stays where it is if nothing falls away from there', () => {
  const flat = minimise(2, (_, gradient) => gradient.fill(0) && 1, 10);
  expect([...flat]).toEqual([0, 0]);
});

it('trains two classes as the softmax of two does', () => {
  const rows = Array.from(
    { length: 12 },
    (_, i): ReplyRow => ({
      dense: Float64Array.of((i % 5) - 2, i % 2 === 0 ? 1 : -1),
      text: { buckets: Int32Array.of(i % 3, 3 + (i % 4)), values: Float64Array.of(0.6, 0.8) },
    }),
  );
  const targets = rows.map((_, i): 0 | 1 => (i % 4 === 1 || i === 6 ? 1 : 0));
  const weights = rows.map((_, i) => 1 + (i % 2));
  const options = { buckets: 8, penalty: 0.01 };
  const [no, yes] = trainSoftmax(rows, targets, weights, 2, options);
  const one = trainLogistic(rows, targets, weights, options);
  expect(one.bias).toBeCloseTo(yes!.bias - no!.bias, 2);
  for (const [j, weight] of one.weights.entries()) expect(weight).toBeCloseTo(yes!.weights[j]! - no!.weights[j]!, 2);
  for (const [j, weight] of one.text.entries()) expect(weight).toBeCloseTo(yes!.text[j]! - no!.text[j]!, 2);
});
