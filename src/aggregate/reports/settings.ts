import { z } from 'zod';

const rows = z.number().int().positive();

/** Settings of reports. */
export const reportSettings = z.strictObject({
  office: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'Office that issues the report (单位); null leaves a line to be filled in by hand. The flag `--office` wins.',
    ),
  title: z.string().min(1).default('群众留言情况').describe('What the report is called, before 周报, 月报 or 专报.'),
  minBasis: z
    .number()
    .int()
    .min(1)
    .default(10)
    .describe(
      'Where the period compared with has fewer messages, the change is not given in percent, in reports and on the page.',
    ),
  hotIssues: rows.default(10).describe('Recurring issues listed, at most.'),
  quotesPerIssue: z.number().int().min(0).default(2).describe('Quotes of each of them, at most.'),
  quoteLength: z.number().int().min(20).default(90).describe('Longest quote, in characters.'),
  dossierQuotes: rows.default(8).describe('Messages quoted in the dossier of an issue or a problem class, at most.'),
  dossierQuoteLength: z.number().int().min(20).default(160).describe('Longest quote there, in characters.'),
  dossierMessages: rows.default(200).describe('Messages listed there, at most.'),
  criticalMessages: rows
    .default(20)
    .describe(
      'Entries of critical messages listed, at most; those of one issue are one entry. The rest are named by their ids.',
    ),
  unansweredMessages: rows
    .default(20)
    .describe(
      'Critical and urgent messages from before the period without a reply listed, at most; critical ones first.',
    ),
  alerts: rows.default(20).describe('Alerts listed, at most.'),
  themes: rows
    .default(10)
    .describe(
      'Suggestion themes listed, at most: so many of each campaign, and so many of other suggestions; in each of what several propose, of what one person does and of what only names a matter.',
    ),
  likedFrom: rows
    .default(10)
    .describe('Likes in the period from which the proposal of one person is listed with those of several.'),
  problemClasses: rows.default(10).describe('Problem classes listed, at most.'),
  terms: rows.default(15).describe('Rising terms listed, at most.'),
  regions: rows.default(20).describe('Regions listed, at most.'),
  departments: rows.default(10).describe('Departments listed, at most.'),
  shortlist: rows.default(5).describe('Candidates for 「每月一题」 in a monthly report, at most.'),
  trendPeriods: z
    .number()
    .int()
    .min(2)
    .max(60)
    .default(13)
    .describe('Bars of the chart that shows the period beside those before it.'),
  falseDiscovery: z
    .number()
    .gt(0)
    .max(0.5)
    .default(0.05)
    .describe(
      'Bound on the share of false ones among the rises that are named, in reports and on the page (Benjamini–Hochberg).',
    ),
  chartFont: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe(
      'Font file with Chinese glyphs for the pictures in DOCX; null: looked for where Linux, macOS and Windows keep theirs.',
    ),
});

/** Settings of reports as `qingyu.json` has them. */
export type OwnReportSettings = z.infer<typeof reportSettings>;

/** The settings with those that reports share with the mart, so that both go by the same definitions. */
export interface ReportSettings extends OwnReportSettings {
  /** In tables by topic, region and department, rows of fewer distinct authors are folded together; 1 shows all. */
  readonly minAuthors: number;
  /** Difference of a share (0 to 1) from which periods are flagged. */
  readonly flagDifference: number;
  /** Days, up to the last of the data, in which rises are looked for. */
  readonly historyDays: number;
}
