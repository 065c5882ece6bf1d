import { z } from 'zod';

/** Settings of the segment stage. Those that change tokens are part of a segmenter's `version`. */
export const segmentSettings = z.strictObject({
  /** `node-rs`: @node-rs/jieba; `nodejieba`: the optional package of that name (same algorithm, C++). */
  engine: z.enum(['node-rs', 'nodejieba']).default('node-rs'),
  /** Whether words outside the dictionary are guessed by the hidden Markov model. */
  hmm: z.boolean().default(true),
  /**
   * A dictionary in jieba's format, one `word [frequency [tag]]` a line, added to the built-in one. A word without frequency gets
   * what it takes to be cut as one.
   */
  userDictionary: z.string().nullable().default(null),
  /** Whether traditional characters are read as simplified ones (opencc-js). */
  simplify: z.boolean().default(false),
});

export type SegmentSettings = z.infer<typeof segmentSettings>;
