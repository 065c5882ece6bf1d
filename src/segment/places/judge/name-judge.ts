import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { QingyuError } from '../../../core/errors.ts';
import { mixHash } from '../../../core/hash.ts';
import { readSetPhrases } from '../../set-phrases.ts';
import { openPairFilter, type PairFilter } from '../pieces/pair-filter.ts';

/** `manifest.json` of a judge of names; `weights.bin` has a weight of 8 bits a slot. */
export const nameJudgeSchema = z.strictObject({
  /** Number of slots, a power of two. */
  slots: z.int().min(2),
  scale: z.number().positive(),
  bias: z.number(),
  /** What scores below is no proper name. */
  threshold: z.number(),
  /** Names, and spans that are none, it was learned from. */
  names: z.int().min(0),
  others: z.int().min(0),
});

export type NameJudgeFile = z.infer<typeof nameJudgeSchema>;

/** Tells proper names from names of kinds and pieces of sentences: a linear classifier over hashed signs (`readNameSigns`). */
export interface NameJudge {
  readonly threshold: number;
  /** The higher, the surer it is a proper name; of signs that come several times each counts. */
  score(signs: readonly number[]): number;
}

/** What pieces of names are found with (`findPieces`). */
export interface PieceFinder {
  /** Pairs of characters that everyday letters have. */
  readonly common: PairFilter;
  /** Words that few write and that name nothing. */
  readonly phrases: ReadonlySet<string>;
  readonly judge: NameJudge;
}

/** @throws RangeError where the two do not fit together */
export function createNameJudge({ slots, scale, bias, threshold }: NameJudgeFile, weights: Int8Array): NameJudge {
  if (weights.length !== slots || (slots & (slots - 1)) !== 0)
    throw new RangeError(`Expected ${slots} weights, a power of two, got ${weights.length}`);
  return {
    threshold,
    score(signs) {
      let sum = 0;
      for (const sign of signs) sum += weights[slotOfSign(sign, slots)]!;
      return sum * scale + bias;
    },
  };
}

/** The slot of a sign among so many, a power of two. */
export function slotOfSign(sign: number, slots: number): number {
  return mixHash(sign) & (slots - 1);
}

const shipped = fileURLToPath(new URL('../../../../models/names/', import.meta.url));

function readShipped(file: string): Buffer {
  return readFileSync(join(shipped, file));
}

/** The judge of names that the package ships. @throws QingyuError NAME_JUDGE where a file is missing or the two do not fit together */
export function loadNameJudge(): NameJudge {
  return tryShipped(() => readJudge('manifest.json', 'weights.bin'));
}

/** What finds pieces of names, as the package ships it. @throws QingyuError NAME_JUDGE where a file is missing or they do not fit together */
export function loadPieceFinder(): PieceFinder {
  return tryShipped(() => ({
    common: openPairFilter(new Uint8Array(readShipped('pairs.bin'))),
    phrases: readSetPhrases(),
    judge: readJudge('pieces.json', 'pieces.bin'),
  }));
}

function readJudge(description: string, weights: string): NameJudge {
  const file = nameJudgeSchema.parse(JSON.parse(readShipped(description).toString('utf8')));
  return createNameJudge(file, new Int8Array(readShipped(weights)));
}

/** Changes with what the package tells names and their pieces by. @throws QingyuError NAME_JUDGE */
export function nameJudgeVersion(): string {
  return tryShipped(() => {
    const hash = createHash('sha256');
    for (const file of ['manifest.json', 'weights.bin', 'pairs.bin', 'pieces.json', 'pieces.bin']) {
      hash.update(readShipped(file));
    }
    return hash.digest('hex').slice(0, 16);
  });
}

function tryShipped<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    return fail(cause);
  }
}

function fail(cause: unknown): never {
  throw new QingyuError(`Expected the files of the judge of names to be readable and to fit together, got ${shipped}`, {
    code: 'NAME_JUDGE',
    stage: 'segment',
    data: { folder: shipped },
    cause,
  });
}
