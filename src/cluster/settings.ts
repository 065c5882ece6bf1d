import { z } from 'zod';

const share = z.number().min(0).max(1);

/** Settings of recurring issues; `docs/issues.md` says what each does. */
export const issueSettings = z.strictObject({
  /** Weight of a word of the title in words of the body. */
  titleWeight: z.number().min(1).max(20).default(3),
  /** Mean similarity from which two groups are one issue. */
  threshold: share.default(0.22),
  /** Similarity from which one text is a near-copy of another. */
  copyThreshold: share.default(0.85),
  /** Terms of a message, the most telling first, by which its candidates are looked up. */
  probeTerms: z.int().min(1).max(64).default(16),
  /** Messages looked at before and after a message in time for each of these terms. */
  probeWindow: z.int().min(1).max(1000).default(48),
  /** Candidates of a message that are compared in full. */
  candidates: z.int().min(1).max(200).default(24),
  /** Members by which a large issue is compared. */
  exemplars: z.int().min(2).max(64).default(12),
  /** Days without a message after which an issue is dormant. */
  dormantDays: z.int().min(1).default(60),
  /** Days after which a message that never recurred is forgotten, counted back from the newest message. */
  memoryDays: z.int().min(1).default(730),
});

export type IssueSettings = z.infer<typeof issueSettings>;
export type IssueSettingsInput = z.input<typeof issueSettings>;
