import type { Opinion } from '../opinion/opinion.ts';
import { type HeadChoice, listColumns, placeHeads } from './choose-head.ts';
import { createFeatureTable, type FeatureTable } from './feature-table.ts';
import type { Head, Manifest } from './manifest.ts';

/** A linear model over hashed features with quantised weights. */
export interface LinearModel {
  readonly manifest: Manifest;
  readonly table: FeatureTable;
  /** Inverse document frequency by slot, in units of `manifest.idfScale`. */
  readonly idf: Uint8Array;
  /** `size` rows of `columns` weights. */
  readonly weights: Int8Array;
  /** What is asked where a head is in doubt; null: nothing. */
  readonly opinion: Opinion | null;
}

/** A decision of a head: index of the label, its calibrated probability, the runner-up. */
export interface Decision {
  readonly best: number;
  readonly runnerUp: number;
  readonly score: number;
}

/**
 * Decides among the labels of a head: the likeliest, but for what the head leans to.
 * @param scores by column, without bias
 * @param allowed which labels of the head may be chosen
 */
export function decide(head: Head, scores: Float64Array, allowed: readonly boolean[] | null = null): Decision {
  const { labels, column, bias, sharpness, prior, lean } = head;
  const logitOf = (k: number): number => (scores[column + k]! + bias[k]!) * sharpness + prior[k]!;
  let best = -1;
  let runnerUp = -1;
  let most = 0;
  let second = 0;
  for (let k = 0; k < labels.length; k++) {
    if (allowed !== null && allowed[k] !== true) continue;
    const wanted = logitOf(k) + lean[k]!;
    if (best < 0 || wanted > most) {
      [runnerUp, second] = [best, most];
      [best, most] = [k, wanted];
    } else if (runnerUp < 0 || wanted > second) [runnerUp, second] = [k, wanted];
  }
  let total = 0;
  for (let k = 0; k < labels.length; k++) {
    if (allowed === null || allowed[k] === true) total += Math.exp(logitOf(k) - logitOf(best));
  }
  return { best, runnerUp: runnerUp < 0 ? best : runnerUp, score: mapScore(head.reliability, 1 / total) };
}

/** Follows the corners of a piecewise linear map; outside of them it goes on to (0, 0) and (1, last). */
export function mapScore(corners: Head['reliability'], score: number): number {
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of corners) {
    if (score <= nextX) return nextX === x ? nextY : y + ((nextY - y) * (score - x)) / (nextX - x);
    [x, y] = [nextX, nextY];
  }
  return corners.length === 0 ? score : y;
}

/**
 * The model with the columns of some of its heads, and of their gate, alone: fewer bytes to read for each feature. Slots without a
 * feature keep no weights.
 */
export function keepHeads(model: LinearModel, choice: HeadChoice): LinearModel {
  const { size, columns, scales } = model.manifest;
  const kept = listColumns(choice);
  const weights = new Int8Array(size * kept.length);
  const { keys } = model.table;
  for (let slot = 0, to = 0; slot < size; slot++, to += kept.length) {
    if (keys[slot] === 0) continue;
    const from = slot * columns;
    for (let k = 0; k < kept.length; k++) weights[to + k] = model.weights[from + kept[k]!]!;
  }
  const { heads, gate } = placeHeads(choice, 0);
  const manifest = {
    ...model.manifest,
    columns: kept.length,
    scales: kept.map((column) => scales[column]!),
    heads: [...heads],
    gate: gate ?? undefined,
  };
  return { ...model, manifest, weights };
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
    opinion: null,
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
