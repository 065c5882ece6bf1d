import type { FeatureBuffer } from '../features/feature-buffer.ts';
import { groupLimit } from '../features/featurisers.ts';
import { createFeatureTable, type FeatureTable, findSlot } from './feature-table.ts';
import type { Head, Manifest } from './manifest.ts';

/** A linear model over hashed features with quantised weights. */
export interface LinearModel {
  readonly manifest: Manifest;
  readonly table: FeatureTable;
  /** Inverse document frequency by slot, in units of `manifest.idfScale`. */
  readonly idf: Uint8Array;
  /** `size` rows of `columns` weights. */
  readonly weights: Int8Array;
}

/** Work space of scoring, one a model; what the last call left is read by evidence and the second level. */
export interface Scorer {
  readonly model: LinearModel;
  /** Slot of each occurrence of the buffer, −1 where unknown. */
  slots: Int32Array;
  /** Occurrences by slot; all 0 between calls. */
  readonly counts: Uint16Array;
  /** Distinct slots of the message, and the value of each: what its weights are multiplied with. */
  touched: Int32Array;
  values: Float64Array;
  touchedCount: number;
  /** Value of a single occurrence, by slot; valid for touched slots. */
  readonly share: Float32Array;
  /** Scores by column, without bias. */
  readonly scores: Float64Array;
}

export function createScorer(model: LinearModel): Scorer {
  const { size, columns } = model.manifest;
  return {
    model,
    slots: new Int32Array(4096),
    counts: new Uint16Array(size),
    touched: new Int32Array(4096),
    values: new Float64Array(4096),
    touchedCount: 0,
    share: new Float32Array(size),
    scores: new Float64Array(columns),
  };
}

/** 1 + ln(count), for small counts. */
const dampedCounts = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

/**
 * Scores columns [first, last) for the features of one message: value = (1 + ln count) · idf, each group scaled to unit length.
 * Leaves its results in the scorer.
 */
export function scoreFeatures(
  scorer: Scorer,
  buffer: FeatureBuffer,
  first = 0,
  last = scorer.model.manifest.columns,
): void {
  const groupOf = collectSlots(scorer, buffer);
  weighFeatures(scorer, groupOf);
  const { weights, manifest } = scorer.model;
  const { columns } = manifest;
  const { scores, touched, values } = scorer;
  scores.fill(0);
  for (let t = 0; t < scorer.touchedCount; t++) {
    const value = values[t]!;
    const row = touched[t]! * columns;
    for (let c = first; c < last; c++) scores[c] = scores[c]! + value * weights[row + c]!;
  }
  for (let c = first; c < last; c++) scores[c] = scores[c]! * manifest.scales[c]!;
}

/** Finds the slots of all occurrences and counts them; returns the group of each touched slot. */
function collectSlots(scorer: Scorer, buffer: FeatureBuffer): Uint8Array {
  const { length, hashes, groups } = buffer;
  if (scorer.slots.length < length) {
    scorer.slots = new Int32Array(length * 2);
    scorer.touched = new Int32Array(length * 2);
    scorer.values = new Float64Array(length * 2);
  }
  const { slots, counts, touched } = scorer;
  const { table } = scorer.model;
  const groupOf = new Uint8Array(length);
  let touchedCount = 0;
  for (let i = 0; i < length; i++) {
    const slot = findSlot(table, hashes[i]!);
    slots[i] = slot;
    if (slot < 0) continue;
    const count = counts[slot]!;
    if (count === 0) {
      groupOf[touchedCount] = groups[i]!;
      touched[touchedCount++] = slot;
    }
    if (count < 255) counts[slot] = count + 1;
  }
  scorer.touchedCount = touchedCount;
  return groupOf;
}

