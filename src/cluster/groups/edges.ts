import { createGrowable } from '../../core/growable.ts';

/** Pairs of messages that may be one issue, `left[e] < right[e]`, each pair once. */
export interface Edges {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly scores: Float32Array;
}

/** Edges that are being found. */
export interface EdgeDraft {
  readonly add: (left: number, right: number, score: number) => void;
  /** Those added so far, in their order. */
  readonly edges: () => Edges;
}

/** No edges yet. */
export function createEdgeDraft(): EdgeDraft {
  const left = createGrowable((length) => new Int32Array(length));
  const right = createGrowable((length) => new Int32Array(length));
  const scores = createGrowable((length) => new Float32Array(length));
  return {
    add: (one, other, score) => {
      left.push(one);
      right.push(other);
      scores.push(score);
    },
    edges: () => ({
      length: left.length,
      left: left.data.slice(0, left.length),
      right: right.data.slice(0, right.length),
      scores: scores.data.slice(0, scores.length),
    }),
  };
}

/** The edges of all, in this order. */
export function joinEdges(all: readonly Edges[]): Edges {
  const length = all.reduce((sum, edges) => sum + edges.length, 0);
  const joined = { left: new Int32Array(length), right: new Int32Array(length), scores: new Float32Array(length) };
  let at = 0;
  for (const edges of all) {
    for (const name of ['left', 'right', 'scores'] as const)
      joined[name].set(edges[name].subarray(0, edges.length), at);
    at += edges.length;
  }
  return { length, ...joined };
}

/** Those of some edges that are wanted, in their order. */
export function pickEdges(edges: Edges, isWanted: (edge: number) => boolean): Edges {
  const left = new Int32Array(edges.length);
  const right = new Int32Array(edges.length);
  const scores = new Float32Array(edges.length);
  let length = 0;
  for (let edge = 0; edge < edges.length; edge += 1) {
    if (!isWanted(edge)) continue;
    left[length] = edges.left[edge]!;
    right[length] = edges.right[edge]!;
    scores[length] = edges.scores[edge]!;
    length += 1;
  }
  return { length, left: left.slice(0, length), right: right.slice(0, length), scores: scores.slice(0, length) };
}

/** Edges without those that others have, too, and then these: what is compared again counts as it was compared last. */
export function replaceEdges(known: Edges, anew: Edges, messages: number): Edges {
  if (anew.length === 0) return known;
  const keyOf = ({ left, right }: Edges, edge: number): number =>
    Math.min(left[edge]!, right[edge]!) * messages + Math.max(left[edge]!, right[edge]!);
  const compared = new Set<number>();
  for (let edge = 0; edge < anew.length; edge += 1) compared.add(keyOf(anew, edge));
  return joinEdges([pickEdges(known, (edge) => !compared.has(keyOf(known, edge))), anew]);
}
