import { readFileSync, writeFileSync } from 'node:fs';
import { QingyuError } from '../../core/errors.ts';
import { openOnce } from '../../core/open-once.ts';
import type { TrainedVectors } from './train-vectors.ts';

/** Directions that words point to; a row of `values` a word, −127 to 127. */
export interface WordVectors {
  readonly dimensions: number;
  readonly ids: ReadonlyMap<string, number>;
  readonly values: Int8Array;
}

/** What is known of words beyond the messages at hand. */
export interface IssueVectors {
  /** How words are used; those that have one are general Chinese. */
  readonly words: WordVectors;
  /** Which kinds of problem words tell. */
  readonly problems: WordVectors;
}

/** The vectors that the package ships. */
export const shippedVectors = {
  words: new URL('../../../models/issues/word-vectors.bin', import.meta.url),
  problems: new URL('../../../models/issues/problem-vectors.bin', import.meta.url),
};

const magic = 'qingyu-vectors-1';

/** Writes vectors with one byte a value; all share one scale, since only angles count. */
export function writeVectors(path: string | URL, trained: TrainedVectors): void {
  const largest = trained.vectors.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-12);
  // The largest values of few words would leave the others no resolution: the scale clips them.
  const scale = 127 / (largest * 0.25);
  const bytes = Int8Array.from(trained.vectors, (value) => Math.max(-127, Math.min(127, Math.round(value * scale))));
  const header = Buffer.from(`${magic} ${trained.dimensions} ${trained.words.length}\n${trained.words.join(' ')}\n`);
  writeFileSync(path, Buffer.concat([header, new Uint8Array(bytes.buffer)]));
}

/** The vectors that the package ships. @throws QingyuError `VECTORS_SHAPE` */
export const readIssueVectors: () => IssueVectors = openOnce(() => ({
  words: readVectors(shippedVectors.words),
  problems: readVectors(shippedVectors.problems),
}));

/** @throws QingyuError `VECTORS_SHAPE` where the file is something else */
export function readVectors(path: string | URL): WordVectors {
  const bytes = readFileSync(path);
  const firstEnd = bytes.indexOf(10);
  const secondEnd = bytes.indexOf(10, firstEnd + 1);
  const [name, dimensions, count] = bytes.toString('utf8', 0, Math.max(0, firstEnd)).split(' ');
  const words = bytes.toString('utf8', firstEnd + 1, Math.max(0, secondEnd)).split(' ');
  const size = Number(dimensions) * Number(count);
  if (name !== magic || words.length !== Number(count) || bytes.length - secondEnd - 1 !== size) {
    throw new QingyuError(`Expected ${String(path)} to hold word vectors, got something else`, {
      code: 'VECTORS_SHAPE',
      stage: 'cluster',
      data: { path: String(path) },
    });
  }
  return {
    dimensions: Number(dimensions),
    ids: new Map(words.map((word, id) => [word, id])),
    values: new Int8Array(new Uint8Array(bytes.subarray(secondEnd + 1)).buffer),
  };
}
