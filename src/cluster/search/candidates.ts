import { shared } from '../../core/shared-arrays.ts';
import type { PairComparer } from '../groups/compare-groups.ts';
import { createEdgeDraft, type EdgeDraft, type Edges } from '../groups/edges.ts';
import type { IssueSettings } from '../settings.ts';
import type { MessageStore } from '../store/store.ts';
import type { Weights } from '../store/weights.ts';
import { type CandidateIndex, indexMessages, windowOf } from './candidate-index.ts';

/** So many messages that share pieces of names are compared besides, at most, where words alone do not propose them. */
const pieceCandidates = 4;

/** What looking for candidates reads and writes: numbers alone, so that threads can share it. */
export interface CandidateSearch {
  /** Number of messages; those from `from` on look for others. */
  readonly messages: number;
  readonly from: number;
  readonly index: CandidateIndex;
  /** Position of each message in the order of (time, key). */
  readonly ranks: Int32Array;
  readonly limits: Pick<IssueSettings, 'candidates' | 'candidateFloor' | 'probeWindow'>;
  /** Places for candidates that each message from `from` on has in `proposed`. */
  readonly places: number;
  /** What each message is to be compared with; -1 in free places. */
  readonly proposed: Int32Array;
}

/** Which compared pairs are kept. */
export interface EdgeRule {
  /** Log-odds from which on a pair is kept. */
  readonly floor: number;
  /** Whether one below is kept nevertheless. */
  readonly isKept: (a: number, b: number) => boolean;
}

/**
 * A search in which nothing is proposed yet.
 * @param ranks position of each message in the order of (time, key)
 */
export function prepareSearch(
  from: number,
  ranks: Int32Array,
  order: Int32Array,
  store: MessageStore,
  weights: Weights,
  settings: IssueSettings,
): CandidateSearch {
  const messages = store.keys.length;
  const { candidates, candidateFloor, probeWindow } = settings;
  const places = candidates + pieceCandidates;
  return {
    messages,
    from,
    index: indexMessages(order, store, weights, settings),
    ranks,
    limits: { candidates, candidateFloor, probeWindow },
    places,
    proposed: shared.int32((messages - from) * places).fill(-1),
  };
}

/**
 * Proposes candidates: messages that share the most telling terms of a message and lie near it in time, the best `candidates` of them,
 * and some that share pieces of names.
 * @returns proposes for the messages from one number up to before another
 */
export function createProposer(search: CandidateSearch): (first: number, end: number) => void {
  const { from, places, proposed } = search;
  const probe = createProbe(search);
  return (first, end) => {
    for (let i = first; i < end; i += 1) {
      let place = (i - from) * places;
      for (const j of probe(i)) proposed[place++] = j;
    }
  };
}

/**
 * Looks up the candidates of single messages.
 * @returns of a message, and of the others those that are wanted, `places` at most
 */
export function createProbe(
  search: CandidateSearch,
): (message: number, isWanted?: (other: number) => boolean) => readonly number[] {
  const { messages, index, ranks, limits } = search;
  const { firstPiece, places, postings, probes, probeStarts, weights: postingWeights } = index;
  const sums = new Float32Array(messages);
  const seen: number[] = [];
  /** Likewise of those that share pieces of names. */
  const pieceSums = new Float32Array(messages);
  const seenByPieces: number[] = [];
  return (i, isWanted) => {
    seen.length = 0;
    seenByPieces.length = 0;
    // Nobody is his own candidate: what is not 0 counts as seen.
    sums[i] = Number.NEGATIVE_INFINITY;
    pieceSums[i] = Number.NEGATIVE_INFINITY;
    for (let at = probeStarts[i]!; at < probeStarts[i + 1]!; at += 1) {
      const weight = postingWeights[places[at]!]!;
      const [begin, stop] = windowOf(index, at, limits.probeWindow);
      if (probes[at]! < firstPiece) {
        for (let p = begin; p < stop; p += 1) {
          const j = postings[p]!;
          const sum = sums[j]!;
          if (sum === 0) seen.push(j);
          sums[j] = sum + weight * postingWeights[p]!;
        }
        continue;
      }
      const tells = Math.abs(weight);
      for (let p = begin; p < stop; p += 1) {
        if (weight < 0 && postingWeights[p]! < 0) continue;
        const j = postings[p]!;
        const sum = pieceSums[j]!;
        if (sum === 0) seenByPieces.push(j);
        pieceSums[j] = sum + tells;
      }
    }
    sums[i] = 0;
    pieceSums[i] = 0;
    const wanted = isWanted === undefined ? seen : seen.filter(isWanted);
    const byTerms = chooseBest(wanted, sums, limits.candidates, ranks).filter((j) => sums[j]! >= limits.candidateFloor);
    const others = seenByPieces.filter((j) => !byTerms.includes(j) && (isWanted === undefined || isWanted(j)));
    const chosen = [...byTerms, ...chooseBest(others, pieceSums, pieceCandidates, ranks)];
    for (const j of seen) sums[j] = 0;
    for (const j of seenByPieces) pieceSums[j] = 0;
    return chosen;
  };
}

/**
 * Compares the messages from `first` up to before `end` with their candidates, after all messages got theirs: where each of two has the other, they are
 * compared once, with the one of the lower number.
 */
export function compareCandidates(
  { from, places, proposed }: CandidateSearch,
  comparer: Pick<PairComparer, 'pair'>,
  { floor, isKept }: EdgeRule,
  first: number,
  end: number,
  found: EdgeDraft,
): void {
  for (let i = first; i < end; i += 1) {
    const start = (i - from) * places;
    for (let place = start; place < start + places && proposed[place]! >= 0; place += 1) {
      const j = proposed[place]!;
      if (j >= from && j < i && includes(proposed, (j - from) * places, places, i)) continue;
      let score = comparer.pair(i, j, floor);
      if (score < floor) {
        if (!isKept(i, j)) continue;
        score = comparer.pair(i, j);
      }
      found.add(Math.min(i, j), Math.max(i, j), score);
    }
  }
}

/**
 * For every message from `from` on: the messages that share its most telling terms and lie near it in time, the best
 * `candidates` of them compared in full. Work and memory are linear in the number of messages.
 */
export function findEdges(search: CandidateSearch, comparer: Pick<PairComparer, 'pair'>, rule: EdgeRule): Edges {
  const found = createEdgeDraft();
  createProposer(search)(search.from, search.messages);
  compareCandidates(search, comparer, rule, search.from, search.messages, found);
  return found.edges();
}

function includes(values: Int32Array, from: number, count: number, wanted: number): boolean {
  for (let at = from; at < from + count; at += 1) if (values[at] === wanted) return true;
  return false;
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
