import type { SegmentedMessage } from '../../core/message.ts';
import { createFeatureBuffer } from '../features/feature-buffer.ts';
import { type FeaturiserName, featurisers } from '../features/featurisers.ts';
import type { Lexicons } from '../features/lexicons.ts';
import { addFeature, createFeatureTable, type FeatureTable, findSlot } from '../model/feature-table.ts';
import type { LinearModel } from '../model/linear-model.ts';
import { type LatentBasis, projectRows } from './latent.ts';
import type { Recipe } from './recipe.ts';
import type { SparseRows } from './sparse-rows.ts';

/** A message as training sees it: distinct features, how often each occurs, and its group. */
export interface FeatureDoc {
  readonly hashes: Int32Array;
  readonly counts: Uint16Array;
  readonly groups: Uint8Array;
}

/** Reads the features of messages. */
export function featuriseAll(
  messages: readonly SegmentedMessage[],
  name: FeaturiserName,
  lexicons: Lexicons,
): FeatureDoc[] {
  const buffer = createFeatureBuffer();
  return messages.map((message) => {
    featurisers[name](message, buffer, lexicons);
    const seen = new Map<number, number>();
    const groups: number[] = [];
    const counts: number[] = [];
    for (let i = 0; i < buffer.length; i++) {
      const hash = buffer.hashes[i]!;
      const at = seen.get(hash);
      if (at === undefined) {
        seen.set(hash, counts.length);
        counts.push(1);
        groups.push(buffer.groups[i]!);
      } else counts[at] = counts[at]! + 1;
    }
    return {
      hashes: Int32Array.from(seen.keys()),
      counts: Uint16Array.from(counts, (count) => Math.min(count, 255)),
      groups: Uint8Array.from(groups),
    };
  });
}

/** The features that a model knows. */
export interface Vocabulary {
  readonly table: FeatureTable;
  /** Slot by hash. */
  readonly slots: ReadonlyMap<number, number>;
  /** By slot, in units of `idfScale`. */
  readonly idf: Uint8Array;
}

/** Resolution of the stored inverse document frequency. */
export const idfScale = 1 / 11;

/** Share of the table that may be filled: fuller, searches get long. */
const fullest = 0.5;

/**
 * Chooses the features that stand in at least `minDocuments` messages, the most frequent first, as many as fit.
 * idf = ln((1 + n) / (1 + df)) + 1 (scikit-learn's smooth idf).
 */
export function chooseVocabulary(
  docs: readonly FeatureDoc[],
  { minDocuments, maxSize, groupWeights }: Pick<Recipe, 'minDocuments' | 'maxSize' | 'groupWeights'>,
): Vocabulary {
  const frequencies = new Map<number, number>();
  for (const { hashes, groups } of docs) {
    hashes.forEach((hash, i) => {
      if (groupWeights[groups[i]!] !== 0) frequencies.set(hash, (frequencies.get(hash) ?? 0) + 1);
    });
  }
  const chosen = [...frequencies]
    .filter(([, frequency]) => frequency >= minDocuments)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, Math.floor(maxSize * fullest));
  let size = 2;
  while (size * fullest < chosen.length) size *= 2;
  const table = createFeatureTable(size);
  const slots = new Map<number, number>();
  const idf = new Uint8Array(size);
  for (const [hash, frequency] of chosen) {
    const slot = addFeature(table, hash);
    if (slot < 0) continue;
    slots.set(hash, slot);
    const value = Math.log((1 + docs.length) / (1 + frequency)) + 1;
    idf[slot] = Math.max(1, Math.min(127, Math.round(value / idfScale)));
  }
  return { table, slots, idf };
}

/** The vocabulary of a model, for another one to be learned on: models that share theirs are scored in one pass. */
export function adoptVocabulary(docs: readonly FeatureDoc[], { table, idf }: LinearModel): Vocabulary {
  const slots = new Map<number, number>();
  for (const { hashes } of docs) {
    for (const hash of hashes) {
      if (slots.has(hash)) continue;
      const slot = findSlot(table, hash);
      if (slot >= 0) slots.set(hash, slot);
    }
  }
  return { table, slots, idf };
}

/** Rows of a sparse matrix, one a text: columns of the vocabulary, each weighed by its group. What the vocabulary has not is left out. */
export function vectorise(
  docs: readonly FeatureDoc[],
  vocabulary: Vocabulary,
  groupWeights: readonly number[],
): SparseRows {
  const total = docs.reduce((sum, doc) => sum + doc.hashes.length, 0);
  const starts = new Int32Array(docs.length + 1);
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  let at = 0;
  docs.forEach((doc, row) => {
    const from = at;
    const lengths = groupWeights.map(() => 0);
    const groups: number[] = [];
    for (let i = 0; i < doc.hashes.length; i++) {
      const slot = vocabulary.slots.get(doc.hashes[i]!);
      if (slot === undefined) continue;
      const value = (1 + Math.log(doc.counts[i]!)) * vocabulary.idf[slot]!;
      const group = doc.groups[i]!;
      lengths[group] = (lengths[group] ?? 0) + value * value;
      groups.push(group);
      columns[at] = slot;
      values[at++] = value;
    }
    for (let i = from; i < at; i++) {
      const group = groups[i - from]!;
      values[i] = (values[i]! * (groupWeights[group] ?? 1)) / Math.sqrt(lengths[group]!);
    }
    starts[row + 1] = at;
  });
  return { count: docs.length, starts, columns: columns.slice(0, at), values: values.slice(0, at) };
}

/** Appends the projections onto a latent basis as further columns, from `size` on. */
export function appendLatent(rows: SparseRows, size: number, basis: LatentBasis): SparseRows {
  const projected = projectRows(rows, basis.vectors, basis.rank);
  const { rank } = basis;
  const starts = rows.starts.map((start, row) => start + row * rank);
  const columns = new Int32Array(rows.columns.length + rows.count * rank);
  const values = new Float32Array(columns.length);
  for (let row = 0; row < rows.count; row++) {
    const to = starts[row]!;
    const from = rows.starts[row]!;
    const length = rows.starts[row + 1]! - from;
    columns.set(rows.columns.subarray(from, from + length), to);
    values.set(rows.values.subarray(from, from + length), to);
    for (let k = 0; k < rank; k++) {
      columns[to + length + k] = size + k;
      values[to + length + k] = projected[row * rank + k]!;
    }
  }
  return { count: rows.count, starts, columns, values };
}

/** The rows at these indices. */
export function selectRows(rows: SparseRows, kept: readonly number[]): SparseRows {
  const lengths = kept.map((row) => rows.starts[row + 1]! - rows.starts[row]!);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const starts = new Int32Array(kept.length + 1);
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  kept.forEach((row, i) => {
    const [from, to] = [rows.starts[row]!, rows.starts[row + 1]!];
    columns.set(rows.columns.subarray(from, to), starts[i]!);
    values.set(rows.values.subarray(from, to), starts[i]!);
    starts[i + 1] = starts[i]! + lengths[i]!;
  });
  return { count: kept.length, starts, columns, values };
}
