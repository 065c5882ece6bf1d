import { z } from 'zod';

/** How replies that recur under different matters are found. */
export const replySettings = z.strictObject({
  windowDays: z
    .int()
    .positive()
    .default(1096)
    .describe('Replies of so many days before the latest message are compared.'),
  similarity: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe('Least share of common pieces of text (Jaccard) of a reply with its group.'),
  minCount: z.int().min(2).default(3).describe('Groups of fewer replies, or of fewer matters, are left out.'),
});

export type ReplySettings = Readonly<z.infer<typeof replySettings>>;
