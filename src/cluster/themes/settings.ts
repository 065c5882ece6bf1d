import { z } from 'zod';

const weight = z.number().nonnegative();

/** How contributions are grouped into themes. */
export const themeSettings = z.strictObject({
  model: z
    .string()
    .nullable()
    .default(null)
    .describe(
      'Folder with `lexicon.json`, `vectors.json` and `vectors.bin`, and `asks.json` and `asks.bin` where it has kinds of asks; null: the one that the package ships.',
    ),
  threshold: z
    .number()
    .min(0)
    .max(1.3)
    .default(0.36)
    .describe(
      'Two groups are joined while the mean similarity of their contributions is at least this (equal texts have 1, those of a sentence or two 1.3); lower gives fewer, wider themes.',
    ),
  minMessages: z
    .int()
    .min(1)
    .default(2)
    .describe(
      'Themes of fewer contributions are left out, but those that refuse what another asks (for `qingyu themes` the flag `--min-messages` decides).',
    ),
  quotes: z.int().min(0).max(20).default(3).describe('Quotes of each theme, at most.'),
  blockSize: z
    .int()
    .min(100)
    .max(8000)
    .default(1000)
    .describe('Groups that are compared with each other at once; more cost time and memory with the square.'),
  weights: z
    .strictObject({
      concept: weight.default(1.3).describe('Of the same ask and object.'),
      words: weight.default(0.74).describe('Of shared words.'),
      asked: weight
        .default(0.7)
        .describe('Of the kinds of asks that contributions are like, against the other three together as 1.'),
      likely: weight
        .default(0.4)
        .describe(
          'Likewise of the kinds of asks and problems that a network finds likely, where a contribution is a sentence or two or its title names no object; of other letters three tenths of it.',
        ),
      meaning: weight.default(1.8).describe('Of nearness in meaning, by word vectors.'),
    })
    .prefault({})
    .describe('What the parts of similarity weigh against each other.'),
});

export type ThemeSettings = z.infer<typeof themeSettings>;
