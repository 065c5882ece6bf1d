import type { FeatureBuffer } from '../features/feature-buffer.ts';
import { groupLimit } from '../features/featurisers.ts';
import { type FeatureTable, findRank, packRanks } from './feature-table.ts';
import type { LinearModel } from './linear-model.ts';

/**
 * Scores messages by one or more models that share features and vocabulary: each feature is looked up once for all of
 * them, and its weights lie in one row. What the last call left is read by `findEvidence`.
 */
export interface Scorer {
  /**
   * The vocabulary, see `packRanks`. Ranks go from the most frequent feature to the rarest, so that what most texts touch
   * lies close together.
   */
  readonly entries: Int32Array;
  /** Inverse document frequency by rank; of no feature behind the last rank. */
  readonly idf: Uint8Array;
  /** Rows of `stride` weights of all models by rank; behind the last rank, of no feature, zeros. */
  readonly rows: Int8Array;
  readonly stride: number;
  /** First column of each model. */
  readonly shifts: readonly number[];
  /** By column. */
  readonly scales: Float64Array;
  readonly groupWeights: Float64Array;
  /** By column, without bias: what the last call made. */
  readonly scores: Float64Array;
  /** Which distinct feature each occurrence of the buffer is: 0 where the vocabulary has none. */
  distinctOf: Int32Array;
  /** Rank, count, value and group of each distinct feature; the first one is none. */
  ranks: Int32Array;
  counts: Uint16Array;
  values: Float64Array;
  groups: Uint8Array;
  /** Number of distinct features, the one that is none included. */
  distinct: number;
  /** Rank of each occurrence, that of none where the vocabulary has it not. */
  found: Int32Array;
  /** Rank → distinct feature, by open addressing; 0 where free. Small, so that it stays in the nearest cache. */
  seen: Int32Array;
}

/** Columns are scored so many at a time. */
const block = 4;

/** Where scorers find the row of a feature. */
interface ScorerVocabulary {
  /** See `Scorer.entries`. */
  readonly entries: Int32Array;
  /** Slot of the model's table by rank. */
  readonly slots: readonly number[];
}

/** The vocabulary of a model, for several scorers to share. */
export function createVocabulary({ table, idf }: LinearModel): ScorerVocabulary {
  const slots = rankSlots(table, idf);
  return { entries: packRanks(table, slots), slots };
}

/**
 * @param models with equal features and vocabulary (`sharesVocabulary`)
 * @param vocabulary theirs
 */
export function createScorer(models: readonly LinearModel[], vocabulary = createVocabulary(models[0]!)): Scorer {
  const [{ idf, manifest }] = models as readonly [LinearModel, ...LinearModel[]];
  const { entries, slots } = vocabulary;
  const columns = models.reduce((sum, model) => sum + model.manifest.columns, 0);
  // The last block of columns may read over the end of its row.
  const rows = new Int8Array((slots.length + 1) * columns + block);
  const shifts: number[] = [];
  models.reduce((shift, model) => {
    shifts.push(shift);
    const own = model.manifest.columns;
    slots.forEach((slot, rank) => {
      rows.set(model.weights.subarray(slot * own, (slot + 1) * own), rank * columns + shift);
    });
    return shift + own;
  }, 0);
  return {
    entries,
    idf: Uint8Array.from([...slots.map((slot) => idf[slot]!), 0]),
    rows,
    stride: columns,
    shifts,
    scales: Float64Array.from(models.flatMap((model) => model.manifest.scales)),
    groupWeights: Float64Array.from({ length: groupLimit }, (_, group) => manifest.groupWeights[group] ?? 1),
    scores: new Float64Array(columns),
    distinct: 1,
    ...createWorkSpace(4096),
  };
}

/** The used slots of a vocabulary, those of the most frequent features first. */
function rankSlots({ keys }: FeatureTable, idf: Uint8Array): number[] {
  const used: number[] = [];
  keys.forEach((key, slot) => {
    if (key !== 0) used.push(slot);
  });
  return used.sort((a, b) => idf[a]! - idf[b]! || a - b);
}

