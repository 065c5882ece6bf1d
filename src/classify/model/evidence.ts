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

/**
 * The spans that decided: what each feature adds to the chosen label's lead over the runner-up is laid on the words it
 * was read from; neighbouring words that speak alike make one span. Weights are in units of the log-odds.
 * @param extra spans that come from elsewhere (cues), in stored offsets
 */
export function findEvidence(
  scorer: Scorer,
  buffer: FeatureBuffer,
  message: SegmentedMessage,
  columns: { readonly best: number; readonly runnerUp: number; readonly sharpness: number },
  limits: EvidenceLimits,
  extra: readonly Evidence[] = [],
): Evidence[] {
  const lead = layOnCharacters(scorer, buffer, message, columns);
  const spans: Evidence[] = [...extra];
  collectSpans(message.title, 'title', lead[0], spans);
  collectSpans(message.body, 'body', lead[1], spans);
  const strongest = (sign: 1 | -1, count: number) =>
    spans
      .filter((span) => span.weight * sign > 0)
      .sort((a, b) => (b.weight - a.weight) * sign || a.start - b.start)
      .slice(0, count);
  return [...strongest(1, limits.evidenceFor), ...strongest(-1, limits.evidenceAgainst)];
}

/** What each character adds to the lead, by field; reused from message to message. */
interface Lead {
  readonly fields: [Float32Array, Float32Array];
}

const shared: Lead = { fields: [new Float32Array(256), new Float32Array(4096)] };

function layOnCharacters(
  scorer: Scorer,
  buffer: FeatureBuffer,
  message: SegmentedMessage,
  columns: { readonly best: number; readonly runnerUp: number; readonly sharpness: number },
): readonly [Float32Array, Float32Array] {
  const { rows, stride, slots, counts, values, scales, distinctOf, distinct } = scorer;
  const bestScale = scales[columns.best]! * columns.sharpness;
  const rivalScale = scales[columns.runnerUp]! * columns.sharpness;
  const shares = new Float32Array(distinct);
  for (let d = 0; d < distinct; d++) {
    const row = slots[d]! * stride + 1;
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

function collectSpans(segmented: SegmentedText, field: 'title' | 'body', lead: Float32Array, spans: Evidence[]): void {
  const { words, starts, offsets } = segmented;
  const sums = new Float32Array(words.length);
  let heaviest = 0;
  for (let i = 0; i < words.length; i++) {
    let sum = 0;
    const end = starts[i]! + words[i]!.length;
    for (let at = starts[i]!; at < end; at++) sum += lead[at]!;
    sums[i] = sum;
    heaviest = Math.max(heaviest, Math.abs(sum));
  }
  const faint = heaviest * faintShare;
  for (let i = 0; i < words.length; i++) {
    if (Math.abs(sums[i]!) <= faint) continue;
    const sign = Math.sign(sums[i]!);
    let last = i;
    let weight = sums[i]!;
    while (last + 1 < words.length && sums[last + 1]! * sign > faint) weight += sums[++last]!;
    const [start, end] = storedSpan(offsets, starts[i]!, starts[last]! + words[last]!.length);
    spans.push({ field, start, end, weight: Math.round(weight * 1000) / 1000 });
    i = last;
  }
}
