import type { LexiconFile } from './lexicon.ts';
import { scaleToUnit, takeOutCommon, type WordVectors } from './vectors.ts';

/** An object class that a word is near to in meaning. */
export interface NearClass {
  /** Index in the lexicon's objects. */
  readonly object: number;
  /** Cosine, above 0. */
  readonly nearness: number;
}

/** Which object classes words are near to, whether or not the lexicon has the words. */
export interface ClassNearness {
  /** The nearest classes of the word in a row of the word vectors, the nearest first. */
  near(row: number): readonly NearClass[];
  /** What the words of a class mean together: a unit vector, or zero where nothing in them has one. */
  mean(object: number): Float32Array;
}

/** Classes of a word. */
const classes = 2;

/** Of what all texts have in common, so much is taken out before vectors are compared. */
const commonShare = 0.5;

/** Compares words with the mean vectors of the lexicon's classes; a word is compared once, when it is first asked for. */
export function createClassNearness(objects: LexiconFile['objects'], vectors: WordVectors): ClassNearness {
  const means = objects.map((entry) => meanVector([...entry.words, ...entry.weak], vectors));
  const known = new Map<number, readonly NearClass[]>();
  const table = layInTurns(means, vectors.dimensions);
  return {
    near(row) {
      const found = known.get(row) ?? nearest(centre(rowVector(row, vectors), vectors), table, means.length);
      known.set(row, found);
      return found;
    },
    mean: (object) => means[object]!,
  };
}

function meanVector(words: readonly string[], vectors: WordVectors): Float32Array {
  const whole = words.map((word) => vectors.rowOf(word)).filter((row) => row >= 0);
  const sum = new Float32Array(vectors.dimensions);
  for (const row of whole.length > 0 ? whole : words.flatMap((word) => rowsWithin(word, vectors))) {
    const vector = rowVector(row, vectors);
    for (let d = 0; d < sum.length; d++) sum[d]! += vector[d]!;
  }
  scaleToUnit(sum);
  return isZero(sum) ? sum : centre(sum, vectors);
}

/** Rows of the words that a longer one is put together of ("老年食堂"), the longest first, without overlap. */
function rowsWithin(word: string, vectors: WordVectors): number[] {
  for (let length = word.length; length >= 2; length--) {
    for (let start = 0; start + length <= word.length; start++) {
      const row = vectors.rowOf(word.slice(start, start + length));
      if (row < 0) continue;
      const rest = [word.slice(0, start), word.slice(start + length)];
      return [row, ...rest.flatMap((part) => rowsWithin(part, vectors))];
    }
  }
  return [];
}

function isZero(vector: Float32Array): boolean {
  return vector.every((value) => value === 0);
}

function rowVector(row: number, { rows, dimensions }: WordVectors): Float32Array {
  return rows.subarray(row * dimensions, (row + 1) * dimensions);
}

function centre(vector: Float32Array, vectors: WordVectors): Float32Array {
  const centred = vector.slice();
  takeOutCommon(centred, commonShare, vectors);
  return centred;
}

/** Vectors that are compared at a time: each sum waits for its last addition, and meanwhile the others go on. */
const lanes = 4;

/** Vectors by fours: the first number of each, then the second of each, and so on; zeros for what is missing of the last four. */
function layInTurns(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const table = new Float32Array(Math.ceil(vectors.length / lanes) * lanes * dimensions);
  for (const [at, vector] of vectors.entries()) {
    const from = (at - (at % lanes)) * dimensions + (at % lanes);
    for (let d = 0; d < dimensions; d++) table[from + lanes * d] = vector[d]!;
  }
  return table;
}

/**
 * In one pass without lists in between: every word of every title is compared with several hundred classes.
 * @param table their means, see `layInTurns`
 */
function nearest(vector: Float32Array, table: Float32Array, count: number): NearClass[] {
  const found: NearClass[] = [];
  for (let first = 0, at = 0; first < count; first += lanes) {
    let n0 = 0;
    let n1 = 0;
    let n2 = 0;
    let n3 = 0;
    for (let d = 0; d < vector.length; d++, at += lanes) {
      const value = vector[d]!;
      n0 += value * table[at]!;
      n1 += value * table[at + 1]!;
      n2 += value * table[at + 2]!;
      n3 += value * table[at + 3]!;
    }
    keepNearer(found, first, n0);
    keepNearer(found, first + 1, n1);
    keepNearer(found, first + 2, n2);
    keepNearer(found, first + 3, n3);
  }
  return found;
}

/** What is missing of the last four is never near: its nearness is 0. */
function keepNearer(found: NearClass[], object: number, nearness: number): void {
  if (nearness <= (found.length < classes ? 0 : found[classes - 1]!.nearness)) return;
  if (found.length === classes) found.pop();
  const at = found.findIndex((other) => other.nearness < nearness);
  found.splice(at < 0 ? found.length : at, 0, { object, nearness });
}
