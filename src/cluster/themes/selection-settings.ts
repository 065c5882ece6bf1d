import { z } from 'zod';
import { isDay } from '../../core/local-time.ts';

const day = z.string().refine(isDay, {
  error: ({ input }) => `Expected a day of the calendar as YYYY-MM-DD, got ${String(input)}`,
});

/** A call for contributions (征集): which messages are its, whatever their kind. All conditions hold together. */
export const campaignSchema = z
  .strictObject({
    name: z.string().min(1).max(60).describe('Its name, as tables and page show it.'),
    from: day.optional().describe('Its first day, YYYY-MM-DD.'),
    to: day.optional().describe('Its last day, YYYY-MM-DD.'),
    region: z.string().min(1).optional().describe('Region of its messages.'),
    keyword: z.string().min(1).optional().describe('Stands in title or body of its messages.'),
    source: z.string().min(1).optional().describe('Source that its messages were read under (`--source`).'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: 'Expected from to be no later than to, got a range that ends before it begins',
    path: ['to'],
  });

export type Campaign = z.infer<typeof campaignSchema>;

/** Which messages themes are made of, in the tables of a workspace. */
export const themeSelectionSettings = z.strictObject({
  windowDays: z
    .int()
    .positive()
    .default(1096)
    .describe(
      'Suggestions of so many days before the latest message are grouped; campaigns are grouped whatever their age.',
    ),
  maxMessages: z
    .int()
    .min(100)
    .default(100_000)
    .describe(
      'Of more suggestions, and of more contributions to a campaign, only so many are grouped, the newest, and a run says how many are not: memory and time grow with them.',
    ),
  campaigns: z
    .array(campaignSchema)
    .refine((campaigns) => new Set(campaigns.map(({ name }) => name)).size === campaigns.length, {
      error: 'Expected a name of its own for each campaign, got one twice',
    })
    .default([])
    .describe(
      'Calls for contributions (征集) that get themes of their own: which messages are theirs, whatever their kind. All conditions given hold together. The flag `--campaign` wins.',
    ),
});

export type ThemeSelection = z.infer<typeof themeSelectionSettings>;
