import { z } from 'zod';

/** How contributions are grouped into themes. */
export const themeSettings = z.strictObject({
  /** Folder with `lexicon.json`, `vectors.json` and `vectors.bin`; null: the one that the package ships. */
  model: z.string().nullable().default(null),
  /** Two groups are joined while the mean similarity of their contributions is at least this, 0 to 1. */
  threshold: z.number().min(0).max(1).default(0.43),
  /** Themes of fewer contributions are left out of the result. */
  minMessages: z.int().min(1).default(2),
  /** Quotes of each theme. */
  quotes: z.int().min(0).max(20).default(3),
  /** Groups that are compared with each other at once; more cost time and memory with the square. */
  blockSize: z.int().min(100).max(8000).default(1000),
  /** Weights of the parts of similarity. */
  weights: z
    .strictObject({
      /** Ask and object. */
      concept: z.number().nonnegative().default(1.3),
      /** Shared words. */
      words: z.number().nonnegative().default(0.74),
      /** Nearness in meaning, by word vectors. */
      meaning: z.number().nonnegative().default(1.8),
    })
    .prefault({}),
});

export type ThemeSettings = z.infer<typeof themeSettings>;
