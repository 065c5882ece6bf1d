import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairFeatureNames } from '../../../src/cluster/pairs/pair-features.ts';
import { createTreeSum, type PairTrees, readPairTrees } from '../../../src/cluster/pairs/pair-trees.ts';

const trees: PairTrees = {
  features: [...pairFeatureNames],
  base: -1,
  trees: [[[1, 0.5, 1, 2], [-2], [0, 0.25, 3, 4], [0.5], [4]], [[8]], [[0, 0, 1, 2], [1], [-1]]],
};

/** The features with these at the beginning, zeros after them. */
function featuresOf(...values: number[]): Float64Array {
  const features = new Float64Array(pairFeatureNames.length);
  features.set(values);
  return features;
}

describe('createTreeSum', () => {
  it('adds up the leaves that the features lead to, thresholds going left', () => {
    const sum = createTreeSum(trees);
    expect(sum(featuresOf(1, 0.5), Number.NEGATIVE_INFINITY)).toBe(-1 - 2 + 8 - 1);
    expect(sum(featuresOf(0.25, 0.6), Number.NEGATIVE_INFINITY)).toBe(-1 + 0.5 + 8 - 1);
    expect(sum(featuresOf(0.3, 0.6), Number.NEGATIVE_INFINITY)).toBe(-1 + 4 + 8 - 1);
    expect(sum(featuresOf(0, 0.6), Number.NEGATIVE_INFINITY)).toBe(-1 + 0.5 + 8 + 1);
  });

  it('says the sum from a floor up, and nothing less than minus infinity below it', () => {
    const shipped = createTreeSum(readPairTrees());
    const value = fc.double({ min: -2, max: 60, noNaN: true });
    const features = fc.array(value, { minLength: pairFeatureNames.length, maxLength: pairFeatureNames.length });
    fc.assert(
      fc.property(features, fc.double({ min: -12, max: 12, noNaN: true }), (values, floor) => {
        const given = Float64Array.from(values);
        const whole = shipped(given, Number.NEGATIVE_INFINITY);
        const found = shipped(given, floor);
        expect(whole).toBeGreaterThan(Number.NEGATIVE_INFINITY);
        if (found === Number.NEGATIVE_INFINITY) expect(whole).toBeLessThan(floor);
        else expect(found).toBe(whole);
      }),
    );
    expect(shipped(featuresOf(), 1000)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('readPairTrees', () => {
  const write = (content: unknown): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'qingyu-trees-')), 'pairs.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('reads what was written', () => {
    expect(readPairTrees(write(trees))).toEqual(trees);
  });

  it.each([
    ['no JSON', 'trees'],
    ['other features', { ...trees, features: ['cosine'] }],
    ['no tree', { ...trees, trees: [] }],
    ['a branch that leads back', { ...trees, trees: [[[0, 0, 0, 1], [1]]] }],
    ['a branch that leads nowhere', { ...trees, trees: [[[0, 0, 1, 2], [1]]] }],
    ['a feature that is none', { ...trees, trees: [[[99, 0, 1, 2], [1], [2]]] }],
  ])('refuses %s', (_, content) => {
    expect(() => readPairTrees(write(content))).toThrow(expect.objectContaining({ code: 'PAIR_TREES' }));
  });
});
