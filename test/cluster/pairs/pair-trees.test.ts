import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pairFeatureNames } from '../../../src/cluster/pairs/pair-features.ts';
import { readPairTrees } from '../../../src/cluster/pairs/pair-trees.ts';
import type { BoostedTrees } from '../../../src/cluster/trees/boosted-trees.ts';

const trees: BoostedTrees = {
  features: [...pairFeatureNames],
  base: -1,
  trees: [[[1, 0.5, 1, 2], [-2], [0, 0.25, 3, 4], [0.5], [4]], [[8]], [[0, 0, 1, 2], [1], [-1]]],
};

/** A tree whose every branch has a leaf to its left. */
function chain(leaves: number): BoostedTrees['trees'][number] {
  const branches = Array.from({ length: leaves - 1 }, (_, i) => [
    [0, i, 2 * i + 1, 2 * i + 2] as [number, number, number, number],
    [i] as [number],
  ]);
  return [...branches.flat(), [leaves]];
}

describe('readPairTrees', () => {
  const write = (content: unknown): string => {
    const path = join(mkdtempSync(join(tmpdir(), 'qingyu-trees-')), 'pairs.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('reads what was written', () => {
    const full = { ...trees, trees: [...trees.trees, chain(8)] };
    expect(readPairTrees(write(full))).toEqual(full);
  });

  it.each([
    ['no JSON', 'trees'],
    ['other features', { ...trees, features: ['cosine'] }],
    ['no tree', { ...trees, trees: [] }],
    ['a branch that leads back', { ...trees, trees: [[[0, 0, 0, 1], [1]]] }],
    ['a branch that leads nowhere', { ...trees, trees: [[[0, 0, 1, 2], [1]]] }],
    ['a tree of nine leaves', { ...trees, trees: [chain(9)] }],
    ['a feature that is none', { ...trees, trees: [[[99, 0, 1, 2], [1], [2]]] }],
  ])('refuses %s', (_, content) => {
    expect(() => readPairTrees(write(content))).toThrow(expect.objectContaining({ code: 'TREES' }));
  });
});
