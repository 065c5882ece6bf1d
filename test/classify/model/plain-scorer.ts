/** What the kernel computes, in plain TypeScript: one number after the other. */
import type { FeatureBuffer } from '../../../src/classify/features/feature-buffer.ts';
import type { Lead } from '../../../src/classify/model/evidence.ts';
import { findSlot } from '../../../src/classify/model/feature-table.ts';
import type { LinearModel } from '../../../src/classify/model/linear-model.ts';
import type { Evidence, SegmentedMessage } from '../../../src/core/message.ts';

interface Weighed {
  readonly slot: number;
  readonly group: number;
  count: number;
  value: number;
}

/** A group without weight has no features. */
function findInGroup(model: LinearModel, hash: number, group: number): number {
  return weightOf(model, group) === 0 ? -1 : findSlot(model.table, hash);
}

function weightOf({ manifest }: LinearModel, group: number): number {
  return manifest.groupWeights[group] ?? 1;
}

/** Distinct features by slot, in the order of the text. */
function weigh(model: LinearModel, buffer: FeatureBuffer): Map<number, Weighed> {
  const distinct = new Map<number, Weighed>();
  for (let i = 0; i < buffer.length; i++) {
    const group = buffer.groups[i]!;
    const slot = findInGroup(model, buffer.hashes[i]!, group);
    if (slot < 0) continue;
    const known = distinct.get(slot);
    if (known === undefined) distinct.set(slot, { slot, group, count: 1, value: 0 });
    else known.count = Math.min(255, known.count + 1);
  }
  const lengths = new Map<number, number>();
  for (const feature of distinct.values()) {
    feature.value = (1 + Math.log(feature.count)) * model.idf[feature.slot]!;
    lengths.set(feature.group, (lengths.get(feature.group) ?? 0) + feature.value * feature.value);
  }
  for (const feature of distinct.values()) {
    feature.value *= weightOf(model, feature.group) / Math.sqrt(lengths.get(feature.group)!);
  }
  return distinct;
}

/** Scores by column. */
export function scorePlainly(model: LinearModel, buffer: FeatureBuffer): number[] {
  const { columns, scales } = model.manifest;
  const features = [...weigh(model, buffer).values()];
  return scales.map((scale, column) => {
    let sum = 0;
    for (const { slot, value } of features) sum += value * model.weights[slot * columns + column]!;
    return sum * scale;
  });
}

/** All spans of `findEvidence`, heaviest first. */
export function explainPlainly(
  model: LinearModel,
  buffer: FeatureBuffer,
  message: SegmentedMessage,
  lead: Lead,
): Evidence[] {
  const changes = {
    title: layChanges(model, buffer, message, lead, 0),
    body: layChanges(model, buffer, message, lead, 1),
  };
  const spans = (['title', 'body'] as const).flatMap((field) => findSpans(message, field, changes[field]));
  const size = (span: Evidence): number => Math.abs(span.weight);
  const sorted = spans.sort((a, b) => size(b) - size(a) || a.start - b.start);
  return [...sorted.filter(({ weight }) => weight > 0), ...sorted.filter(({ weight }) => weight < 0)];
}

function layChanges(
  model: LinearModel,
  buffer: FeatureBuffer,
  message: SegmentedMessage,
  { best, runnerUp, sharpness }: Lead,
  field: 0 | 1,
): number[] {
  const { columns, scales } = model.manifest;
  const features = weigh(model, buffer);
  const changes = new Array<number>(message[field === 0 ? 'title' : 'body'].text.length + 1).fill(0);
  for (let i = 0; i < buffer.length; i++) {
    const feature = features.get(findInGroup(model, buffer.hashes[i]!, buffer.groups[i]!));
    const [start, end] = [buffer.starts[i]!, buffer.ends[i]!];
    if (feature === undefined || buffer.fields[i] !== field || end === start) continue;
    const row = model.weights.subarray(feature.slot * columns, (feature.slot + 1) * columns);
    const weight = row[best]! * (scales[best]! * sharpness) - row[runnerUp]! * (scales[runnerUp]! * sharpness);
    const share = (weight * feature.value) / feature.count;
    const each = end - start < 256 ? share * (1 / (end - start)) : share / (end - start);
    changes[start]! += each;
    changes[end]! -= each;
  }
  return changes;
}

function findSpans(message: SegmentedMessage, field: 'title' | 'body', changes: readonly number[]): Evidence[] {
  const { text, starts } = message[field];
  let lead = 0;
  const sums = starts.map((start, i) => {
    let sum = 0;
    for (let at = start; at < (starts[i + 1] ?? text.length); at++) {
      lead += changes[at]!;
      sum += lead;
    }
    return sum;
  });
  const faint = 0.2 * Math.max(0, ...sums.map(Math.abs));
  const spans: Evidence[] = [];
  for (let i = 0; i < sums.length; i++) {
    if (Math.abs(sums[i]!) <= faint) continue;
    const start = starts[i]!;
    let sum = sums[i]!;
    while (i + 1 < sums.length && sums[i + 1]! * Math.sign(sum) > faint) sum += sums[++i]!;
    const weight = Math.round(sum * 1000) / 1000;
    if (weight !== 0) spans.push({ field, start, end: starts[i + 1] ?? text.length, weight });
  }
  return spans;
}
