import { describe, expect, it } from 'vitest';
import { createGroups, type Groups, joinGroups } from '../../../src/cluster/groups/groups.ts';
import { listLoners, listPairs } from '../../../src/cluster/memberships/list-cases.ts';
import { edgesOf } from '../edges-of.ts';
import { inOrder } from '../plain-store.ts';

/** Six messages: 0 and 1 are a group, 2 to 4 another, 5 stands alone. */
function sixMessages(): Groups {
  const groups = createGroups(6);
  joinGroups(groups, 0, 1, [0, 1]);
  joinGroups(groups, 2, 3, [2, 3]);
  joinGroups(groups, 2, 4, [2, 3, 4]);
  return groups;
}

const none = new Int32Array();

describe('listLoners', () => {
  it('lists a message that stands alone beside each group that an edge leads to, once and in the order of time', () => {
    const edges = edgesOf([
      [4, 5, 0],
      [3, 5, 0],
      [1, 5, 0],
    ]);
    expect(listLoners(sixMessages(), edges, inOrder(6), inOrder(6))).toEqual([
      { message: 5, group: 0, others: [0, 1] },
      { message: 5, group: 2, others: [2, 3, 4] },
    ]);
  });

  it('lists neither members of groups nor two that stand alone', () => {
    const groups = createGroups(3);
    joinGroups(groups, 0, 1, [0, 1]);
    expect(listLoners(groups, edgesOf([[0, 1, 5]]), inOrder(3), inOrder(3))).toEqual([]);
    expect(listLoners(createGroups(2), edgesOf([[0, 1, 0]]), inOrder(2), inOrder(2))).toEqual([]);
  });
});

describe('listPairs', () => {
  const edges = edgesOf([
    [0, 1, 2],
    [2, 3, 2],
    [1, 5, 0],
  ]);

  it('lists the members of a group of two, and of no larger one', () => {
    expect(listPairs(sixMessages(), edges, none, inOrder(6))).toEqual([[0, 1]]);
  });

  it('leaves a group of two alone that an earlier run made, and takes one that a new message made of an old one', () => {
    expect(listPairs(sixMessages(), edges, Int32Array.of(0, 0), inOrder(6))).toEqual([]);
    expect(listPairs(sixMessages(), edges, Int32Array.of(0), inOrder(6))).toEqual([[0, 1]]);
  });

  it('leaves a group of two alone that no edge of this run is in', () => {
    expect(listPairs(sixMessages(), edgesOf([[1, 5, 0]]), none, inOrder(6))).toEqual([]);
  });
});