function weighFeatures(scorer: Scorer, groupOf: Uint8Array): void {
  const { counts, touched, values, share, touchedCount } = scorer;
  const { idf, manifest } = scorer.model;
  const lengths = new Float64Array(groupLimit);
  for (let t = 0; t < touchedCount; t++) {
    const slot = touched[t]!;
    const value = dampedCounts[counts[slot]!]! * idf[slot]!;
    values[t] = value;
    lengths[groupOf[t]!] = lengths[groupOf[t]!]! + value * value;
  }
  for (let g = 0; g < groupLimit; g++) {
    lengths[g] = lengths[g]! === 0 ? 0 : (manifest.groupWeights[g] ?? 1) / Math.sqrt(lengths[g]!);
  }
  for (let t = 0; t < touchedCount; t++) {
    const slot = touched[t]!;
    const value = values[t]! * lengths[groupOf[t]!]!;
    values[t] = value;
    share[slot] = value / counts[slot]!;
    counts[slot] = 0;
  }
}

/** A decision of a head: index of the label, its calibrated probability, the runner-up. */
export interface Decision {
  readonly best: number;
  readonly runnerUp: number;
  readonly score: number;
}

/**
 * Decides among the labels of a head.
 * @param scores by column, as `scoreFeatures` leaves them
 * @param allowed which labels of the head may be chosen
 * @param extra added to the scores, one a label (what cues say)
 */
export function decide(
  head: Pick<Head, 'labels' | 'column' | 'bias' | 'sharpness'> & { readonly prior?: readonly number[] },
  scores: Float64Array,
  allowed: readonly boolean[] | null = null,
  extra: Float64Array | null = null,
): Decision {
  const logits = headLogits(head, scores, extra);
  let best = -1;
  let runnerUp = -1;
  for (let k = 0; k < logits.length; k++) {
    if (allowed !== null && allowed[k] !== true) continue;
    if (best < 0 || logits[k]! > logits[best]!) {
      runnerUp = best;
      best = k;
    } else if (runnerUp < 0 || logits[k]! > logits[runnerUp]!) runnerUp = k;
  }
  let total = 0;
  for (let k = 0; k < logits.length; k++) {
    if (allowed === null || allowed[k] === true) total += Math.exp(logits[k]! - logits[best]!);
  }
  return { best, runnerUp: runnerUp < 0 ? best : runnerUp, score: 1 / total };
}

/** Logarithms of the probabilities of a head's labels, up to a constant. */
export function headLogits(
  head: Pick<Head, 'labels' | 'column' | 'bias' | 'sharpness'> & { readonly prior?: readonly number[] },
  scores: Float64Array,
  extra: Float64Array | null = null,
): Float64Array {
  const logits = new Float64Array(head.labels.length);
  for (let k = 0; k < logits.length; k++) {
    const score = scores[head.column + k]! + head.bias[k]! + (extra === null ? 0 : extra[k]!);
    logits[k] = score * head.sharpness + (head.prior?.[k] ?? 0);
  }
  return logits;
}

/** Assembles a model from the bytes of `weights.bin`: keys (uint16, little-endian), idf (uint8), weights (int8). */
export function modelFromBytes(manifest: Manifest, bytes: Uint8Array): LinearModel {
  const { size, columns } = manifest;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const keys = new Uint16Array(size);
  for (let i = 0; i < size; i++) keys[i] = view.getUint16(2 * i, true);
  // A copy: a Buffer's own `slice` would share its memory, at an offset.
  const rest = Uint8Array.from(bytes.subarray(2 * size, 3 * size + size * columns));
  return {
    manifest,
    table: createFeatureTable(size, keys),
    idf: new Uint8Array(rest.buffer, 0, size),
    weights: new Int8Array(rest.buffer, size, size * columns),
  };
}

/** The reverse of `modelFromBytes`. */
export function modelToBytes(model: LinearModel): Uint8Array {
  const { size, columns } = model.manifest;
  const bytes = new Uint8Array(3 * size + size * columns);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < size; i++) view.setUint16(2 * i, model.table.keys[i]!, true);
  bytes.set(model.idf, 2 * size);
  bytes.set(new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.byteLength), 3 * size);
  return bytes;
}
