import type { FeatureBuffer } from '../features/feature-buffer.ts';
import { groupLimit } from '../features/featurisers.ts';
import { type FeatureTable, packRanks } from './feature-table.ts';
import { addRows, createKernel, type Kernel, loadFeatures } from './kernel/kernel.ts';
import type { LinearModel } from './linear-model.ts';

/**
 * Scores messages by one or more models that share features and vocabulary: each feature is looked up once for all of
 * them, and its weights lie in one row. What the last call left in the kernel is read by `findEvidence`.
 */
export interface Scorer {
  /** Has the vocabulary, the rows and the work space. */
  readonly kernel: Kernel;
  /** Where the kernel has the rows of `stride` weights of all models by rank; behind the last rank, of no feature, zeros. */
  readonly rows: number;
  readonly stride: number;
  /** First column of each model. */
  readonly shifts: readonly number[];
  /** By column. */
  readonly scales: Float64Array;
  /** By column, without bias: what the last call made. */
  readonly scores: Float64Array;
}

/** Where scorers find the row of a feature. */
interface ScorerVocabulary {
  readonly kernel: Kernel;
  /**
   * Slot of the model's table by rank. Ranks go from the most frequent feature to the rarest, so that what most texts
   * touch lies close together.
   */
  readonly slots: Int32Array;
}

/** The vocabulary of a model, for several scorers to share, of which one works at a time. */
export function createVocabulary({ table, idf, manifest }: LinearModel): ScorerVocabulary {
  const slots = rankSlots(table, idf);
  const kernel = createKernel({
    size: table.size,
    entries: packRanks(table, slots),
    idf: new Uint8Array(slots.length).map((_, rank) => idf[slots[rank]!]!),
    groupWeights: Float64Array.from({ length: groupLimit }, (_, group) => manifest.groupWeights[group] ?? 1),
  });
  return { kernel, slots };
}

/**
 * @param models with equal features and vocabulary (`sharesVocabulary`)
 * @param vocabulary theirs
 */
export function createScorer(models: readonly LinearModel[], vocabulary = createVocabulary(models[0]!)): Scorer {
  const { kernel, slots } = vocabulary;
  const columns = models.reduce((sum, model) => sum + model.manifest.columns, 0);
  const rows = new Int8Array((slots.length + 1) * columns);
  const shifts: number[] = [];
  models.reduce((shift, model) => {
    shifts.push(shift);
    const own = model.manifest.columns;
    const { weights } = model;
    for (let rank = 0; rank < slots.length; rank++) {
      const [from, to] = [slots[rank]! * own, rank * columns + shift];
      for (let k = 0; k < own; k++) rows[to + k] = weights[from + k]!;
    }
    return shift + own;
  }, 0);
  return {
    kernel,
    rows: addRows(kernel, rows, columns),
    stride: columns,
    shifts,
    scales: Float64Array.from(models.flatMap((model) => model.manifest.scales)),
    scores: new Float64Array(columns),
  };
}

/** The used slots of a vocabulary, those of the most frequent features first: sorted by counting, as every start does it. */
function rankSlots({ keys }: FeatureTable, idf: Uint8Array): Int32Array {
  /** By idf: how many slots have a lower one, and with each slot that is placed one more. */
  const next = new Int32Array(257);
  for (let slot = 0; slot < keys.length; slot++) if (keys[slot] !== 0) next[idf[slot]! + 1]!++;
  for (let value = 1; value < next.length; value++) next[value]! += next[value - 1]!;
  const slots = new Int32Array(next[256]!);
  for (let slot = 0; slot < keys.length; slot++) if (keys[slot] !== 0) slots[next[idf[slot]!]!++] = slot;
  return slots;
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

/**
 * Scores all columns for the features of one message: value = (1 + ln count) · idf, each group scaled to unit length.
 * Leaves its results in the scorer.
 */
export function scoreFeatures({ kernel, rows, stride, scales, scores }: Scorer, buffer: FeatureBuffer): void {
  loadFeatures(kernel, buffer);
  kernel.code.scoreFeatures(buffer.length, rows, stride);
  const { sums } = kernel.views;
  for (let c = 0; c < stride; c++) scores[c] = sums[c]! * scales[c]!;
}
