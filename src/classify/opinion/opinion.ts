import type { SegmentedMessage } from '../../core/message.ts';
import type { Head, OpinionManifest } from '../model/manifest.ts';
import type { KindReader } from './kind-reader.ts';

/**
 * A second opinion: scores of heads' labels by the kinds of asks and problems that a message is like. It is asked where a head itself
 * is in doubt (late fusion of two linear classifiers, Kittler et al. 1998: the weighted sum of their scores).
 */
export interface Opinion {
  readonly manifest: OpinionManifest;
  /** See `KindReader.ids`. */
  readonly ids: Uint32Array;
  /** Two rows a kind, of one weight a column each. */
  readonly weights: Int8Array;
}

/** Gives the scores that a head decides by. */
export type Adviser = (
  head: Head,
  scores: Float64Array,
  allowed: readonly boolean[] | null,
  message: SegmentedMessage,
) => Float64Array;

/**
 * Makes an adviser. Kinds that the opinion does not know say nothing, and it says nothing of a message that is like none that it knows.
 * @param heads those of the model that the opinion is of
 * @returns a function that gives the scores by column, without bias; where it changes them, in an array of its own that its next call fills anew
 */
export function createAdviser(
  { manifest, ids, weights }: Opinion,
  heads: readonly Head[],
  reader: KindReader,
): Adviser {
  const { share, within, bias, scales } = manifest;
  const columns = bias.length;
  const firsts = findFirsts(manifest, heads);
  const place = new Map(Array.from(ids, (id, kind) => [id, kind]));
  const known = Int32Array.from(reader.ids, (id) => place.get(id) ?? -1);
  let advised = new Float64Array(0);
  const sums = new Float64Array(columns);
  return (head, scores, allowed, message) => {
    const first = firsts.get(head.name);
    if (first === undefined || findMargin(head, scores, allowed) >= within) return scores;
    const labels = head.labels.length;
    const { rows, values } = reader.read(message);
    sums.fill(0, 0, labels);
    let found = false;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const kind = known[row >> 1]!;
      if (kind < 0) continue;
      found = true;
      const from = (2 * kind + (row & 1)) * columns + first;
      for (let k = 0; k < labels; k++) sums[k] = sums[k]! + values[i]! * weights[from + k]!;
    }
    if (!found) return scores;
    if (advised.length !== scores.length) advised = new Float64Array(scores.length);
    advised.set(scores);
    for (let k = 0; k < labels; k++) {
      const column = head.column + k;
      advised[column] = advised[column]! + share * (sums[k]! * scales[first + k]! + bias[first + k]!);
    }
    return advised;
  };
}

/** By name of an advised head the opinion's first column for it. */
function findFirsts(manifest: OpinionManifest, heads: readonly Head[]): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  let next = 0;
  for (const name of manifest.heads) {
    firsts.set(name, next);
    next += heads.find((head) => head.name === name)?.labels.length ?? 0;
  }
  return firsts;
}

/** By how much the best of a head's labels leads. */
function findMargin({ labels, column, bias }: Head, scores: Float64Array, allowed: readonly boolean[] | null): number {
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < labels.length; k++) {
    if (allowed !== null && allowed[k] !== true) continue;
    const score = scores[column + k]! + bias[k]!;
    if (score > best) [best, second] = [score, best];
    else if (score > second) second = score;
  }
  return best - second;
}
