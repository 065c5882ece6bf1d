import type { PairComparer } from './compare-groups.ts';
import { isNamedSlot, pieceSlots } from './name-pieces.ts';
import type { IssueSettings } from './settings.ts';
import type { MessageStore } from './store.ts';
import { leastSpecificity, type Weights } from './weights.ts';

/** Pairs of messages that may be one issue, `left[e] < right[e]`, each pair once. */
export interface Edges {
  readonly length: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly scores: Float32Array;
}

/** What a name that tells one place weighs, where a word weighs 1: messages that share one and little else are compared, too. */
const nameWeight = 2;

/** So many messages that share pieces of names are compared besides, at most, where words alone do not propose them. */
const pieceCandidates = 4;

/** Inverted index over each message's most telling terms, postings in the order of time. */
interface Index {
  /** Terms from this number on are pieces of names. */
  readonly firstPiece: number;
  readonly starts: Uint32Array;
  readonly postings: Int32Array;
  /** Partial weight of the posting's message for the term, normalised. */
  readonly weights: Float32Array;
  readonly probes: Int32Array;
  /** Where the message of a probe stands in the postings of its term. */
  readonly places: Uint32Array;
  readonly probeStarts: Uint32Array;
  readonly probeWeights: Float32Array;
}

/** Terms that two messages or more have, the `probeTerms` weightiest of each message, and its pieces of names. */
function indexMessages(order: Int32Array, store: MessageStore, weights: Weights, settings: IssueSettings): Index {
  const { counts } = store.vocabulary;
  const size = store.keys.length;
  const starts = store.starts.data;
  const terms = store.terms.data;
  const uses = store.uses.data;
  const probeStarts = new Uint32Array(size + 1);
  const { ids: pieces, tells, slots } = weights.pieces;
  const telling = pieces.reduce((sum, id) => sum + (id < 0 ? 0 : 1), 0);
  const capacity = size * settings.probeTerms + telling;
  const probes = new Int32Array(capacity);
  const probeWeights = new Float32Array(capacity);
  const counted = counts.data;
  // The weightiest terms of the message at hand, heaviest first.
  const bestTerms = new Int32Array(settings.probeTerms);
  const bestWeights = new Float64Array(settings.probeTerms);
  let filled = 0;
  for (let i = 0; i < size; i += 1) {
    let length = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const id = terms[at]!;
      if (counted[id]! < 2) continue;
      const name = weights.matterSpecificity[id]! > leastSpecificity ? nameWeight : 1;
      const weight = name * weights.uses[uses[at]!]! * weights.idf[id]!;
      if (weight <= 0) continue;
      if (length === settings.probeTerms) {
        if (weight <= bestWeights[length - 1]!) continue;
      } else length += 1;
      let slot = length - 1;
      for (; slot > 0 && bestWeights[slot - 1]! < weight; slot -= 1) {
        bestTerms[slot] = bestTerms[slot - 1]!;
        bestWeights[slot] = bestWeights[slot - 1]!;
      }
      bestTerms[slot] = id;
      bestWeights[slot] = weight;
    }
    const norm = weights.norms[i]! || 1;
    for (let slot = 0; slot < length; slot += 1) {
      probes[filled] = bestTerms[slot]!;
      probeWeights[filled] = bestWeights[slot]! / norm;
      filled += 1;
    }
    for (let at = i * pieceSlots; at < (i + 1) * pieceSlots; at += 1) {
      if (pieces[at]! < 0) continue;
      probes[filled] = counts.length + pieces[at]!;
      // Below 0 inside a found name: two that both have it so share the name.
      probeWeights[filled] = isNamedSlot(slots[at]!) ? -tells[pieces[at]!]! : tells[pieces[at]!]!;
      filled += 1;
    }
    probeStarts[i + 1] = filled;
  }
  const postingStarts = new Uint32Array(counts.length + tells.length + 1);
  for (let at = 0; at < filled; at += 1) postingStarts[probes[at]! + 1]! += 1;
  for (let id = 0; id + 1 < postingStarts.length; id += 1) postingStarts[id + 1]! += postingStarts[id]!;
  const next = postingStarts.slice();
  const postings = new Int32Array(filled);
  const postingWeights = new Float32Array(filled);
  const places = new Uint32Array(filled);
  for (const i of order) {
    for (let at = probeStarts[i]!; at < probeStarts[i + 1]!; at += 1) {
      const slot = next[probes[at]!]!;
      postings[slot] = i;
      postingWeights[slot] = probeWeights[at]!;
      places[at] = slot;
      next[probes[at]!] = slot + 1;
    }
  }
  return {
    firstPiece: counts.length,
    starts: postingStarts,
    postings,
    weights: postingWeights,
    probes,
    places,
    probeStarts,
    probeWeights,
  };
}

/**
 * For every message from `from` on: the messages that share its most telling terms and lie near it in time, the best
 * `candidates` of them compared in full. Work and memory are linear in the number of messages.
 * @param ranks position of each message in the order of (time, key)
 * @param floor log-odds below which a pair is none
 * @param isKept whether a pair is one nevertheless
 */
