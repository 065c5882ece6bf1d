import { z } from 'zod';

/** How replies that recur under different matters are found. */
export const replySettings = z.strictObject({
  /** Replies of so many days before the latest message are compared. */
  windowDays: z.int().positive().default(1096),
  /** Least share of common shingles (Jaccard) of a reply with its group. */
  similarity: z.number().min(0).max(1).default(0.8),
  /** Groups of fewer replies, or of fewer matters, are left out. */
  minCount: z.int().min(2).default(3),
});

export type ReplySettings = Readonly<z.infer<typeof replySettings>>;
