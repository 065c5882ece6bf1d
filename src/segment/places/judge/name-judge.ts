import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { QingyuError } from '../../../core/errors.ts';
import { mixHash } from '../../../core/hash.ts';

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

function readShipped(file: 'manifest.json' | 'weights.bin'): Buffer {
  return readFileSync(join(shipped, file));
}

/** The judge that the package ships. @throws QingyuError NAME_JUDGE where a file is missing or the two do not fit together */
export function loadNameJudge(): NameJudge {
  try {
    const file = nameJudgeSchema.parse(JSON.parse(readShipped('manifest.json').toString('utf8')));
    return createNameJudge(file, new Int8Array(readShipped('weights.bin')));
  } catch (cause) {
    return fail(cause);
  }
}

/** Changes with the judge that the package ships. @throws QingyuError NAME_JUDGE */
export function nameJudgeVersion(): string {
  try {
    return createHash('sha256')
      .update(readShipped('manifest.json'))
      .update(readShipped('weights.bin'))
      .digest('hex')
      .slice(0, 16);
  } catch (cause) {
    return fail(cause);
  }
}

function fail(cause: unknown): never {
  throw new QingyuError(`Expected manifest.json and weights.bin to be readable and to fit together, got ${shipped}`, {
    code: 'NAME_JUDGE',
    stage: 'segment',
    data: { folder: shipped },
    cause,
  });
}
