import { describe, expect, it } from 'vitest';
import { linkGroups } from '../../../../src/cluster/themes/points/link-groups.ts';
import type { ThemePoint } from '../../../../src/cluster/themes/points/place-contributions.ts';
import { createRandom } from '../../../../src/core/effects.ts';
import { itInCi } from '../../../describe-in-ci.ts';

/** A unit point in the plane, at an angle in degrees, half of it in the sparse part. */
function pointAt(angle: number): ThemePoint {
  const radians = (angle / 180) * Math.PI;
  return {
    features: Uint32Array.of(7),
    values: Float32Array.of(Math.cos(radians)),
    dense: Float32Array.of(Math.sin(radians)),
  };
}

describe('linkGroups', () => {
  const angles = [0, 90, 4, 86, 45, 2];

  it('joins by the mean similarity of all pairs down to the threshold', () => {
    const points = angles.map(pointAt);
    expect(linkGroups(points, angles, { threshold: 0.95, blockSize: 100 })).toEqual([[0, 2, 5], [1, 3], [4]]);
    expect(linkGroups(points, angles, { threshold: 0, blockSize: 100 })).toEqual([[0, 1, 2, 3, 4, 5]]);
    expect(linkGroups(points, angles, { threshold: 0.9999, blockSize: 100 })).toHaveLength(6);
  });

  it('finds the same clear groups block by block as at once', () => {
    const random = createRandom(3);
    const points = Array.from({ length: 90 }, (_, i) => pointAt((i % 3) * 45 + random() * 4));
    const buckets = points.map((_, i) => i % 3);
    const atOnce = linkGroups(points, buckets, { threshold: 0.9, blockSize: 1000 });
    expect(atOnce.map((group) => group.length)).toEqual([30, 30, 30]);
    expect(linkGroups(points, buckets, { threshold: 0.9, blockSize: 20 })).toEqual(atOnce);
  });

  it('joins thousands of contributions of one text without comparing each with all again at every join', () => {
    // Compared anew each time, as many take minutes.
    const points = Array.from({ length: 3000 }, (_, i) => pointAt(i % 3 === 0 ? 90 : 0));
    const groups = linkGroups(
      points,
      points.map(() => 0),
      { threshold: 0.9, blockSize: 8000 },
    );
    expect(groups.map((group) => group.length)).toEqual([1000, 2000]);
  }, 120_000);

  itInCi(
    'joins two groups of more members than a call takes arguments',
    () => {
      const each = 130_000;
      const points = Array.from({ length: 2 * each }, (_, i) => pointAt(i < each ? 0 : 20));
      const buckets = points.map((_, i) => (i < each ? 0 : 1));
      const groups = linkGroups(points, buckets, { threshold: 0.9, blockSize: 20 });
      expect(groups.map((group) => group.length)).toEqual([2 * each]);
    },
    120_000,
  );

  it('takes no points', () => {
    expect(linkGroups([], [], { threshold: 0.5, blockSize: 10 })).toEqual([]);
  });
});
