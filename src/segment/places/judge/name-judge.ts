import { z } from 'zod';
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

/** A judge whose sums can be put together, by who scores many spans that have signs in common. */
export interface SummingJudge extends NameJudge {
  /** What a sign adds, in whole steps. */
  weightOf(sign: number): number;
  /** The score of the sum of all signs. */
  scoreOf(sum: number): number;
}

/** @throws RangeError where the two do not fit together */
export function createNameJudge({ slots, scale, bias, threshold }: NameJudgeFile, weights: Int8Array): SummingJudge {
  if (weights.length !== slots || (slots & (slots - 1)) !== 0)
    throw new RangeError(`Expected ${slots} weights, a power of two, got ${weights.length}`);
  const weightOf = (sign: number): number => weights[slotOfSign(sign, slots)]!;
  const scoreOf = (sum: number): number => sum * scale + bias;
  return {
    threshold,
    score(signs) {
      let sum = 0;
      for (const sign of signs) sum += weightOf(sign);
      return scoreOf(sum);
    },
    weightOf,
    scoreOf,
  };
}

/** The slot of a sign among so many, a power of two. */
export function slotOfSign(sign: number, slots: number): number {
  return mixHash(sign) & (slots - 1);
}
