import { z } from 'zod';

/** Settings of reports; `docs/reports.md` tells what each changes on the page. */
export const reportSettings = z.strictObject({
  /** Office that issues the report; null leaves a line to be filled in by hand. */
  office: z.string().min(1).nullable().default(null),
  /** What the report is called, before 周报, 月报 or 专报. */
  title: z.string().min(1).default('群众留言情况'),
  /** On a basis of fewer messages a change is not given in percent. */
  minBasis: z.number().int().min(1).default(10),
  hotIssues: z.number().int().positive().default(10),
  quotesPerIssue: z.number().int().min(0).default(2),
  /** Longest quote, in characters. */
  quoteLength: z.number().int().min(20).default(90),
  criticalMessages: z.number().int().positive().default(20),
  alerts: z.number().int().positive().default(20),
  themes: z.number().int().positive().default(10),
  problemClasses: z.number().int().positive().default(10),
  terms: z.number().int().positive().default(15),
  regions: z.number().int().positive().default(20),
  departments: z.number().int().positive().default(10),
  /** 「每月一题」 candidates in a monthly report. */
  shortlist: z.number().int().positive().default(5),
  /** Bars of the chart that shows the period beside those before it. */
  trendPeriods: z.number().int().min(2).max(60).default(13),
  /** Bound on the share of false ones among the rises that are named (Benjamini–Hochberg). */
  falseDiscovery: z.number().gt(0).max(0.5).default(0.05),
  /** Font file with Chinese glyphs for the pictures in DOCX; null looks in the system's usual places. */
  chartFont: z.string().min(1).nullable().default(null),
});

/** The settings with those that reports share with the mart, so that both go by the same definitions. */
export interface ReportSettings extends z.infer<typeof reportSettings> {
  /** In tables by topic, region and department, rows of fewer distinct authors are folded together; 1 shows all. */
  readonly minAuthors: number;
  /** Difference of a share (0 to 1) from which periods are flagged. */
  readonly flagDifference: number;
}
