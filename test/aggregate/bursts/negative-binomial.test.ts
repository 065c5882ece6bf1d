import { describe, expect, it } from 'vitest';
import { logProbability, upperTail } from '../../../src/aggregate/bursts/negative-binomial.ts';

describe('upperTail', () => {
  it('is the sum of the probabilities from the count on', () => {
    for (const [mean, dispersion] of [
      [0.7, 0],
      [5, 0],
      [5, 0.1],
      [40, 0.3],
    ] as const) {
      for (const count of [Math.ceil(mean) + 1, Math.ceil(mean * 2), Math.ceil(mean * 4)]) {
        const exact = Array.from({ length: 3000 }, (_, i) =>
          Math.exp(logProbability(count + i, mean, dispersion)),
        ).reduce((a, b) => a + b);
        expect(upperTail(count, mean, dispersion) / exact).toBeCloseTo(1, 9);
      }
    }
  });

  it('has the values of published Poisson tables', () => {
    // P(Y ≥ 10 | mean 5) and P(Y ≥ 3 | mean 1).
    expect(upperTail(10, 5, 0)).toBeCloseTo(0.031828, 6);
    expect(upperTail(3, 1, 0)).toBeCloseTo(0.080301, 6);
  });

  it('needs more for the same surprise where counts scatter more', () => {
    expect(upperTail(12, 5, 0.2)).toBeGreaterThan(upperTail(12, 5, 0));
  });

  it('is no surprise where no more came than expected', () => {
    for (const [count, mean] of [
      [0, 0],
      [0, 0.5],
      [4, 5],
      [5, 5],
    ] as const)
      expect(upperTail(count, mean, 0.1)).toBe(1);
  });
});
