import { z } from 'zod';

/** Settings of the segment stage. Those that change tokens are part of a segmenter's `version`. */
export const segmentSettings = z.strictObject({
  engine: z
    .enum(['node-rs', 'nodejieba'])
    .default('node-rs')
    .describe('`node-rs`: @node-rs/jieba; `nodejieba`: the optional package of that name (same algorithm, C++).'),
  hmm: z
    .boolean()
    .default(true)
    .describe('Whether words outside the dictionary are guessed by the hidden Markov model.'),
  userDictionary: z
    .string()
    .nullable()
    .default(null)
    .describe(
      "A dictionary in jieba's format, one `word [frequency [tag]]` a line, added to the built-in one. A word without frequency gets what it takes to be cut as one.",
    ),
  simplify: z
    .boolean()
    .default(true)
    .describe(
      'Whether texts that have traditional characters are read as simplified ones (opencc-js); texts are stored as they are written, while titles of issues and themes, and names and states in columns (regions, offices, 已答覆), are simplified.',
    ),
});

export type SegmentSettings = z.infer<typeof segmentSettings>;
