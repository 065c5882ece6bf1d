import { describe, expect, it } from 'vitest';
import { createGroups, type Groups, joinGroups } from '../../../src/cluster/groups/groups.ts';
import { caseFeatureNames } from '../../../src/cluster/memberships/case-features.ts';
import { settleMemberships } from '../../../src/cluster/memberships/settle-memberships.ts';
import type { BoostedTrees } from '../../../src/cluster/trees/boosted-trees.ts';
import { edgesOf } from '../edges-of.ts';
import { compareBy, inOrder, plainSettings } from '../plain-store.ts';

/** A member has pairs of more than 0 on average, by log-odds of 2; who has less is none, by −2; beyond 3 the log-odds are 4. */
const trees: BoostedTrees = {
  features: [...caseFeatureNames],
  base: 0,
  trees: [[[caseFeatureNames.indexOf('mean'), 0, 1, 2], [-2], [caseFeatureNames.indexOf('mean'), 3, 3, 4], [2], [4]]],
};

type Scored = readonly [a: number, b: number, score: number];

/** Groups after memberships were settled; all scored pairs are edges. */
function settle(
  groups: Groups,
  scores: readonly Scored[],
  { before = new Int32Array(), whole = inOrder(groups.of.length) } = {},
): number[] {
  settleMemberships(
    groups,
    edgesOf(scores),
    { before, whole },
    {
      ranks: inOrder(groups.of.length),
      comparer: compareBy(scores),
      settings: { ...plainSettings, memberThreshold: 0, pairThreshold: -1 },
      trees,
    },
  );
  return [...groups.of];
}

/** Groups of messages, each named by its first. */
function groupsOf(size: number, ...lists: readonly (readonly number[])[]): Groups {
  const groups = createGroups(size);
  for (const [first, ...rest] of lists) {
    for (const [i, member] of rest.entries()) joinGroups(groups, first!, member, [first!, ...rest.slice(0, i + 1)]);
  }
  return groups;
}

describe('settleMemberships', () => {
  const pair: Scored = [0, 1, 5];

  it('lets a message that stands alone join a group that it belongs to', () => {
    const groups = groupsOf(3, [0, 1]);
    expect(settle(groups, [pair, [0, 2, 1], [1, 2, 1]])).toEqual([0, 0, 0]);
    expect(groups.members.get(0)).toEqual([0, 1, 2]);
  });

  it('leaves one alone that belongs to no group', () => {
    expect(settle(groupsOf(3, [0, 1]), [pair, [0, 2, 1], [1, 2, -2]])).toEqual([0, 0, 2]);
  });

  it('takes none back that repair took out of the group', () => {
    const scores: Scored[] = [pair, [0, 2, 1], [1, 2, 1]];
    expect(settle(groupsOf(3, [0, 1]), scores, { whole: Int32Array.of(0, 0, 0) })).toEqual([0, 0, 2]);
  });

  it('lets a message join the group that it likeliest belongs to', () => {
    const scores: Scored[] = [pair, [2, 3, 5], [0, 4, 1], [1, 4, 1], [2, 4, 4], [3, 4, 4]];
    expect(settle(groupsOf(5, [0, 1], [2, 3]), scores)).toEqual([0, 0, 2, 2, 2]);
  });

  it('lets two messages that this run put together stand alone again where they are not one', () => {
    const groups = groupsOf(2, [0, 1]);
    expect(settle(groups, [[0, 1, -1]])).toEqual([0, 1]);
    expect(groups.members.size).toBe(0);
  });

  it('keeps two that an earlier run put together, and two that another one joins', () => {
    expect(settle(groupsOf(2, [0, 1]), [[0, 1, -1]], { before: Int32Array.of(0, 0) })).toEqual([0, 0]);
    expect(
      settle(groupsOf(3, [0, 1]), [
        [0, 1, -1],
        [0, 2, 1],
        [1, 2, 1],
      ]),
    ).toEqual([0, 0, 0]);
  });

  it('takes no member from a group of three', () => {
    const scores: Scored[] = [pair, [0, 2, -1], [1, 2, -1]];
    expect(settle(groupsOf(3, [0, 1, 2]), scores)).toEqual([0, 0, 0]);
  });
});
