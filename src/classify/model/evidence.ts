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
  const bodyFrom = message.title.text.length + 1;
  const changes = layOnCharacters(scorer, buffer, bodyFrom, bodyFrom + message.body.text.length + 1, columns);
  const strongest = createRanking(limits);
  collectRuns(message.title, 'title', changes, 0, strongest);
  collectRuns(message.body, 'body', changes, bodyFrom, strongest);
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

/** Work space, reused from message to message. */
const space = {
  /** By how much the lead per character changes at each place: of the title first, then of the body. */
  changes: new Float64Array(4096),
  /** What an occurrence of each distinct feature adds to the lead. */
  shares: new Float64Array(4096),
  /** What each word of a field adds to it. */
  sums: new Float64Array(512),
};

/** 1 / length, 0 for none. */
const inverseLengths = Float64Array.from({ length: 256 }, (_, length) => (length === 0 ? 0 : 1 / length));

function layOnCharacters(
  scorer: Scorer,
  buffer: FeatureBuffer,
  bodyFrom: number,
  total: number,
  columns: { readonly best: number; readonly runnerUp: number; readonly sharpness: number },
): Float64Array {
  const { rows, stride, ranks, counts, values, scales, distinctOf, distinct } = scorer;
  const bestScale = scales[columns.best]! * columns.sharpness;
  const rivalScale = scales[columns.runnerUp]! * columns.sharpness;
  if (space.shares.length < distinct) space.shares = new Float64Array(2 * distinct);
  const { shares } = space;
  for (let d = 0; d < distinct; d++) {
    const row = ranks[d]! * stride;
    const weight = rows[row + columns.best]! * bestScale - rows[row + columns.runnerUp]! * rivalScale;
    shares[d] = (weight * values[d]!) / counts[d]!;
  }
  if (space.changes.length < total) space.changes = new Float64Array(2 * total);
  else space.changes.fill(0, 0, total);
  const { changes } = space;
  const { length, starts, ends, fields } = buffer;
  for (let i = 0; i < length; i++) {
    const start = starts[i]!;
    const end = ends[i]!;
    const size = end - start;
    const share = shares[distinctOf[i]!]!;
    const each = size < 256 ? share * inverseLengths[size]! : share / size;
    const from = fields[i]! * bodyFrom;
    changes[from + start] = changes[from + start]! + each;
    changes[from + end] = changes[from + end]! - each;
  }
  return changes;
}

function collectRuns(
  segmented: SegmentedText,
  field: Run['field'],
  changes: Float64Array,
  from: number,
  ranking: Ranking,
): void {
  const { text, starts } = segmented;
  if (space.sums.length < starts.length) space.sums = new Float64Array(2 * starts.length);
  const { sums } = space;
  let heaviest = 0;
  let lead = 0;
  for (let i = 0; i < starts.length; i++) {
    let sum = 0;
    const end = from + (starts[i + 1] ?? text.length);
    for (let at = from + starts[i]!; at < end; at++) {
      lead += changes[at]!;
      sum += lead;
    }
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
