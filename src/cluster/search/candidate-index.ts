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

/** Terms that two messages or more have, the `probeTerms` weightiest of each message, and its pieces of names. */
export function indexMessages(
  order: Int32Array,
  store: MessageStore,
  weights: Weights,
  settings: IssueSettings,
): CandidateIndex {
  const { counts } = store.vocabulary;
  const size = store.keys.length;
  const starts = store.starts.data;
  const terms = store.terms.data;
  const uses = store.uses.data;
  const probeStarts = shared.uint32(size + 1);
  const { ids: pieces, tells, slots } = weights.pieces;
  const telling = pieces.reduce((sum, id) => sum + (id < 0 ? 0 : 1), 0);
  const capacity = size * settings.probeTerms + telling;
  const probes = shared.int32(capacity);
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
  const postingStarts = shared.uint32(counts.length + tells.length + 1);
  for (let at = 0; at < filled; at += 1) postingStarts[probes[at]! + 1]! += 1;
  for (let id = 0; id + 1 < postingStarts.length; id += 1) postingStarts[id + 1]! += postingStarts[id]!;
  const next = postingStarts.slice();
  const postings = shared.int32(filled);
  const postingWeights = shared.float32(filled);
  const places = shared.uint32(filled);
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
  };
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
