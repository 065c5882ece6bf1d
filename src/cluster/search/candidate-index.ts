import { shared } from '../../core/shared-arrays.ts';
import { isNamedSlot, pieceSlots } from '../names/name-pieces.ts';
import type { IssueSettings } from '../settings.ts';
import type { MessageStore } from '../store/store.ts';
import { leastSpecificity, type Weights } from '../store/weights.ts';

/** What a name that tells one place weighs, where a word weighs 1: messages that share one and little else are compared, too. */
const nameWeight = 2;

/** Inverted index over each message's most telling terms, postings in the order of time. */
export interface CandidateIndex {
  /** Terms from this number on are pieces of names. */
  readonly firstPiece: number;
  readonly starts: Uint32Array;
  readonly postings: Int32Array;
  /** Partial weight of the posting's message for the term, normalised. */
  readonly weights: Float32Array;
  readonly probes: Int32Array;
  /** Where the message of a probe stands in the postings of its term, which tell its weight. */
  readonly places: Uint32Array;
  readonly probeStarts: Uint32Array;
}

/** The terms of every message by which others are looked for, message after message. */
interface Probes {
  /** As in the index; terms from `counts.length` on are pieces of names. */
  readonly terms: Int32Array;
  readonly weights: Float32Array;
  readonly starts: Uint32Array;
  /** How many there are: the arrays have room for more. */
  readonly length: number;
}

/** Terms that two messages or more have, the `probeTerms` weightiest of each message, and its pieces of names. */
export function indexMessages(
  order: Int32Array,
  store: MessageStore,
  weights: Weights,
  settings: IssueSettings,
): CandidateIndex {
  const firstPiece = store.vocabulary.counts.length;
  const probes = listProbes(store, weights, settings.probeTerms);
  return {
    firstPiece,
    probes: probes.terms,
    probeStarts: probes.starts,
    ...listPostings(order, probes, firstPiece + weights.pieces.tells.length),
  };
}

function listProbes(store: MessageStore, weights: Weights, probeTerms: number): Probes {
  const { counts } = store.vocabulary;
  const size = store.keys.length;
  const { ids: pieces, tells, slots } = weights.pieces;
  const telling = pieces.reduce((sum, id) => sum + (id < 0 ? 0 : 1), 0);
  const capacity = size * probeTerms + telling;
  const probes = shared.int32(capacity);
  const probeWeights = new Float32Array(capacity);
  const probeStarts = shared.uint32(size + 1);
  const best = createHeaviest(probeTerms);
  let filled = 0;
  for (let i = 0; i < size; i += 1) {
    weighTerms(i, store, weights, best);
    const norm = weights.norms[i]! || 1;
    for (let rank = 0; rank < best.length; rank += 1) {
      probes[filled] = best.terms[rank]!;
      probeWeights[filled] = best.weights[rank]! / norm;
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
  return { terms: probes, weights: probeWeights, starts: probeStarts, length: filled };
}

/** The heaviest of the terms that were added, heaviest first, those added earlier before others of a weight. */
interface Heaviest {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  length: number;
}

function createHeaviest(most: number): Heaviest {
  return { terms: new Int32Array(most), weights: new Float64Array(most), length: 0 };
}

function addTerm(best: Heaviest, term: number, weight: number): void {
  const { terms, weights } = best;
  if (best.length < terms.length) best.length += 1;
  else if (weight <= weights[best.length - 1]!) return;
  let rank = best.length - 1;
  for (; rank > 0 && weights[rank - 1]! < weight; rank -= 1) {
    terms[rank] = terms[rank - 1]!;
    weights[rank] = weights[rank - 1]!;
  }
  terms[rank] = term;
  weights[rank] = weight;
}

/** Finds the heaviest terms of one message that others have, too. */
function weighTerms(message: number, store: MessageStore, weights: Weights, best: Heaviest): void {
  const { counts } = store.vocabulary;
  const starts = store.starts.data;
  best.length = 0;
  for (let at = starts[message]!; at < starts[message + 1]!; at += 1) {
    const id = store.terms.data[at]!;
    if (counts.data[id]! < 2) continue;
    const name = weights.matterSpecificity[id]! > leastSpecificity ? nameWeight : 1;
    const weight = name * weights.uses[store.uses.data[at]!]! * weights.idf[id]!;
    if (weight > 0) addTerm(best, id, weight);
  }
}

/** Sorts probes by their term, messages of a term in their order. @param terms how many terms there are */
function listPostings(
  order: Int32Array,
  probes: Probes,
  terms: number,
): Pick<CandidateIndex, 'starts' | 'postings' | 'weights' | 'places'> {
  const starts = shared.uint32(terms + 1);
  for (let at = 0; at < probes.length; at += 1) starts[probes.terms[at]! + 1]! += 1;
  for (let id = 0; id < terms; id += 1) starts[id + 1]! += starts[id]!;
  const next = starts.slice();
  const postings = shared.int32(probes.length);
  const weights = shared.float32(probes.length);
  const places = shared.uint32(probes.length);
  for (const i of order) {
    for (let at = probes.starts[i]!; at < probes.starts[i + 1]!; at += 1) {
      const slot = next[probes.terms[at]!]!;
      postings[slot] = i;
      weights[slot] = probes.weights[at]!;
      places[at] = slot;
      next[probes.terms[at]!] = slot + 1;
    }
  }
  return { starts, postings, weights, places };
}

/**
 * The part of the postings of a probe's term that is looked at: `reach` before its message and one less after it, since the last
 * one after it has it among its own; all where they are `2 * reach` or fewer.
 */
export function windowOf(index: CandidateIndex, probe: number, reach: number): readonly [number, number] {
  const id = index.probes[probe]!;
  const start = index.starts[id]!;
  const end = index.starts[id + 1]!;
  if (end - start <= 2 * reach) return [start, end];
  const place = index.places[probe]!;
  return [Math.max(start, place - reach), Math.min(end, place + reach)];
}