function createWorkSpace(capacity: number) {
  return {
    distinctOf: new Int32Array(capacity),
    ranks: new Int32Array(capacity),
    found: new Int32Array(capacity),
    seen: new Int32Array(4 * capacity),
    counts: new Uint16Array(capacity),
    values: new Float64Array(capacity),
    groups: new Uint8Array(capacity),
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
 * Scores all columns for the features of one message: value = (1 + ln count) · idf, each group scaled to unit length.
 * Leaves its results in the scorer.
 */
export function scoreFeatures(scorer: Scorer, buffer: FeatureBuffer): void {
  countFeatures(scorer, buffer);
  weighFeatures(scorer);
  const { rows, stride, scores, ranks, values, scales, distinct } = scorer;
  const columns = scores.length;
  // Sums stay in registers: several columns in one pass over the features.
  for (let c = 0; c < columns; c += block) {
    let [a, b, d, e] = [0, 0, 0, 0];
    for (let i = 1; i < distinct; i++) {
      const value = values[i]!;
      const at = ranks[i]! * stride + c;
      a += value * rows[at]!;
      b += value * rows[at + 1]!;
      d += value * rows[at + 2]!;
      e += value * rows[at + 3]!;
    }
    scores[c] = a * scales[c]!;
    if (c + 1 < columns) scores[c + 1] = b * scales[c + 1]!;
    if (c + 2 < columns) scores[c + 2] = d * scales[c + 2]!;
    if (c + 3 < columns) scores[c + 3] = e * scales[c + 3]!;
  }
}

function countFeatures(scorer: Scorer, buffer: FeatureBuffer): void {
  const { length, hashes, groups } = buffer;
  if (scorer.distinctOf.length <= length) {
    let capacity = scorer.distinctOf.length;
    while (capacity <= length) capacity *= 2;
    Object.assign(scorer, createWorkSpace(capacity));
  }
  const { entries, idf, groupWeights, distinctOf, found, ranks, counts, seen } = scorer;
  const none = idf.length - 1;
  // By themselves, so that many of these look-ups, which reach far into memory, are under way at once.
  for (let i = 0; i < length; i++) {
    // A group without weight is not looked up at all.
    found[i] = groupWeights[groups[i]!] === 0 ? none : findRank(entries, hashes[i]!, none);
  }
  // Between a quarter and a half full if all are distinct.
  const mask = (2 << (32 - Math.clz32(length))) - 1;
  const shift = Math.clz32(mask);
  seen.fill(0, 0, mask + 1);
  ranks[0] = none;
  counts[0] = 1;
  let distinct = 1;
  for (let i = 0; i < length; i++) {
    const rank = found[i]!;
    if (rank === none) {
      distinctOf[i] = 0;
      continue;
    }
    let at = Math.imul(rank, 0x9e3779b1) >>> shift;
    let known = seen[at]!;
    while (known !== 0 && ranks[known] !== rank) {
      at = (at + 1) & mask;
      known = seen[at]!;
    }
    if (known !== 0) {
      distinctOf[i] = known;
      if (counts[known]! < 255) counts[known] = counts[known]! + 1;
      continue;
    }
    seen[at] = distinct;
    distinctOf[i] = distinct;
    ranks[distinct] = rank;
    counts[distinct] = 1;
    scorer.groups[distinct] = groups[i]!;
    distinct++;
  }
  scorer.distinct = distinct;
}

function weighFeatures(scorer: Scorer): void {
  const { idf, ranks, counts, values, groups, groupWeights, distinct } = scorer;
  lengths.fill(0);
  values[0] = 0;
  for (let d = 1; d < distinct; d++) {
    const value = dampedCounts[counts[d]!]! * idf[ranks[d]!]!;
    const group = groups[d]!;
    values[d] = value;
    lengths[group] = lengths[group]! + value * value;
  }
  for (let g = 0; g < groupLimit; g++) {
    lengths[g] = lengths[g]! === 0 ? 0 : groupWeights[g]! / Math.sqrt(lengths[g]!);
  }
  for (let d = 1; d < distinct; d++) values[d] = values[d]! * lengths[groups[d]!]!;
}
