import { z } from 'zod';
import { countingLevels } from '../ingest/values/region-path.ts';
import { copyRules } from '../lake/copy-rules.ts';
import { alertSettings, burstSettings } from './bursts/settings.ts';
import { boilerplate } from './terms/boilerplate.ts';

const count = z.number().int().positive();
const weight = z.number().nonnegative();

/**
 * Constants of the measures; `docs/measures.md` gives the formulas they stand in. Days are calendar days,
 * weeks ISO weeks (Monday first).
 */
export const aggregateSettings = z.strictObject({
  regionLevel: z
    .enum(countingLevels)
    .default('district')
    .describe(
      'What regions are: districts and counties, or (`town`) subdistricts and towns, for the office of one county; what names no town stays with its county. The next run or rebuild counts all messages anew, and reads no file for it.',
    ),
  copies: z
    .enum(copyRules)
    .default('author')
    .describe(
      'Which messages of one text are copies, which count nowhere else: those by one known author (`author`), or also those of one second, whoever is said to have written them (`second`), as where two exports name the writer otherwise. Issues follow it with `qingyu rebuild`.',
    ),
  heat: z
    .strictObject({
      windowDays: count.default(182).describe('Only messages of the last so many days have a part in heat.'),
      halfLifeDays: z.number().positive().default(14).describe('After so many days an author counts half.'),
      lastingHalfLifeDays: z
        .number()
        .positive()
        .default(21)
        .describe(
          'Likes count half so many days after their message, and persistence so many days after the latest message: what nobody writes of cools.',
        ),
      supportWeight: weight.default(5).describe('Heat that likes add, at most; it fades.'),
      persistenceWeight: weight
        .default(10)
        .describe(
          'Heat of a matter that is written about in every week of the window; less in proportion, and fading once nobody writes.',
        ),
      criticalWeight: weight
        .default(3)
        .describe('Heat that the author of a critical message adds, fading like authors do.'),
      urgentWeight: weight.default(1).describe('Heat that the author of an urgent message adds, fading likewise.'),
      compareDays: count.default(7).describe('Ranks and heat are compared with those of so many days before.'),
    })
    .prefault({})
    .describe('How hot topics and issues are.'),
  status: z
    .strictObject({
      windowDays: count
        .default(14)
        .describe(
          'The last so many days are compared with as many before them; an issue whose first message is in the former is new.',
        ),
      dormantDays: count
        .max(36_500)
        .default(60)
        .describe(
          'Without a message for so many days an issue is dormant; one after such a gap revives it. `issue_lineage` goes by it, too.',
        ),
      growingRatio: z
        .number()
        .positive()
        .default(1.5)
        .describe('An issue is growing from so many times the authors a day of the window before.'),
      coolingRatio: z
        .number()
        .positive()
        .default(0.5)
        .describe('An issue is cooling down to so many times the authors a day of the window before.'),
      growingAuthors: count
        .default(3)
        .describe('Growing is only what has so many distinct authors in the last window.'),
    })
    .prefault({})
    .describe('When an issue is new, growing, cooling, dormant or revived. Days that the data lack do not count.'),
  terms: z
    .strictObject({
      weeks: count
        .default(52)
        .describe('So many weeks, up to the last of the data, are listed; each is compared with the 52 before it.'),
      minAuthors: count.default(3).describe('A term is listed in a week from so many distinct authors on.'),
      minTexts: count
        .default(3)
        .describe(
          'And from so many different texts on, as is an alert of it: one letter that many people send raises no word.',
        ),
      titledShare: weight
        .default(0.5)
        .describe(
          'A term is listed if the share of its messages that have it in the title is at least this many times the share of the average word; 0 lists those that no title says, too. Messages without a title take no part.',
        ),
      topicalShare: weight
        .default(0.65)
        .describe(
          'A term is listed whose messages of the weeks before differ in topic from all messages as much as those of words do on average, times this; 0 lists those that letters of every topic say, too.',
        ),
      minScore: z
        .number()
        .default(2)
        .describe(
          'A term is listed in a week from this score on: what is below 2 is within chance for any single word.',
        ),
      priorWords: z
        .number()
        .positive()
        .default(500)
        .describe(
          'Weight of what is known of a term beforehand, in words of text; larger tempers the scores of rare terms.',
        ),
      perWeek: count.default(200).describe('Terms listed for a week at most, the most risen first.'),
      placeWordNames: count
        .default(20)
        .describe(
          'The end of so many different names of places is a common word and may be listed; that of fewer is part of a name.',
        ),
      boilerplate: z
        .array(z.string())
        .default([...boilerplate])
        .describe(
          'Words of courtesy and of the form itself, never listed; a list of your own replaces the built-in one as a whole.',
        ),
    })
    .prefault({})
    .describe('Rising words of a week (`terms_weekly`).'),
  bursts: burstSettings
    .prefault({})
    .describe(
      'What counts as a rise against the past of a series. Change these only after measuring (`npm run bench:bursts`).',
    ),
  alerts: alertSettings
    .prefault({})
    .describe('When a rise is an alert, how serious it is, and when it is over. Counts are distinct authors.'),
  handling: z
    .strictObject({
      lowGrade: z.number().default(2).describe('Ratings of manner or speed up to this are low.'),
      satisfiedGrade: z
        .number()
        .positive()
        .max(100)
        .default(4)
        .describe(
          'Satisfaction as a number is satisfied from this on, each on its own scale: 4 of 5, 8 of 10 and 80 of 100 are one.',
        ),
      timelyDays: z
        .number()
        .positive()
        .default(15)
        .describe('A reply within so many days is timely (信访工作条例, 2022: 15 days to say what is being done).'),
      backlogRows: count
        .default(20_000)
        .describe(
          'Rows of the table `backlog`, at most: of more, critical ones before urgent ones before others, in each the oldest.',
        ),
    })
    .prefault({})
    .describe('How replies, ratings and waiting messages are judged.'),
  themeNewDays: count
    .default(30)
    .describe('A suggestion theme is new while all its messages are of the last so many days.'),
  liftDays: count
    .default(365)
    .describe('Days up to the last of the data over which topics are held against regions (`region_topic_lift`).'),
  actionWeeks: count.default(8).describe('Weeks before and after a measure that are compared, at most.'),
  smallCell: count
    .default(5)
    .describe(
      'Rows of fewer distinct authors are folded together in reports, and such issues are not shortlisted; 1 shows every row.',
    ),
  flagDifference: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .describe(
      'Periods are flagged as hard to compare where sources that began or ended bring more than this share of the messages, or where the share of known regions or of uncertain labels moved by more.',
    ),
});

export type AggregateSettings = z.infer<typeof aggregateSettings>;
