import type { Edges } from '../../src/cluster/groups/edges.ts';

/** Edges of these pairs, in this order. */
export function edgesOf(scores: readonly (readonly [a: number, b: number, score: number])[]): Edges {
  return {
    length: scores.length,
    left: Int32Array.from(scores, ([a]) => a),
    right: Int32Array.from(scores, ([, b]) => b),
    scores: Float32Array.from(scores, ([, , score]) => score),
  };
}
