import { describe, expect, it } from 'vitest';
import { averagePrecision } from '../../bench/average-precision.ts';

const judge = (...judged: (readonly [number, boolean])[]) =>
  averagePrecision(judged.map(([value, isRight]) => ({ value, isRight })));

describe('averagePrecision', () => {
  it('is the mean, over what is right, of how much is right so far', () => {
    expect(judge([0.1, true], [0.9, true], [0.5, false])).toBeCloseTo((1 + 2 / 3) / 2);
    expect(judge([3, true], [2, true], [1, false])).toBe(1);
  });

  it('takes equal values as one step, in whatever order they come', () => {
    expect(judge([1, true], [1, false])).toBe(0.5);
    expect(judge([1, false], [1, true])).toBe(0.5);
  });

  it('is 0 where nothing is right', () => {
    expect(judge([1, false])).toBe(0);
  });
});
