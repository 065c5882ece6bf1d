import { z } from 'zod';
import { isDay } from '../aggregate/day-spans.ts';

const day = z.string().refine(isDay, {
  error: ({ input }) => `Expected a day of the calendar as YYYY-MM-DD, got ${String(input)}`,
});

/** A call for contributions (征集): which messages are its, whatever their kind. All conditions hold together. */
export const campaignSchema = z
  .strictObject({
    name: z.string().min(1).max(60),
    /** First and last day, both included. */
    from: day.optional(),
    to: day.optional(),
    region: z.string().min(1).optional(),
    /** Stands in title or body. */
    keyword: z.string().min(1).optional(),
    /** Source that the messages were read under (`--source`). */
    source: z.string().min(1).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    error: 'Expected from to be no later than to, got a range that ends before it begins',
    path: ['to'],
  });

export type Campaign = z.infer<typeof campaignSchema>;

/** Which messages themes are made of, in the tables of a workspace. */
export const themeSelectionSettings = z.strictObject({
  /** Suggestions of so many days before the latest message are grouped; older themes have had their time. */
  windowDays: z.int().positive().default(1096),
  /** Calls for contributions that get themes of their own. */
  campaigns: z.array(campaignSchema).default([]),
});

export type ThemeSelection = z.infer<typeof themeSelectionSettings>;
