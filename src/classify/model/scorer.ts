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
  /** First byte of the row, count, value and group of each distinct feature. */
  offsets: Int32Array;
  counts: Uint16Array;
  values: Float64Array;
  groups: Uint8Array;
  distinct: number;
  /** Row → 1 + distinct feature, by open addressing; 0 where free. Small, so that it stays in the nearest cache. */
  seen: Int32Array;
}

/** Columns are scored so many at a time. */
const block = 4;

/** @param models with equal features and vocabulary (`sharesVocabulary`) */
export function createScorer(models: readonly LinearModel[]): Scorer {
  const [{ table, idf, manifest }] = models as readonly [LinearModel, ...LinearModel[]];
  const columns = models.reduce((sum, model) => sum + model.manifest.columns, 0);
  const stride = 1 + columns;
  // The last block of columns may read over the end of its row.
  const rows = new Int8Array(table.size * stride + block);
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
    distinct: 0,
    ...createWorkSpace(4096),
  };
}

function createWorkSpace(capacity: number) {
  return {
    distinctOf: new Int32Array(capacity),
    offsets: new Int32Array(capacity),
    counts: new Uint16Array(capacity),
    values: new Float64Array(capacity),
    groups: new Uint8Array(capacity),
    seen: new Int32Array(4 * capacity),
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
  const { rows, scores, offsets, values, scales, distinct } = scorer;
  scores.fill(0);
  // Sums stay in registers: several columns in one pass over the features.
  for (let c = first; c < last; c += block) {
    let [a, b, d, e] = [0, 0, 0, 0];
    for (let i = 0; i < distinct; i++) {
      const value = values[i]!;
      const at = offsets[i]! + 1 + c;
      a += value * rows[at]!;
      b += value * rows[at + 1]!;
      d += value * rows[at + 2]!;
      e += value * rows[at + 3]!;
    }
    scores[c] = a * scales[c]!;
    if (c + 1 < last) scores[c + 1] = b * scales[c + 1]!;
    if (c + 2 < last) scores[c + 2] = d * scales[c + 2]!;
    if (c + 3 < last) scores[c + 3] = e * scales[c + 3]!;
  }
}

function countFeatures(scorer: Scorer, buffer: FeatureBuffer): void {
  const { length, hashes, groups } = buffer;
  if (scorer.distinctOf.length < length) {
    let capacity = scorer.distinctOf.length;
    while (capacity < length) capacity *= 2;
    Object.assign(scorer, createWorkSpace(capacity));
  }
  const { table, groupWeights, distinctOf, offsets, counts, seen, stride } = scorer;
  // Between a quarter and a half full if all are distinct.
  const mask = (2 << (32 - Math.clz32(length))) - 1;
  seen.fill(0, 0, mask + 1);
  let distinct = 0;
  for (let i = 0; i < length; i++) {
    // A group without weight is not looked up at all.
    const slot = groupWeights[groups[i]!] === 0 ? -1 : findSlot(table, hashes[i]!);
    if (slot < 0) {
      distinctOf[i] = -1;
      continue;
    }
    const offset = slot * stride;
    let at = slot & mask;
    let known = seen[at]!;
    while (known !== 0 && offsets[known - 1] !== offset) {
      at = (at + 1) & mask;
      known = seen[at]!;
    }
    if (known !== 0) {
      distinctOf[i] = known - 1;
      if (counts[known - 1]! < 255) counts[known - 1] = counts[known - 1]! + 1;
      continue;
    }
    distinctOf[i] = distinct;
    offsets[distinct] = offset;
    counts[distinct] = 1;
    scorer.groups[distinct] = groups[i]!;
    seen[at] = ++distinct;
  }
  scorer.distinct = distinct;
}

function weighFeatures(scorer: Scorer): void {
  const { rows, offsets, counts, values, groups, groupWeights, distinct } = scorer;
  lengths.fill(0);
  for (let d = 0; d < distinct; d++) {
    const value = dampedCounts[counts[d]!]! * rows[offsets[d]!]!;
    const group = groups[d]!;
    values[d] = value;
    lengths[group] = lengths[group]! + value * value;
  }
  for (let g = 0; g < groupLimit; g++) {
    lengths[g] = lengths[g]! === 0 ? 0 : (groupWeights[g] ?? 1) / Math.sqrt(lengths[g]!);
  }
  for (let d = 0; d < distinct; d++) values[d] = values[d]! * lengths[groups[d]!]!;
}
