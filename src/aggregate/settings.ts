import { z } from 'zod';
import { alertSettings, burstSettings } from './bursts/settings.ts';
import { boilerplate } from './terms/boilerplate.ts';

/**
 * Constants of the measures; `docs/measures.md` gives the formulas they stand in. Days are calendar days,
 * weeks ISO weeks (Monday first).
 */
export const aggregateSettings = z.strictObject({
  /** Heat of topics and issues, see `sql/heat.sql`. */
  heat: z
    .strictObject({
      /** Only messages of the last so many days have a part in heat. */
      windowDays: z.number().int().positive().default(182),
      /** After so many days an author counts half. */
      halfLifeDays: z.number().positive().default(14),
      supportWeight: z.number().nonnegative().default(5),
      persistenceWeight: z.number().nonnegative().default(10),
      criticalWeight: z.number().nonnegative().default(3),
      urgentWeight: z.number().nonnegative().default(1),
      /** Ranks are compared with those of so many days before. */
      compareDays: z.number().int().positive().default(7),
    })
    .prefault({}),
  /** Life of an issue. */
  status: z
    .strictObject({
      /** Two adjoining windows of so many days are compared; a first message in the later one makes an issue new. */
      windowDays: z.number().int().positive().default(14),
      /** Without a message for so many days an issue is dormant; one after such a gap revives it. */
      dormantDays: z.number().int().positive().default(60),
      growingRatio: z.number().positive().default(1.5),
      coolingRatio: z.number().positive().default(0.5),
      /** Growth is stated only for at least so many distinct authors in the later window. */
      growingAuthors: z.number().int().positive().default(3),
    })
    .prefault({}),
  terms: z
    .strictObject({
      /** So many weeks, up to the last of the data, are listed; each is compared with the 52 before it. */
      weeks: z.number().int().positive().default(52),
      /** A term is listed in a week from so many distinct authors on. */
      minAuthors: z.number().int().positive().default(3),
      /** And in so many different texts, as is an alert of it: one letter that many people send raises no word. */
      minTexts: z.number().int().positive().default(3),
      /** Weight of the prior of the log-odds, in words of background text. */
      priorWords: z.number().positive().default(500),
      /** Terms listed a week, the most risen first. */
      perWeek: z.number().int().positive().default(200),
      /** A part of so many different names of places is a common word, not a name. */
      placeWordNames: z.number().int().positive().default(20),
      /** Words of courtesy and of the form itself, never listed; a list of one's own replaces this one as a whole. */
      boilerplate: z.array(z.string()).default([...boilerplate]),
    })
    .prefault({}),
  bursts: burstSettings.prefault({}),
  alerts: alertSettings.prefault({}),
  handling: z
    .strictObject({
      /** Ratings of manner or speed up to this are low. */
      lowGrade: z.number().default(2),
      /** Satisfaction as a number is satisfied from this share on, read as ratings are: 4 of 5, 8 of 10 and 80 of 100 are one. */
      satisfiedGrade: z.number().positive().max(100).default(4),
      /** A reply within so many days is timely: the 15 days in which 信访工作条例 (2022) wants people told what is done. */
      timelyDays: z.number().positive().default(15),
      /** Rows of the table `backlog` at most. */
      backlogRows: z.number().int().positive().default(20_000),
    })
    .prefault({}),
  /** A suggestion theme is new while all its messages are of so many days up to the last of the data. */
  themeNewDays: z.number().int().positive().default(30),
  /** Days up to the last of the data over which 区域 × 主题 lift is stated. */
  liftDays: z.number().int().positive().default(365),
  /** Weeks before and after an action that are compared. */
  actionWeeks: z.number().int().positive().default(8),
  /** Cells with fewer distinct authors are left out of reports and shortlists. */
  smallCell: z.number().int().positive().default(5),
  /** Difference of region coverage or of the share of uncertain labels (0 to 1) from which periods are flagged. */
  flagDifference: z.number().min(0).max(1).default(0.1),
});

export type AggregateSettings = z.infer<typeof aggregateSettings>;
