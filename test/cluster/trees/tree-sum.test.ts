import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairFeatureNames } from '../../../src/cluster/pairs/pair-features.ts';
import { readPairTrees } from '../../../src/cluster/pairs/pair-trees.ts';
import type { BoostedTrees } from '../../../src/cluster/trees/boosted-trees.ts';
import { createTreeSum } from '../../../src/cluster/trees/tree-sum.ts';

type Tree = BoostedTrees['trees'][number];

const trees: BoostedTrees = {
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

/** Goes down each tree, branch by branch. */
function walk({ base, trees: all }: BoostedTrees, features: Float64Array): number {
  let sum = base;
  for (const tree of all) {
    let node = tree[0]!;
    while (node.length > 1) {
      const [feature, threshold, left, right] = node as [number, number, number, number];
      node = tree[features[feature]! <= threshold ? left : right]!;
    }
    sum += node[0];
  }
  return sum;
}

/** Splits leaves at random until there are so many: whole thresholds, so that features fall on them. */
function growTree(leaves: number, pick: (below: number) => number): Tree {
  const nodes: ([number, number, number, number] | [number])[] = [[pick(100) - 50]];
  for (let count = 1; count < leaves; count += 1) {
    const open = nodes.flatMap((node, at) => (node.length === 1 ? [at] : []));
    const at = open[pick(open.length)]!;
    nodes.push([pick(100) - 50], [pick(100) - 50]);
    nodes[at] = [pick(3), pick(5), nodes.length - 2, nodes.length - 1];
  }
  return nodes;
}

describe('createTreeSum', () => {
  it('adds up the leaves that the features lead to, thresholds going left', () => {
    const sum = createTreeSum(trees);
    expect(sum(featuresOf(1, 0.5), Number.NEGATIVE_INFINITY)).toBe(-1 - 2 + 8 - 1);
    expect(sum(featuresOf(0.25, 0.6), Number.NEGATIVE_INFINITY)).toBe(-1 + 0.5 + 8 - 1);
    expect(sum(featuresOf(0.3, 0.6), Number.NEGATIVE_INFINITY)).toBe(-1 + 4 + 8 - 1);
    expect(sum(featuresOf(0, 0.6), Number.NEGATIVE_INFINITY)).toBe(-1 + 0.5 + 8 + 1);
  });

  it('is what the trees say branch by branch, whatever their shape', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 11 });
    const given = fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(shapes, given, fc.infiniteStream(fc.nat()), (leaves, values, chance) => {
        const pick = (below: number): number => chance.next().value! % below;
        const grown = { features: [], base: 0.5, trees: leaves.map((count) => growTree(count, pick)) };
        const features = Float64Array.from(values);
        expect(createTreeSum(grown)(features, Number.NEGATIVE_INFINITY)).toBe(walk(grown, features));
      }),
    );
  });

  it('says the sum from a floor up, and nothing less than minus infinity below it', () => {
    const shipped = readPairTrees();
    const sum = createTreeSum(shipped);
    const value = fc.double({ min: -2, max: 60, noNaN: true });
    const features = fc.array(value, { minLength: pairFeatureNames.length, maxLength: pairFeatureNames.length });
    fc.assert(
      fc.property(features, fc.double({ min: -12, max: 12, noNaN: true }), (values, floor) => {
        const given = Float64Array.from(values);
        const whole = walk(shipped, given);
        expect(sum(given, Number.NEGATIVE_INFINITY)).toBe(whole);
        const found = sum(given, floor);
        if (found === Number.NEGATIVE_INFINITY) expect(whole).toBeLessThan(floor);
        else expect(found).toBe(whole);
      }),
    );
    expect(sum(featuresOf(), 1000)).toBe(Number.NEGATIVE_INFINITY);
    // However far the base is below it, trees may come up to the floor.
    expect(createTreeSum(trees)(featuresOf(0.3, 0.6), 10)).toBe(10);
  });

  it('refuses trees of more leaves than it has bits for', () => {
    const pick = (): number => 0;
    expect(() => createTreeSum({ features: [], base: 0, trees: [growTree(9, pick)] })).toThrow(RangeError);
  });
});
