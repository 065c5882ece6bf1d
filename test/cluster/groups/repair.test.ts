import { describe, expect, it } from 'vitest';
import { createGroups, type Groups, joinGroups } from '../../../src/cluster/groups/groups.ts';
import { repairGroups } from '../../../src/cluster/groups/repair.ts';
import { edgesOf } from '../edges-of.ts';
import { compareBy, inOrder, plainSettings } from '../plain-store.ts';

type Scored = readonly [a: number, b: number, score: number];

const settings = { ...plainSettings, threshold: 0, stayThreshold: -1 };

/** Groups of messages, each named by its first. */
function groupsOf(size: number, ...lists: readonly (readonly number[])[]): Groups {
  const groups = createGroups(size);
  for (const [first, ...rest] of lists) {
    for (const [i, member] of rest.entries()) joinGroups(groups, first!, member, [first!, ...rest.slice(0, i + 1)]);
  }
  return groups;
}

/** @param scores of pairs; those that are edges have an entry in `edges`, too */
function repair(groups: Groups, edges: readonly (readonly [number, number])[], scores: readonly Scored[]): number[] {
  const size = groups.of.length;
  repairGroups(groups, edgesOf(edges.map(([a, b]) => [a, b, 1])), {
    ranks: inOrder(size),
    comparer: compareBy(scores),
    settings,
  });
  return [...groups.of];
}

const trio: Scored[] = [
  [0, 1, 5],
  [0, 2, 5],
  [1, 2, 5],
];

describe('repairGroups', () => {
  it('lets a member leave that does not fit the others, and keeps those that do', () => {
    const scores: Scored[] = [
      [0, 1, 5],
      [0, 2, -3],
      [1, 2, -3],
      [0, 3, 5],
      [1, 3, 5],
      [2, 3, -3],
    ];
    const groups = groupsOf(4, [0, 1, 2, 3]);
    expect(repair(groups, [[0, 2]], scores)).toEqual([0, 0, 2, 0]);
    expect(groups.members.get(0)).toEqual([0, 1, 3]);
    expect(groups.members.has(2)).toBe(false);
  });

  it('keeps a member that fits hardly, down to stayThreshold', () => {
    const scores: Scored[] = [
      [0, 1, 5],
      [0, 2, -1],
      [1, 2, -1],
    ];
    expect(repair(groupsOf(3, [0, 1, 2]), [[0, 2]], scores)).toEqual([0, 0, 0]);
  });

  it('leaves pairs alone, which joining made of the two', () => {
    expect(repair(groupsOf(2, [0, 1]), [[0, 1]], [[0, 1, -3]])).toEqual([0, 0]);
  });

  it('leaves groups alone that nothing new came near to', () => {
    const scores: Scored[] = [
      [0, 1, 5],
      [0, 2, -3],
      [1, 2, -3],
    ];
    expect(repair(groupsOf(5, [0, 1, 2]), [[3, 4]], scores)).toEqual([0, 0, 0, 3, 4]);
  });

  describe('moves a member that leaves', () => {
    // 3 is in the group of 0, 1 and 2, and fits none of them.
    const misfit: Scored[] = [...trio, [0, 3, -3], [1, 3, -3], [2, 3, -3]];
    const start = (): Groups => groupsOf(8, [0, 1, 2, 3], [4, 5], [6, 7]);

    it.each([
      [
        [3, 4],
        [3, 6],
      ],
      [
        [4, 3],
        [6, 3],
      ],
    ] as const)('to the group that it fits best, from either end of an edge: %j %j', (one, other) => {
      const scores: Scored[] = [...misfit, [3, 4, 1], [3, 5, 1], [3, 6, 2], [3, 7, 2]];
      expect(repair(start(), [one, other], scores)[3]).toBe(6);
      expect(repair(start(), [other, one], scores)[3]).toBe(6);
    });

    it('to no group that it fits less than the threshold', () => {
      expect(repair(start(), [[3, 4]], [...misfit, [3, 4, -0.5], [3, 5, -0.5]])[3]).toBe(3);
    });

    it('to no group that it has no edge to', () => {
      const scores: Scored[] = [...misfit, [3, 4, 1], [3, 5, 1]];
      expect(repair(start(), [[2, 3]], scores)[3]).toBe(3);
    });
  });

  it('does not follow a message that leaves as well', () => {
    // 0 names its group and fits it as little as 4 fits its own: 4 would fit the group of 0.
    const scores: Scored[] = [
      [1, 2, 5],
      [0, 1, -3],
      [0, 2, -3],
      [4, 5, -3],
      [4, 6, -3],
      [5, 6, 5],
      [0, 4, 9],
      [1, 4, 3],
      [2, 4, 3],
    ];
    const groups = groupsOf(7, [0, 1, 2], [5, 4, 6]);
    const after = repair(groups, [[0, 4]], scores);
    expect(after[0]).toBe(0);
    expect(after[4]).toBe(4);
    expect([after[1], after[2]]).toEqual([1, 1]);
  });
});
