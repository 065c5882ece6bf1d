import { z } from 'zod';

/** Constants of burst detection; `docs/measures.md` gives the formulas. */
export const burstSettings = z.strictObject({
  /** Days of history that are looked at, up to the last day of the data. */
  historyDays: z.number().int().positive().default(800),
  /** A series is tested from so many days after the history begins, one of a region after its region's first message; issues at once. */
  warmUpDays: z.number().int().positive().default(28),
  /** Days before the one tested that do not enter its baseline, so that a rise does not hide itself (EARS C2). */
  guardDays: z.number().int().nonnegative().default(5),
  /** Weight of a day after one day more, in the level of a series: 0.98 remembers about 100 days. */
  discount: z.number().min(0.5).max(0.999).default(0.98),
  /** The same for the slow level, against which trend is measured. */
  slowDiscount: z.number().min(0.5).max(0.9999).default(0.993),
  /** Standard deviation among series of the daily trend, to which a series' own trend is drawn. */
  trendSpread: z.number().positive().default(0.0006),
  /** Messages for which a series' own weekday effect counts as much as that of the whole. */
  weekdayPrior: z.number().positive().default(60),
  /** Standard deviation among series of what a holiday is to them, as a share. */
  holidaySpread: z.number().nonnegative().default(0.15),
  /** Dispersion that series are drawn to before they show their own, and its standard deviation among series. */
  dispersion: z.number().nonnegative().default(0.02),
  dispersionSpread: z.number().positive().default(0.1),
  /** Counts more standard deviations above expectation than this enter the baseline with less weight, the less the higher. */
  outlierScore: z.number().positive().default(1.4),
  /** The same for the week around a day. */
  outlierWeekScore: z.number().positive().default(2),
  /** Shares of the error probability that a day alone, three days, seven days and CUSUM may use. */
  weights: z
    .strictObject({
      day: z.number().positive().default(0.5),
      threeDays: z.number().positive().default(0.2),
      sevenDays: z.number().positive().default(0.2),
      cusum: z.number().positive().default(0.1),
    })
    .prefault({}),
  /** Rise that CUSUM is tuned to, as a ratio to the expected count. */
  cusumRatio: z.number().min(1.01).default(1.4),
  /** Fall from its peak, in units of log-likelihood, at which CUSUM starts anew. */
  cusumDrop: z.number().positive().default(1),
  /** Bound of the false-discovery rate over all series of a day (Benjamini and Hochberg 1995). */
  falseDiscoveryRate: z.number().min(0).max(1).default(0.015),
});

export type BurstSettings = z.infer<typeof burstSettings>;

/** When a burst is an alert, how serious, and when it is over. Counts are distinct authors. */
export const alertSettings = z.strictObject({
  /** An alert opens only where its days (seven for a slow rise) have so many authors, and so many times what was expected. */
  minAuthors: z.number().int().positive().default(3),
  minRatio: z.number().min(1).default(1.3),
  /** Days likelier than this open no alert, however many others a big event has raised on the same day. */
  maxProbability: z.number().min(0).max(1).default(0.001),
  /** An alert closes after so many days in a row that are likelier than calmProbability. */
  calmDays: z.number().int().positive().default(3),
  calmProbability: z.number().min(0).max(1).default(0.1),
  /** Levels above Ⅳ (blue), by authors so far against expectation: ratio and excess must both be reached. */
  yellow: levelRule(2, 6),
  orange: levelRule(3, 12),
  red: levelRule(5, 40),
  /** A topic keeps a level above Ⅳ only where it rises so many times as much as all messages together at that time. */
  totalRatio: z.number().min(0).default(1.5),
  /** For so many days after its first message, what a source adds to others counts towards no level above Ⅳ. */
  addedSourceDays: z.number().int().nonnegative().default(56),
  /** Issues begin with a level of so many days' observation of the usual issue. */
  issuePriorDays: z.number().positive().default(14),
  /** Issues with fewer authors in all are not followed. */
  minIssueAuthors: z.number().int().positive().default(4),
  /** Terms are followed from this score in some week on (terms_weekly.score). */
  minTermScore: z.number().default(4),
  /** So many terms of a week are followed, over the last year; so many alerts of terms are kept at most, the least likely first. */
  termsPerWeek: z.number().int().positive().default(50),
  termAlerts: z.number().int().positive().default(300),
  /** Critical messages of one issue so few days apart are one alert. */
  criticalGapDays: z.number().int().positive().default(7),
  /** Authors of critical messages of one issue from which the alert is orange, and red; fewer are yellow. */
  criticalOrange: z.number().int().positive().default(3),
  criticalRed: z.number().int().positive().default(10),
});

export type AlertSettings = z.infer<typeof alertSettings>;

function levelRule(ratio: number, excess: number) {
  return z
    .strictObject({ ratio: z.number().positive().default(ratio), excess: z.number().nonnegative().default(excess) })
    .prefault({});
}
