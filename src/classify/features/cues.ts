import { z } from 'zod';
import { classShape, readClassFile } from './class-file.ts';
import { hashWord } from './hash.ts';

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
        /** As they stand in normalised text (NFKC, lower case). */
        patterns: z.array(z.string().min(1)),
      }),
    )
    .max(64),
});

export type Cues = z.infer<typeof cuesSchema>;

/** Finds the cue words of a text, all classes in one pass. */
export interface CueMatcher {
  readonly ids: readonly string[];
  /** `hashWord` of the ids. */
  readonly hashes: Int32Array;
  /** By first unit of a pattern: 1 where one has a single unit, 2 where all are longer. */
  readonly starts: Uint8Array;
  /** 1 where some pattern may begin with two units whose `pairSlot` it is: most pairs of a text begin none. */
  readonly pairs: Uint8Array;
  /** Patterns by first unit, longest first. */
  readonly patterns: ReadonlyMap<number, readonly CuePattern[]>;
}

/** Where `CueMatcher.pairs` tells of two units. */
export function pairSlot(first: number, second: number): number {
  return (Math.imul(first, 0x9e3d) ^ second) & 0xffff;
}

export interface CuePattern {
  readonly text: string;
  /** Its second unit; −1 where it has one alone. Nearly all patterns are told apart by it. */
  readonly second: number;
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

export function createCueMatcher(cues: Cues): CueMatcher {
  const patterns = new Map<number, CuePattern[]>();
  const starts = new Uint8Array(0x10000);
  const pairs = new Uint8Array(0x10000);
  cues.classes.forEach(({ patterns: texts }, cue) => {
    for (const text of texts) {
      const unit = text.charCodeAt(0);
      if (text.length === 1) starts[unit] = 1;
      else if (starts[unit] === 0) starts[unit] = 2;
      const second = text.length > 1 ? text.charCodeAt(1) : -1;
      if (second >= 0) pairs[pairSlot(unit, second)] = 1;
      patterns.set(unit, [...(patterns.get(unit) ?? []), { text, second, cue }]);
    }
  });
  for (const list of patterns.values()) list.sort((a, b) => b.text.length - a.text.length || a.cue - b.cue);
  const ids = cues.classes.map(({ id }) => id);
  return { ids, hashes: Int32Array.from(ids, hashWord), starts, pairs, patterns };
}
