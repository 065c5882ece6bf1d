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

function learn(table: BoostTable): (x: number, y: number) => number {
  const sum = createTreeSum({ features: [], ...boostTrees(table, options) });
  return (x, y) => sum(Float64Array.of(x, y), Number.NEGATIVE_INFINITY);
}

describe('boostTrees', () => {
  it('learns what depends on two features together', () => {
    const score = learn(tableOf((x, y) => x > 0.5 !== y > 0.5));
    expect(score(0.1, 0.9)).toBeGreaterThan(1);
    expect(score(0.9, 0.1)).toBeGreaterThan(1);
    expect(score(0.1, 0.1)).toBeLessThan(-1);
    expect(score(0.9, 0.9)).toBeLessThan(-1);
  });

  it('starts from the share of right ones, by weight, and says so where nothing tells', () => {
    const table = tableOf((_x, _y, chance) => chance < 0.5, 200);
    const constant = { ...table, columns: table.columns.map((column) => column.map(() => 1)) };
    const weights = Float64Array.from(table.targets, (target) => (target === 1 ? 3 : 1));
    const right = table.targets.reduce((sum, target) => sum + target, 0);
    const expected = Math.log((3 * right) / (200 - right));
    expect(learn({ ...constant, weights })(1, 1)).toBeCloseTo(expected, 3);
    expect(boostTrees({ ...constant, weights }, { ...options, trees: 0 }).base).toBeCloseTo(expected, 3);
  });

  it('makes trees of so many leaves at most, each of so many rows at least', () => {
    const table = tableOf((x, y) => x > 0.5 !== y > 0.5);
    const { trees } = boostTrees(table, options);
    expect(trees).toHaveLength(options.trees);
    expect(Math.max(...trees.map((tree) => tree.filter((node) => node.length === 1).length))).toBe(options.leaves);
    const tooFew = boostTrees(table, { ...options, leastRows: 301 });
    expect(tooFew.trees.every((tree) => tree.length === 1)).toBe(true);
  });

  it('is the same for the same rows', () => {
    const table = tableOf((x, _y, chance) => chance < x);
    expect(boostTrees(table, options)).toEqual(boostTrees(table, options));
  });
});
