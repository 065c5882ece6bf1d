import type { Random } from '../../core/effects.ts';
import { type CountedText, eigen, type TrainedVectors, trainVectors } from './train-vectors.ts';

/** A kind of problem, in texts that state it in many words. */
export interface ProblemType {
  readonly type: string;
  /** Words of each text. */
  readonly texts: readonly CountedText[];
}

export interface ProblemTraining {
  readonly dimensions: number;
  /** A word that so many texts have is believed half. */
  readonly doubt: number;
  /** Words used alike lend each other their problems: so many nearest ones, of at least this cosine, at this share. */
  readonly neighbours: number;
  readonly leastNearness: number;
  readonly lent: number;
  /** Of the directions in which words are used alike. */
  readonly nearness: { readonly dimensions: number; readonly minimumTexts: number; readonly iterations: number };
}

/**
 * Word vectors that say which kinds of problem a word tells: for each word the share of its texts that are of each type, drawn
 * towards nothing where few texts have it; with a share of what words tell that messages use alike (latent semantic analysis over
 * messages and types), so that words are known that no text of a type has; and brought to fewer dimensions by the
 * eigenvectors of their products. Texts of one problem point one way though they share no word.
 * @param messages without labels
 * @param keep whether a word may have a vector, and how many messages have it
 */
export function trainProblemVectors(
  types: readonly ProblemType[],
  messages: readonly CountedText[],
  keep: (word: string, messages: number) => boolean,
  training: ProblemTraining,
  random: Random,
): TrainedVectors {
  const told = countTold(types);
  const merged = types.map(({ texts }) => mergeTexts(texts));
  const near = trainVectors([...messages, ...merged], () => true, training.nearness, random);
  const profiles = new Map<string, Float64Array>();
  for (const [word, counts] of told) profiles.set(word, believe(counts, training.doubt));
  const lent = lendProfiles(profiles, near, types.length, training);
  const counts = new Map<string, number>();
  for (const text of messages) for (const [word] of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...new Set([...profiles.keys(), ...near.words])]
    .filter((word) => keep(word, counts.get(word) ?? 0))
    .sort();
  const rows = words.map((word) => add(profiles.get(word), lent.get(word), types.length));
  return { words, dimensions: training.dimensions, vectors: project(rows, types.length, training.dimensions) };
}

/** Number of texts of each type that have a word, by word. */
function countTold(types: readonly ProblemType[]): Map<string, Float64Array> {
  const told = new Map<string, Float64Array>();
  for (const [type, { texts }] of types.entries()) {
    for (const text of texts) {
      for (const word of new Set(text.map(([known]) => known))) {
        const counts = told.get(word) ?? new Float64Array(types.length);
        counts[type]! += 1;
        told.set(word, counts);
      }
    }
  }
  return told;
}

function mergeTexts(texts: readonly CountedText[]): CountedText {
  const uses = new Map<string, number>();
  for (const [word, count] of texts.flat()) uses.set(word, (uses.get(word) ?? 0) + count);
  return [...uses];
}

/** Shares of the types, of a length that grows with the texts. */
function believe(counts: Float64Array, doubt: number): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / (total + doubt));
}

/** What words are lent by the nearest ones that tell types; by word. */
function lendProfiles(
  profiles: ReadonlyMap<string, Float64Array>,
  near: TrainedVectors,
  types: number,
  { neighbours, leastNearness, lent }: ProblemTraining,
): Map<string, Float64Array> {
  const { dimensions } = near;
  const unit = near.words.map((_, word) => {
    const row = near.vectors.subarray(word * dimensions, (word + 1) * dimensions);
    const norm = Math.hypot(...row) || 1;
    return row.map((value) => value / norm);
  });
  const telling = near.words.flatMap((word, id) => (profiles.has(word) ? [id] : []));
  const result = new Map<string, Float64Array>();
  for (const [id, word] of near.words.entries()) {
    const nearest = telling
      .map((other) => ({ other, cosine: dot(unit[id]!, unit[other]!) }))
      .filter(({ cosine }) => cosine > leastNearness)
      .sort((a, b) => b.cosine - a.cosine || a.other - b.other)
      .slice(0, neighbours);
    if (nearest.length === 0) continue;
    const sum = new Float64Array(types);
    let weights = 0;
    for (const { other, cosine } of nearest) {
      const weight = cosine - leastNearness;
      weights += weight;
      const profile = profiles.get(near.words[other]!)!;
      for (let type = 0; type < types; type += 1) sum[type]! += weight * profile[type]!;
    }
    result.set(
      word,
      sum.map((value) => (lent * value) / Math.max(1, weights)),
    );
  }
  return result;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += a[k]! * b[k]!;
  return sum;
}

function add(own: Float64Array | undefined, lent: Float64Array | undefined, types: number): Float64Array {
  return Float64Array.from({ length: types }, (_, type) => (own?.[type] ?? 0) + (lent?.[type] ?? 0));
}

/** Rows on the eigenvectors of their products that have the largest eigenvalues, row by row. */
function project(rows: readonly Float64Array[], types: number, dimensions: number): Float32Array {
  const gram = new Float64Array(types * types);
  for (const row of rows) {
    const used = [...row.keys()].filter((type) => row[type] !== 0);
    for (const i of used) for (const j of used) gram[i * types + j]! += row[i]! * row[j]!;
  }
  const { vectors } = eigen(gram, types);
  const projected = new Float32Array(rows.length * dimensions);
  for (const [at, row] of rows.entries()) {
    for (let k = 0; k < dimensions; k += 1) {
      let sum = 0;
      for (let type = 0; type < types; type += 1) sum += row[type]! * vectors[type * types + k]!;
      projected[at * dimensions + k] = sum;
    }
  }
  return projected;
}
