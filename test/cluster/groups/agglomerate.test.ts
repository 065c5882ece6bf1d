import { describe, expect, it } from 'vitest';
import { agglomerate } from '../../../src/cluster/groups/agglomerate.ts';
import { createGroups } from '../../../src/cluster/groups/groups.ts';
import { edgesOf } from '../edges-of.ts';
import { compareBy, inOrder, plainSettings } from '../plain-store.ts';

type Scored = readonly [a: number, b: number, score: number];

const settings = { ...plainSettings, threshold: 0 };

/** Group of each of `size` messages after joining. @param others scores of pairs that are no edges */
function join(size: number, edges: readonly Scored[], others: readonly Scored[] = [], ranks = inOrder(size)) {
  const groups = createGroups(size);
  agglomerate(groups, edgesOf(edges), { ranks, comparer: compareBy([...edges, ...others]), settings });
  return groups;
}

describe('agglomerate', () => {
  it('joins the likeliest pair first, and no group that does not fit what it became', () => {
    const edges: Scored[] = [
      [1, 2, 2],
      [0, 1, 3],
    ];
    expect([...join(3, edges, [[0, 2, -5]]).of]).toEqual([0, 0, 2]);
    expect([...join(3, edges, [[0, 2, -1]]).of]).toEqual([0, 0, 0]);
  });

  it('takes edges from the threshold on', () => {
    expect([
      ...join(4, [
        [0, 1, 0],
        [2, 3, -0.1],
      ]).of,
    ]).toEqual([0, 0, 2, 3]);
  });

  it('goes by time where pairs are equally likely, and names a group by its earliest message', () => {
    const edges: Scored[] = [
      [0, 1, 2],
      [1, 2, 2],
    ];
    expect([...join(3, edges, [[0, 2, -5]]).of]).toEqual([0, 0, 2]);
    // Message 2 came first.
    expect([...join(3, edges, [[0, 2, -5]], Int32Array.of(2, 1, 0)).of]).toEqual([0, 2, 2]);
  });

  it('compares groups again that did not fit before one of them grew', () => {
    const edges: Scored[] = [
      [0, 1, 9],
      [0, 2, 8],
      [0, 3, 7],
      [2, 3, 4],
    ];
    // 2 does not fit 0 and 1, but together with 3 they are near enough.
    const groups = join(4, edges, [
      [1, 2, -9],
      [1, 3, 3],
    ]);
    expect([...groups.of]).toEqual([0, 0, 0, 0]);
    expect(groups.members.get(0)!.toSorted()).toEqual([0, 1, 2, 3]);
  });

  it('keeps as many exemplars as are set, in the order of time, the first and the last among them', () => {
    const size = 6;
    const edges = Array.from({ length: size - 1 }, (_, i): Scored => [i, i + 1, 9 - i]);
    const all = edges.flatMap(([a]) => Array.from({ length: size }, (_, b): Scored => [a, b, 5]));
    const groups = createGroups(size);
    agglomerate(groups, edgesOf(edges), {
      ranks: inOrder(size),
      comparer: compareBy([...all, ...edges]),
      settings: { ...settings, exemplars: 3 },
    });
    expect(groups.members.get(0)).toHaveLength(size);
    const exemplars = groups.exemplars.get(0)!;
    expect(exemplars).toHaveLength(3);
    expect([exemplars[0], exemplars[2]]).toEqual([0, 5]);
  });
});
