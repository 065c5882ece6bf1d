import type { Grouping } from './compare-groups.ts';
import type { Edges } from './edges.ts';
import { exemplarsOf, type Groups, joinGroups, spread } from './groups.ts';

/**
 * Joins groups along the edges, the likeliest pair of groups first (agglomerative clustering with lazy updates: a pair
 * whose groups have grown since it was scored is scored anew before it counts), until no pair reaches the threshold.
 * Every edge waits in the heap once; equal scores go by time and key, so that the order of the input cannot matter.
 */
export function agglomerate(groups: Groups, edges: Edges, { ranks, comparer, settings }: Grouping): void {
  const sizeOf = (group: number): number => groups.members.get(group)?.length ?? 1;
  const scores = edges.scores.slice(0, edges.length);
  // Size of both groups together when the edge was scored.
  const weights = new Int32Array(edges.length).fill(2);
  const early = new Int32Array(edges.length);
  const late = new Int32Array(edges.length);
  for (let edge = 0; edge < edges.length; edge += 1) {
    const left = ranks[edges.left[edge]!]!;
    const right = ranks[edges.right[edge]!]!;
    early[edge] = Math.min(left, right);
    late[edge] = Math.max(left, right);
  }
  const precedes = (x: number, y: number): boolean => {
    if (scores[x] !== scores[y]) return scores[x]! > scores[y]!;
    return early[x] !== early[y] ? early[x]! < early[y]! : late[x]! < late[y]!;
  };
  const heap = createHeap(listReaching(settings.threshold, scores), precedes);
  // Pairs of groups that were scored at a size: other edges between them need not score them again.
  const scored = new Map<number, number>();
  const count = groups.of.length;
  for (let edge = heap.pop(); edge >= 0; edge = heap.pop()) {
    const left = groups.of[edges.left[edge]!]!;
    const right = groups.of[edges.right[edge]!]!;
    if (left === right) continue;
    const [a, b] = ranks[left]! < ranks[right]! ? [left, right] : [right, left];
    const weight = sizeOf(a) + sizeOf(b);
    if (weight === weights[edge]) {
      const both = [...exemplarsOf(groups, a), ...exemplarsOf(groups, b)].sort((x, y) => ranks[x]! - ranks[y]!);
      joinGroups(groups, a, b, spread(both, settings.exemplars));
      continue;
    }
    const pair = a * count + b;
    if (scored.get(pair) === weight) continue;
    scored.set(pair, weight);
    const score = Math.fround(comparer.groups(exemplarsOf(groups, a), exemplarsOf(groups, b)));
    // Not joined now; should one of them grow, another edge between them may still bring them together.
    if (score < settings.threshold) continue;
    scores[edge] = score;
    weights[edge] = weight;
    heap.push(edge);
  }
}

/** The indices of scores that reach a threshold: edges below it would never have their turn. */
function listReaching(threshold: number, scores: Float32Array): Int32Array {
  const indices = new Int32Array(scores.length);
  let length = 0;
  for (let i = 0; i < scores.length; i += 1) if (scores[i]! >= threshold) indices[length++] = i;
  return indices.subarray(0, length);
}

interface Heap {
  /** The first number, or -1 where none is left. */
  readonly pop: () => number;
  readonly push: (value: number) => void;
}

/** A binary heap of these numbers, in place; it never holds more of them. */
function createHeap(heap: Int32Array, precedes: (x: number, y: number) => boolean): Heap {
  const size = heap.length;
  const state = { length: size };
  const sink = (start: number, value: number): void => {
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= state.length) break;
      if (child + 1 < state.length && precedes(heap[child + 1]!, heap[child]!)) child += 1;
      if (!precedes(heap[child]!, value)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = value;
  };
  for (let i = (size >> 1) - 1; i >= 0; i -= 1) sink(i, heap[i]!);
  return {
    pop: () => {
      if (state.length === 0) return -1;
      const first = heap[0]!;
      state.length -= 1;
      if (state.length > 0) sink(0, heap[state.length]!);
      return first;
    },
    push: (value) => {
      let at = state.length;
      state.length += 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!precedes(value, heap[parent]!)) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = value;
    },
  };
}
