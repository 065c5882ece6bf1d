import type { Evidence, SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { storedSpan } from '../../segment/normalise.ts';
import type { FeatureBuffer } from '../features/feature-buffer.ts';
import type { Scorer } from './linear-model.ts';

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

function layOnCharacters(
  scorer: Scorer,
  buffer: FeatureBuffer,
  message: SegmentedMessage,
  columns: { readonly best: number; readonly runnerUp: number; readonly sharpness: number },
): readonly [Float32Array, Float32Array] {
  const { weights, manifest } = scorer.model;
  const bestScale = manifest.scales[columns.best]! * columns.sharpness;
  const rivalScale = manifest.scales[columns.runnerUp]! * columns.sharpness;
  const lead = [new Float32Array(message.title.text.length), new Float32Array(message.body.text.length)] as const;
  for (let i = 0; i < buffer.length; i++) {
    const slot = scorer.slots[i]!;
    const start = buffer.starts[i]!;
    const end = buffer.ends[i]!;
    if (slot < 0 || end === start) continue;
    const row = slot * manifest.columns;
    const weight = weights[row + columns.best]! * bestScale - weights[row + columns.runnerUp]! * rivalScale;
    const each = (weight * scorer.share[slot]!) / (end - start);
    const target = lead[buffer.fields[i] === 0 ? 0 : 1];
    for (let at = start; at < end; at++) target[at] = target[at]! + each;
  }
  return lead;
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
