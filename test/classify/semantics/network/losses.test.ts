import { describe, expect, it } from 'vitest';
import { createAdam } from '../../../../src/classify/semantics/network/adam.ts';
import { learnKinds, learnTwins } from '../../../../src/classify/semantics/network/losses.ts';
import { createRandom } from '../../../../src/core/effects.ts';

const width = 4;
const random = createRandom(5);
const draw = (length: number): Float32Array => Float32Array.from({ length }, () => 2 * random() - 1);

/** What moving one number of an array changes, by so little. */
function slopesOf(values: Float32Array, lossOf: () => number): number[] {
  const little = 1e-2;
  return Array.from(values, (value, i) => {
    values[i] = value + little;
    const above = lossOf();
    values[i] = value - little;
    const below = lossOf();
    values[i] = value;
    return (above - below) / (2 * little);
  });
}

function expectClose(found: Float32Array, slopes: readonly number[]): void {
  expect(slopes.some((slope) => Math.abs(slope) > 0.05)).toBe(true);
  for (const [i, slope] of slopes.entries()) expect(found[i]).toBeCloseTo(slope, 2);
}

describe('learnKinds', () => {
  it('finds the slopes of the mean cross-entropy, of texts, outputs and biases', () => {
    const [sums, outputs, biases] = [draw(5 * width), draw(3 * width), draw(3)];
    const targets = [0, 2, 1, 1, 0];
    const ofOutputs = createAdam(outputs, width, 0.01);
    const ofBiases = createAdam(biases, 1, 0.01);
    const { gradients } = learnKinds(sums, targets, outputs, biases, ofOutputs, ofBiases);
    const loss = (): number => {
      const others = [createAdam(outputs, width, 0.01), createAdam(biases, 1, 0.01)] as const;
      return learnKinds(sums, targets, outputs, biases, ...others).loss / targets.length;
    };
    expectClose(gradients, slopesOf(sums, loss));
    expectClose(ofOutputs.gradients, slopesOf(outputs, loss));
    expectClose(ofBiases.gradients, slopesOf(biases, loss));
  });
});

describe('learnTwins', () => {
  it('finds the slopes of the contrast, of both views', () => {
    const [left, right] = [draw(4 * width), draw(4 * width)];
    const [ofLeft, ofRight] = learnTwins(left, right, width, 0.7);
    const cosine = (i: number, j: number): number => {
      const [a, b] = [left.subarray(i * width, (i + 1) * width), right.subarray(j * width, (j + 1) * width)];
      return a.reduce((sum, value, d) => sum + value * b[d]!, 0) / (Math.hypot(...a) * Math.hypot(...b));
    };
    const loss = (): number => {
      let sum = 0;
      for (let i = 0; i < 4; i++) {
        const likeness = [0, 1, 2, 3].map((j) => [Math.exp(5 * cosine(i, j)), Math.exp(5 * cosine(j, i))] as const);
        for (const way of [0, 1] as const) {
          sum -= Math.log(likeness[i]![way] / likeness.reduce((all, both) => all + both[way], 0));
        }
      }
      return (0.7 * sum) / 8;
    };
    expectClose(ofLeft, slopesOf(left, loss));
    expectClose(ofRight, slopesOf(right, loss));
  });

  it('moves nothing where a text has no sign', () => {
    const [left] = learnTwins(new Float32Array(2 * width), draw(2 * width), width, 1);
    expect([...left]).toEqual(new Array(2 * width).fill(0));
  });
});
