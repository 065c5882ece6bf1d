import { describe, expect, it } from 'vitest';
import { compareGroups } from '../../../src/cluster/groups/compare-groups.ts';

describe('compareGroups', () => {
  // The region of each item, 0 where it is not known.
  const regions = [1, 0, 0, 0, 2, 1];
  const region = (a: number, b: number): number => {
    if (regions[a] === 0 || regions[b] === 0) return 0;
    return regions[a] === regions[b] ? 1 : -1;
  };
  const settings = { linkSharpness: 0.5, sizeBonus: 0, otherRegion: -8 };
  const groups = compareGroups(
    () => 3,
    () => 0,
    region,
    regions.length,
    settings,
  );

  it('lets no member without a region bring two counties together', () => {
    expect(groups([0, 1, 2, 3], [4])).toBeCloseTo(-5, 6);
    expect(groups([0, 1, 2], [3])).toBeCloseTo(3, 6);
    expect(groups([1, 2], [4])).toBeCloseTo(3, 6);
  });

  it('weighs those that are of one county against those that are not', () => {
    expect(groups([0, 4], [5, 1])).toBeCloseTo(-1, 6);
  });
});
