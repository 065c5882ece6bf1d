import type { Evidence, SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { storedSpan } from '../../segment/normalise.ts';
import type { FeatureBuffer } from '../features/feature-buffer.ts';
import type { Scorer } from './scorer.ts';

export interface EvidenceLimits {
  readonly evidenceFor: number;
  readonly evidenceAgainst: number;
}

/** Words that weigh less than this share of the heaviest one begin no span and end none. */
const faintShare = 0.2;

/** A run of neighbouring words that speak alike, in offsets of the analysed text. */
interface Run {
  readonly field: 'title' | 'body';
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/**
 * The spans that decided: what each feature adds to the chosen label's lead over the runner-up is laid on the words it
 * was read from; neighbouring words that speak alike make one span. Weights are in units of the log-odds.
 */
export function findEvidence(
  scorer: Scorer,
  buffer: FeatureBuffer,
  message: SegmentedMessage,
  columns: { readonly best: number; readonly runnerUp: number; readonly sharpness: number },
  limits: EvidenceLimits,
): Evidence[] {
  const lead = layOnCharacters(scorer, buffer, message, columns);
  const strongest = createRanking(limits);
  collectRuns(message.title, 'title', lead[0], strongest);
  collectRuns(message.body, 'body', lead[1], strongest);
  return [...strongest.positive, ...strongest.negative].map(({ field, start, end, weight }) => {
    const [from, to] = storedSpan(message[field].offsets, start, end);
    return { field, start: from, end: to, weight };
  });
}

/** The heaviest runs for and against so far, heaviest first. */
interface Ranking {
  readonly limits: EvidenceLimits;
  readonly positive: Run[];
  readonly negative: Run[];
}

function createRanking(limits: EvidenceLimits): Ranking {
  return { limits, positive: [], negative: [] };
}

/** Keeps a run if it is among the heaviest; of equal ones the earlier in its field comes first. */
function rank(ranking: Ranking, field: Run['field'], start: number, end: number, weight: number): void {
  const list = weight > 0 ? ranking.positive : ranking.negative;
  const limit = weight > 0 ? ranking.limits.evidenceFor : ranking.limits.evidenceAgainst;
  const size = Math.abs(weight);
  let at = list.length;
  while (at > 0 && goesBefore(size, start, list[at - 1]!)) at--;
  if (weight === 0 || at >= limit) return;
  list.splice(at, 0, { field, start, end, weight });
  if (list.length > limit) list.pop();
}

function goesBefore(size: number, start: number, other: Run): boolean {
  const otherSize = Math.abs(other.weight);
  return size > otherSize || (size === otherSize && start < other.start);
}

/** What each character adds to the lead, by field; reused from message to message. */
interface Lead {
  readonly fields: [Float32Array, Float32Array];
}

/** What each word of a field adds to the lead; reused likewise. */
let sums = new Float32Array(512);

const shared: Lead = { fields: [new Float32Array(256), new Float32Array(4096)] };

function layOnCharacters(
  scorer: Scorer,
  buffer: FeatureBuffer,
  message: SegmentedMessage,
  columns: { readonly best: number; readonly runnerUp: number; readonly sharpness: number },
): readonly [Float32Array, Float32Array] {
  const { rows, offsets, counts, values, scales, distinctOf, distinct } = scorer;
  const bestScale = scales[columns.best]! * columns.sharpness;
  const rivalScale = scales[columns.runnerUp]! * columns.sharpness;
  const shares = new Float32Array(distinct);
  for (let d = 0; d < distinct; d++) {
    const row = offsets[d]! + 1;
    const weight = rows[row + columns.best]! * bestScale - rows[row + columns.runnerUp]! * rivalScale;
    shares[d] = (weight * values[d]!) / counts[d]!;
  }
  const title = clearLead(0, message.title.text.length);
  const body = clearLead(1, message.body.text.length);
  const { length, starts, ends, fields } = buffer;
  for (let i = 0; i < length; i++) {
    const known = distinctOf[i]!;
    const start = starts[i]!;
    const end = ends[i]!;
    if (known < 0 || end === start) continue;
    const each = shares[known]! / (end - start);
    const target = fields[i] === 0 ? title : body;
    for (let at = start; at < end; at++) target[at] = target[at]! + each;
  }
  return [title, body];
}

function clearLead(field: 0 | 1, length: number): Float32Array {
  if (shared.fields[field].length < length) shared.fields[field] = new Float32Array(2 * length);
  else shared.fields[field].fill(0, 0, length);
  return shared.fields[field];
}

function collectRuns(segmented: SegmentedText, field: Run['field'], lead: Float32Array, ranking: Ranking): void {
  const { text, starts } = segmented;
  if (sums.length < starts.length) sums = new Float32Array(2 * starts.length);
  let heaviest = 0;
  for (let i = 0; i < starts.length; i++) {
    let sum = 0;
    const end = starts[i + 1] ?? text.length;
    for (let at = starts[i]!; at < end; at++) sum += lead[at]!;
    sums[i] = sum;
    heaviest = Math.max(heaviest, Math.abs(sum));
  }
  const faint = heaviest * faintShare;
  for (let i = 0; i < starts.length; i++) {
    if (Math.abs(sums[i]!) <= faint) continue;
    const sign = Math.sign(sums[i]!);
    let last = i;
    let weight = sums[i]!;
    while (last + 1 < starts.length && sums[last + 1]! * sign > faint) weight += sums[++last]!;
    rank(ranking, field, starts[i]!, starts[last + 1] ?? text.length, Math.round(weight * 1000) / 1000);
    i = last;
  }
}
