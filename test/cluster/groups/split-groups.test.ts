import { describe, expect, it } from 'vitest';
import { createGroups, type Groups, joinGroups, nameNow } from '../../../src/cluster/groups/groups.ts';
import { splitGroups } from '../../../src/cluster/groups/split-groups.ts';
import { compareBy, inOrder, plainSettings } from '../plain-store.ts';

type Scored = readonly [a: number, b: number, score: number];

const settings = { ...plainSettings, threshold: 0, stayThreshold: -1 };

/** One group of all messages, named by one of them. */
function groupOf(size: number, name = 0): Groups {
  const groups = createGroups(size);
  const members = [...inOrder(size)];
  for (const member of members) if (member !== name) joinGroups(groups, name, member, members);
  return groups;
}

/** All pairs inside of each part fit by 3, others by a score. */
function halves(parts: readonly (readonly number[])[], across: number): Scored[] {
  const scores: Scored[] = [];
  for (const [i, part] of parts.entries()) {
    for (const a of part) {
      for (const b of part) if (a < b) scores.push([a, b, 3]);
      for (const other of parts.slice(i + 1)) for (const b of other) scores.push([a, b, across]);
    }
  }
  return scores;
}

/** @param from messages before this one were in these groups in earlier runs, else in one */
function split(
  groups: Groups,
  from: number,
  scores: readonly Scored[],
  before: readonly number[] = new Array<number>(from).fill(groups.of[0]!),
): ReadonlyMap<number, number> {
  return splitGroups(groups, Int32Array.from(before), {
    ranks: inOrder(groups.of.length),
    comparer: compareBy(scores),
    settings,
  });
}

describe('splitGroups', () => {
  const parts = [
    [0, 2, 3, 6],
    [1, 4, 5],
  ];

  it('parts halves that no longer fit each other, the larger one going on', () => {
    const groups = groupOf(7);
    expect([...split(groups, 6, halves(parts, -2))]).toEqual([[1, 0]]);
    expect([...groups.of]).toEqual([0, 1, 0, 0, 1, 1, 0]);
    expect(groups.members.get(1)).toEqual([1, 4, 5]);
    expect(groups.exemplars.get(0)).toEqual([0, 2, 3, 6]);
  });

  it('finds the larger half by the old name also where the smaller one has the message that gave it', () => {
    const groups = groupOf(7, 1);
    const [[part, source]] = [...split(groups, 6, halves(parts, -2))] as [[number, number]];
    expect([part, source]).toEqual([4, 0]);
    expect(groups.of[1]).toBe(4);
    expect([nameNow(groups, 1), nameNow(groups, 4)]).toEqual([0, 4]);
  });

  it.each([
    ['fit hardly', 7, 6, -0.9],
    ['were joined in this run', 7, 2, -2],
    ['did not grow', 7, 7, -2],
  ])('leaves together halves that %s', (_, size, from, across) => {
    const groups = groupOf(size);
    expect([...split(groups, from, halves(parts, across))]).toEqual([]);
    expect(new Set(groups.of)).toEqual(new Set([0]));
  });

  it('leaves together two issues that were joined in this run', () => {
    const groups = groupOf(7);
    expect([...split(groups, 6, halves(parts, -2), [0, 1, 0, 0, 1, 1])]).toEqual([]);
  });

  it('leaves a single member to be repaired', () => {
    const groups = groupOf(5);
    expect([...split(groups, 4, halves([[0, 1, 2, 4], [3]], -2))]).toEqual([]);
    expect(groups.of[3]).toBe(0);
  });

  it('puts members of a large group, of which some are looked at, where they fit best', () => {
    const groups = groupOf(9);
    groups.exemplars.set(0, [0, 1, 4, 5, 8]);
    split(
      groups,
      8,
      halves(
        [
          [0, 2, 4, 6, 8],
          [1, 3, 5, 7],
        ],
        -2,
      ),
    );
    expect([...groups.of]).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0]);
  });
});
