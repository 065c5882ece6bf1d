import type { FeatureBuffer } from '../features/feature-buffer.ts';
import { groupLimit } from '../features/featurisers.ts';
import { type FeatureTable, findSlot } from './feature-table.ts';
import type { LinearModel } from './linear-model.ts';

/**
 * Scores messages by one or more models that share features and vocabulary: each feature is looked up once for all of
 * them, and everything of it lies in one row. What the last call left is read by `findEvidence`.
 */
export interface Scorer {
  readonly table: FeatureTable;
  /** Rows of `stride` bytes by slot: the inverse document frequency, then the weights of all models. */
  readonly rows: Int8Array;
  readonly stride: number;
  /** First column of each model. */
  readonly shifts: readonly number[];
  /** By column. */
  readonly scales: Float64Array;
  readonly groupWeights: readonly number[];
  /** By column, without bias: what the last call made. */
  readonly scores: Float64Array;
  /** Which distinct feature each occurrence of the buffer is, −1 where the vocabulary has none. */
  distinctOf: Int32Array;
  /** Slot, count, value and group of each distinct feature. */
  slots: Int32Array;
  counts: Uint16Array;
  values: Float64Array;
  groups: Uint8Array;
  distinct: number;
  /** Slot → distinct feature, by open addressing; entries of earlier messages are told by their stamp. */
  seenSlots: Int32Array;
  seenDistinct: Int32Array;
  seenStamps: Int32Array;
  stamp: number;
}

/** @param models with equal features and vocabulary (`sharesVocabulary`) */
export function createScorer(models: readonly LinearModel[]): Scorer {
  const [{ table, idf, manifest }] = models as readonly [LinearModel, ...LinearModel[]];
  const columns = models.reduce((sum, model) => sum + model.manifest.columns, 0);
  const stride = columns + 1;
  const rows = new Int8Array(table.size * stride);
  const shifts: number[] = [];
  for (let slot = 0; slot < table.size; slot++) rows[slot * stride] = idf[slot]!;
  models.reduce((shift, model) => {
    shifts.push(shift);
    const own = model.manifest.columns;
    for (let slot = 0; slot < table.size; slot++) {
      rows.set(model.weights.subarray(slot * own, (slot + 1) * own), slot * stride + 1 + shift);
    }
    return shift + own;
  }, 0);
  return {
    table,
    rows,
    stride,
    shifts,
    scales: Float64Array.from(models.flatMap((model) => model.manifest.scales)),
    groupWeights: manifest.groupWeights,
    scores: new Float64Array(columns),
    stamp: 0,
    distinct: 0,
    ...createWorkSpace(4096),
  };
}

function createWorkSpace(capacity: number) {
  return {
    distinctOf: new Int32Array(capacity),
    slots: new Int32Array(capacity),
    counts: new Uint16Array(capacity),
    values: new Float64Array(capacity),
    groups: new Uint8Array(capacity),
    seenSlots: new Int32Array(2 * capacity),
    seenDistinct: new Int32Array(2 * capacity),
    seenStamps: new Int32Array(2 * capacity),
  };
}

/** Whether two models can be scored together. */
export function sharesVocabulary(a: LinearModel, b: LinearModel): boolean {
  return (
    a.manifest.features === b.manifest.features &&
    a.table.size === b.table.size &&
    a.manifest.groupWeights.join() === b.manifest.groupWeights.join() &&
    Buffer.compare(new Uint8Array(a.table.keys.buffer), new Uint8Array(b.table.keys.buffer)) === 0 &&
    Buffer.compare(a.idf, b.idf) === 0
  );
}

/** 1 + ln(count), for small counts. */
const dampedCounts = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));
const lengths = new Float64Array(groupLimit);

/**
 * Scores columns [first, last) for the features of one message: value = (1 + ln count) · idf, each group scaled to
 * unit length. Leaves its results in the scorer.
 */
export function scoreFeatures(scorer: Scorer, buffer: FeatureBuffer, first = 0, last = scorer.scores.length): void {
  countFeatures(scorer, buffer);
  weighFeatures(scorer);
  const { rows, stride, scores, slots, values, scales, distinct } = scorer;
  scores.fill(0);
  for (let d = 0; d < distinct; d++) {
    const value = values[d]!;
    const row = slots[d]! * stride + 1;
    for (let c = first; c < last; c++) scores[c] = scores[c]! + value * rows[row + c]!;
  }
  for (let c = first; c < last; c++) scores[c] = scores[c]! * scales[c]!;
}

function countFeatures(scorer: Scorer, buffer: FeatureBuffer): void {
  const { length, hashes, groups } = buffer;
  if (scorer.distinctOf.length < length) {
    let capacity = scorer.distinctOf.length;
    while (capacity < length) capacity *= 2;
    Object.assign(scorer, createWorkSpace(capacity), { stamp: 0 });
  }
  scorer.stamp++;
  const { table, groupWeights, distinctOf, slots, counts, seenSlots, seenDistinct, seenStamps, stamp } = scorer;
  const mask = seenSlots.length - 1;
  let distinct = 0;
  for (let i = 0; i < length; i++) {
    // A group without weight is not looked up at all.
    const slot = groupWeights[groups[i]!] === 0 ? -1 : findSlot(table, hashes[i]!);
    if (slot < 0) {
      distinctOf[i] = -1;
      continue;
    }
    let at = slot & mask;
    while (seenStamps[at] === stamp && seenSlots[at] !== slot) at = (at + 1) & mask;
    if (seenStamps[at] === stamp) {
      const known = seenDistinct[at]!;
      distinctOf[i] = known;
      if (counts[known]! < 255) counts[known] = counts[known]! + 1;
      continue;
    }
    seenStamps[at] = stamp;
    seenSlots[at] = slot;
    seenDistinct[at] = distinct;
    distinctOf[i] = distinct;
    slots[distinct] = slot;
    counts[distinct] = 1;
    scorer.groups[distinct] = groups[i]!;
    distinct++;
  }
  scorer.distinct = distinct;
}

function weighFeatures(scorer: Scorer): void {
  const { rows, stride, slots, counts, values, groups, groupWeights, distinct } = scorer;
  lengths.fill(0);
  for (let d = 0; d < distinct; d++) {
    const value = dampedCounts[counts[d]!]! * rows[slots[d]! * stride]!;
    const group = groups[d]!;
    values[d] = value;
    lengths[group] = lengths[group]! + value * value;
  }
  for (let g = 0; g < groupLimit; g++) {
    lengths[g] = lengths[g]! === 0 ? 0 : (groupWeights[g] ?? 1) / Math.sqrt(lengths[g]!);
  }
  for (let d = 0; d < distinct; d++) values[d] = values[d]! * lengths[groups[d]!]!;
}
