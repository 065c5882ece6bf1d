import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoostOptions, type BoostTable, boostTrees } from '../../../src/cluster/trees/boost-trees.ts';
import { createTreeSum } from '../../../src/cluster/trees/tree-sum.ts';
import { createRandom } from '../../../src/core/effects.ts';

const options: BoostOptions = { trees: 40, rate: 0.2, leaves: 4, penalty: 1, leastRows: 5, bins: 32 };

/** Rows of two columns, 0 to 1, and what is true of them. */
function tableOf(isTrue: (x: number, y: number, chance: number) => boolean, rows = 600): BoostTable {
  const random = createRandom(7);
  const points = Array.from({ length: rows }, () => [random(), random(), random()] as const);
  return {
    columns: [Float64Array.from(points, ([x]) => x), Float64Array.from(points, ([, y]) => y)],
    targets: Uint8Array.from(points, ([x, y, chance]) => (isTrue(x, y, chance) ? 1 : 0)),
    weights: new Float64Array(rows).fill(1),
  };
}

function learn(table: BoostTable, directions: readonly number[], used = options): (x: number, y: number) => number {
  const sum = createTreeSum({ features: [], ...boostTrees(table, directions, used) });
  return (x, y) => sum(Float64Array.of(x, y), Number.NEGATIVE_INFINITY);
}

describe('boostTrees', () => {
  it('learns what depends on two features together', () => {
    const score = learn(
      tableOf((x, y) => x > 0.5 !== y > 0.5),
      [0, 0],
    );
    expect(score(0.1, 0.9)).toBeGreaterThan(1);
    expect(score(0.9, 0.1)).toBeGreaterThan(1);
    expect(score(0.1, 0.1)).toBeLessThan(-1);
    expect(score(0.9, 0.9)).toBeLessThan(-1);
  });

  it('never falls, or never rises, along a feature that is bound to a direction, whatever the rows say', () => {
    const rising = learn(
      tableOf((x, y) => x > 0.3 && x < 0.6 && y < 0.7),
      [1, -1],
    );
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(value, value, value, (one, other, fixed) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(rising(low, fixed)).toBeLessThanOrEqual(rising(high, fixed));
        expect(rising(fixed, low)).toBeGreaterThanOrEqual(rising(fixed, high));
      }),
    );
    expect(rising(0.9, 0.1)).toBeGreaterThan(rising(0.1, 0.1));
  });

  it('starts from the share of right ones, by weight, and says so where nothing tells', () => {
    const table = tableOf((_x, _y, chance) => chance < 0.5, 200);
    const constant = { ...table, columns: table.columns.map((column) => column.map(() => 1)) };
    const weights = Float64Array.from(table.targets, (target) => (target === 1 ? 3 : 1));
    const right = table.targets.reduce((sum, target) => sum + target, 0);
    const expected = Math.log((3 * right) / (200 - right));
    expect(learn({ ...constant, weights }, [0, 0])(1, 1)).toBeCloseTo(expected, 3);
  });

  it('makes trees of so many leaves at most, each of so many rows at least', () => {
    const table = tableOf((x, y) => x > 0.5 !== y > 0.5);
    const { trees } = boostTrees(table, [0, 0], options);
    expect(trees).toHaveLength(options.trees);
    expect(Math.max(...trees.map((tree) => tree.filter((node) => node.length === 1).length))).toBe(options.leaves);
    const tooFew = boostTrees(table, [0, 0], { ...options, leastRows: 301 });
    expect(tooFew.trees.every((tree) => tree.length === 1)).toBe(true);
  });

  it('is the same for the same rows', () => {
    const table = tableOf((x, _y, chance) => chance < x);
    expect(boostTrees(table, [1, 0], options)).toEqual(boostTrees(table, [1, 0], options));
  });
});