export function findEdges(
  from: number,
  ranks: Int32Array,
  order: Int32Array,
  store: MessageStore,
  weights: Weights,
  comparer: PairComparer,
  settings: IssueSettings,
  floor = settings.edgeThreshold,
  isKept: (a: number, b: number) => boolean = () => false,
): Edges {
  const index = indexMessages(order, store, weights, settings);
  const size = store.keys.length;
  const places = settings.candidates + pieceCandidates;
  const capacity = Math.max(1, (size - from) * places);
  const left = new Int32Array(capacity);
  const right = new Int32Array(capacity);
  const scores = new Float32Array(capacity);
  const sums = new Float32Array(size);
  const { firstPiece, postings, probes, probeStarts, probeWeights, weights: postingWeights } = index;
  const seen: number[] = [];
  /** Likewise of those that share pieces of names. */
  const pieceSums = new Float32Array(size);
  const seenByPieces: number[] = [];
  // Messages compared with each message so far, -1 in free slots: a pair that each side proposes is compared once.
  const compared = new Int32Array(capacity).fill(-1);
  let length = 0;
  for (let i = from; i < size; i += 1) {
    seen.length = 0;
    seenByPieces.length = 0;
    // Nobody is his own candidate: what is not 0 counts as seen.
    sums[i] = Number.NEGATIVE_INFINITY;
    pieceSums[i] = Number.NEGATIVE_INFINITY;
    for (let at = probeStarts[i]!; at < probeStarts[i + 1]!; at += 1) {
      const weight = probeWeights[at]!;
      const [begin, end] = windowOf(index, at, settings.probeWindow);
      if (probes[at]! < firstPiece) {
        for (let p = begin; p < end; p += 1) {
          const j = postings[p]!;
          const sum = sums[j]!;
          if (sum === 0) seen.push(j);
          sums[j] = sum + weight * postingWeights[p]!;
        }
        continue;
      }
      const tells = Math.abs(weight);
      for (let p = begin; p < end; p += 1) {
        if (weight < 0 && postingWeights[p]! < 0) continue;
        const j = postings[p]!;
        const sum = pieceSums[j]!;
        if (sum === 0) seenByPieces.push(j);
        pieceSums[j] = sum + tells;
      }
    }
    sums[i] = 0;
    pieceSums[i] = 0;
    const byTerms = chooseBest(seen, sums, settings.candidates, ranks).filter(
      (j) => sums[j]! >= settings.candidateFloor,
    );
    const others = seenByPieces.filter((j) => !byTerms.includes(j));
    let slot = (i - from) * places;
    for (const j of [...byTerms, ...chooseBest(others, pieceSums, pieceCandidates, ranks)]) {
      compared[slot] = j;
      slot += 1;
      if (j >= from && j < i && includes(compared, (j - from) * places, places, i)) continue;
      let score = comparer.pair(i, j, floor);
      if (score < floor) {
        if (!isKept(i, j)) continue;
        score = comparer.pair(i, j);
      }
      left[length] = Math.min(i, j);
      right[length] = Math.max(i, j);
      scores[length] = score;
      length += 1;
    }
    for (const j of seen) sums[j] = 0;
    for (const j of seenByPieces) pieceSums[j] = 0;
  }
  return { length, left, right, scores };
}

/** The edges of both, those of the first before those of the second. */
export function joinEdges(first: Edges, second: Edges): Edges {
  const length = first.length + second.length;
  const joined = { left: new Int32Array(length), right: new Int32Array(length), scores: new Float32Array(length) };
  for (const name of ['left', 'right', 'scores'] as const) {
    joined[name].set(first[name].subarray(0, first.length));
    joined[name].set(second[name].subarray(0, second.length), first.length);
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

function includes(values: Int32Array, from: number, count: number, wanted: number): boolean {
  for (let at = from; at < from + count; at += 1) if (values[at] === wanted) return true;
  return false;
}

/**
 * The part of the postings of a probe's term that is looked at: `reach` before its message and one less after it, since the last
 * one after it has it among its own; all where they are `2 * reach` or fewer.
 */
function windowOf(index: Index, probe: number, reach: number): readonly [number, number] {
  const id = index.probes[probe]!;
  const start = index.starts[id]!;
  const end = index.starts[id + 1]!;
  if (end - start <= 2 * reach) return [start, end];
  const place = index.places[probe]!;
  return [Math.max(start, place - reach), Math.min(end, place + reach)];
}

/** The `limit` messages with the largest sums, in no particular order; of equal sums the earlier messages. */
function chooseBest(seen: readonly number[], sums: Float32Array, limit: number, ranks: Int32Array): readonly number[] {
  if (seen.length <= limit) return seen;
  // A heap with the weakest of the chosen on top.
  const heap: number[] = [];
  const weaker = (a: number, b: number): boolean =>
    sums[a]! < sums[b]! || (sums[a] === sums[b] && ranks[a]! > ranks[b]!);
  for (const message of seen) {
    if (heap.length < limit) {
      let at = heap.length;
      heap.push(message);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!weaker(message, heap[parent]!)) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = message;
    } else if (weaker(heap[0]!, message)) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= limit) break;
        if (child + 1 < limit && weaker(heap[child + 1]!, heap[child]!)) child += 1;
        if (!weaker(heap[child]!, message)) break;
        heap[at] = heap[child]!;
        at = child;
      }
      heap[at] = message;
    }
  }
  return heap;
}
