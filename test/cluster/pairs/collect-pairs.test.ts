import { describe, expect, it } from 'vitest';
import { collectPairs } from '../../../src/cluster/pairs/collect-pairs.ts';
import { pairFeatureNames } from '../../../src/cluster/pairs/pair-features.ts';
import { issueSettings } from '../../../src/cluster/settings.ts';
import { smallBoard } from '../small-board.ts';

describe('collectPairs', () => {
  it('gives each pair that clustering would compare once, with features of its own', async () => {
    const pairs = await collectPairs(smallBoard, issueSettings.parse({}));
    const keys = pairs.map(({ left, right }) => [left, right].sort().join());
    expect(new Set(keys).size).toBe(keys.length);
    const own = new Set(smallBoard.map(({ key }) => key));
    expect(pairs.every(({ left, right }) => left !== right && own.has(left) && own.has(right))).toBe(true);
    expect(pairs.every(({ features }) => features.length === pairFeatureNames.length)).toBe(true);
    expect(new Set(pairs.map(({ features }) => features.join())).size).toBeGreaterThan(pairs.length / 2);
  });

  it('gives fewer where fewer candidates are looked at', async () => {
    const few = await collectPairs(smallBoard, issueSettings.parse({ candidates: 1 }));
    const many = await collectPairs(smallBoard, issueSettings.parse({ candidates: 20, candidateFloor: 0 }));
    expect(few.length).toBeGreaterThan(0);
    expect(many.length).toBeGreaterThan(few.length);
  });
});
