import { describe, expect, it } from 'vitest';
import { createEdgeDraft, type Edges, replaceEdges } from '../../../src/cluster/groups/edges.ts';

function edgesOf(...all: readonly (readonly [number, number, number])[]): Edges {
  const draft = createEdgeDraft();
  for (const edge of all) draft.add(...edge);
  return draft.edges();
}

describe('replaceEdges', () => {
  it('has each pair once, with the score of the last comparison', () => {
    const known = edgesOf([0, 1, 2], [3, 1, 1], [1, 4, 3]);
    const anew = edgesOf([1, 3, 5], [2, 4, 6]);
    const { length, left, right, scores } = replaceEdges(known, anew, 5);
    expect(Array.from({ length }, (_, edge) => [left[edge], right[edge], scores[edge]])).toEqual([
      [0, 1, 2],
      [1, 4, 3],
      [1, 3, 5],
      [2, 4, 6],
    ]);
  });
});
