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
  const { firstPiece, places, probes, probeStarts, weights } = index;
  const byTerms = createTally(messages);
  const byPieces = createTally(messages);
  return (i, isWanted) => {
    // Nobody is his own candidate: what is not 0 counts as seen.
    byTerms.sums[i] = Number.NEGATIVE_INFINITY;
    byPieces.sums[i] = Number.NEGATIVE_INFINITY;
    for (let at = probeStarts[i]!; at < probeStarts[i + 1]!; at += 1) {
      const weight = weights[places[at]!]!;
      const [begin, stop] = windowOf(index, at, limits.probeWindow);
      if (probes[at]! < firstPiece) addTerm(byTerms, index, weight, begin, stop);
      else addPiece(byPieces, index, weight, begin, stop);
    }
    byTerms.sums[i] = 0;
    byPieces.sums[i] = 0;
    const wanted = isWanted === undefined ? byTerms.seen : byTerms.seen.filter(isWanted);
    const best = chooseBest(wanted, byTerms.sums, limits.candidates, ranks);
    const chosen = best.filter((j) => byTerms.sums[j]! >= limits.candidateFloor);
    const others = byPieces.seen.filter((j) => !chosen.includes(j) && (isWanted === undefined || isWanted(j)));
    const found = [...chosen, ...chooseBest(others, byPieces.sums, pieceCandidates, ranks)];
    clearTally(byTerms);
    clearTally(byPieces);
    return found;
  };
}

/** What speaks for each message, summed up. */
interface Tally {
  /** By message; 0 where nothing was added yet. */
  readonly sums: Float32Array;
  /** Those whose sums are not 0, in order of their first addition. */
  readonly seen: number[];
}

function createTally(messages: number): Tally {
  return { sums: new Float32Array(messages), seen: [] };
}

function clearTally({ sums, seen }: Tally): void {
  for (const message of seen) sums[message] = 0;
  seen.length = 0;
}

/** Adds a term of a weight to the messages at its postings from `begin` up to before `stop`. */
function addTerm({ sums, seen }: Tally, index: CandidateIndex, weight: number, begin: number, stop: number): void {
  const { postings, weights } = index;
  for (let p = begin; p < stop; p += 1) {
    const j = postings[p]!;
    const sum = sums[j]!;
    if (sum === 0) seen.push(j);
    sums[j] = sum + weight * weights[p]!;
  }
}

/** Likewise a piece of a name, whose weight counts but where it is negative on both sides. */
function addPiece({ sums, seen }: Tally, index: CandidateIndex, weight: number, begin: number, stop: number): void {
  const { postings, weights } = index;
  const tells = Math.abs(weight);
  for (let p = begin; p < stop; p += 1) {
    if (weight < 0 && weights[p]! < 0) continue;
    const j = postings[p]!;
    const sum = sums[j]!;
    if (sum === 0) seen.push(j);
    sums[j] = sum + tells;
  }
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
  const isWeaker = (a: number, b: number): boolean =>
    sums[a]! < sums[b]! || (sums[a] === sums[b] && ranks[a]! > ranks[b]!);
  // A heap with the weakest of the chosen on top.
  const heap: number[] = [];
  for (const message of seen) {
    if (heap.length < limit) pushUp(heap, message, isWeaker);
    else if (isWeaker(heap[0]!, message)) replaceTop(heap, message, isWeaker);
  }
  return heap;
}

type IsWeaker = (a: number, b: number) => boolean;

/** Adds a message to a heap: it rises above those that are stronger. */
function pushUp(heap: number[], message: number, isWeaker: IsWeaker): void {
  let at = heap.length;
  heap.push(message);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWeaker(message, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = message;
}

/** Puts a message in the place of a heap's top: it sinks below those that are weaker. */
function replaceTop(heap: number[], message: number, isWeaker: IsWeaker): void {
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && isWeaker(heap[child + 1]!, heap[child]!)) child += 1;
    if (!isWeaker(heap[child]!, message)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = message;
}
