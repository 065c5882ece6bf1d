import { z } from 'zod';
import { hashWord } from '../../core/hash.ts';
import { classShape, classWords, haveOwnIds, readClassFile } from './class-file.ts';

/**
 * Cue classes: words of the language that mean one thing (a danger, a time, a way of asking). Models weigh the
 * classes, alone and in pairs within a sentence, never the single words: so a deployment adds its own words to a
 * class, and they work without training.
 */
export const cuesSchema = z.strictObject({
  format: z.literal(1),
  classes: z
    .array(
      z.strictObject({
        ...classShape,
        patterns: classWords,
      }),
    )
    .max(128)
    .refine(haveOwnIds, 'Expected ids that differ'),
});

export type Cues = z.infer<typeof cuesSchema>;

/** Finds the cue words of a text, all classes in one pass. */
export interface CueMatcher {
  readonly ids: readonly string[];
  /** `hashWord` of the ids. */
  readonly hashes: Int32Array;
  /** Patterns by bucket, longest first; the first bucket is empty. */
  readonly buckets: readonly (readonly CuePattern[])[];
  /** By `pairSlot` of two units the bucket of the patterns that may begin with them: 0 for most pairs of a text. */
  readonly pairs: Uint16Array;
  /** A bit for each of `pairs`, set where it has a bucket: small enough to stay at hand, since texts touch all of it. */
  readonly pairBits: Uint32Array;
  /** By unit the bucket of the patterns that are this unit alone. */
  readonly singles: Uint16Array;
}

/** Where `CueMatcher.pairs` tells of two units; other pairs may share it. */
export function pairSlot(first: number, second: number): number {
  return (Math.imul(first, 0x9e3d) ^ second) & 0xffff;
}

export interface CuePattern {
  /** The UTF-16 units of its text. */
  readonly units: Uint16Array;
  /** Index of the class. */
  readonly cue: number;
}

/**
 * Reads a cues file.
 * @throws QingyuError CUES_INVALID where it is unreadable or of another form
 */
export async function readCues(file: string): Promise<Cues> {
  return readClassFile(file, {
    parse: (content) => cuesSchema.parse(content),
    expected: 'a cues file: {"format": 1, "classes": [{id, meaning, patterns}]}',
    code: 'CUES_INVALID',
  });
}

/** Indexes the patterns of cues by how they begin, so that a text is looked at once. */
export function createCueMatcher(cues: Cues): CueMatcher {
  const buckets: CuePattern[][] = [[]];
  const pairs = new Uint16Array(0x10000);
  const singles = new Uint16Array(0x10000);
  cues.classes.forEach(({ patterns }, cue) => {
    for (const text of patterns) {
      const unit = text.charCodeAt(0);
      const [table, slot] = text.length === 1 ? [singles, unit] : [pairs, pairSlot(unit, text.charCodeAt(1))];
      if (table[slot] === 0) table[slot] = buckets.push([]) - 1;
      const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
      buckets[table[slot]!]!.push({ units, cue });
    }
  });
  for (const bucket of buckets) bucket.sort((a, b) => b.units.length - a.units.length || a.cue - b.cue);
  const pairBits = new Uint32Array(pairs.length / 32);
  pairs.forEach((bucket, slot) => {
    if (bucket !== 0) pairBits[slot >>> 5]! |= 1 << (slot & 31);
  });
  const ids = cues.classes.map(({ id }) => id);
  return { ids, hashes: Int32Array.from(ids, hashWord), buckets, pairs, pairBits, singles };
}
