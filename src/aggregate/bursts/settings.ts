import { z } from 'zod';

const count = z.number().int().positive();
const weight = z.number().positive();

/** Constants of burst detection; `docs/measures.md` gives the formulas. */
export const burstSettings = z.strictObject({
  historyDays: count
    .default(800)
    .describe(
      'Days of history that are looked at, up to the last day of the data; alerts of earlier days are dropped.',
    ),
  warmUpDays: count
    .default(28)
    .describe(
      "A topic or a term is tested from so many days after its history begins, a topic in a region after that region's first message; issues are tested at once.",
    ),
  guardDays: z
    .number()
    .int()
    .nonnegative()
    .default(5)
    .describe(
      'Days right before the one tested that are left out of what it is compared with, so that a rise does not hide itself.',
    ),
  discount: z
    .number()
    .min(0.5)
    .max(0.999)
    .default(0.98)
    .describe('What a day still weighs in the level of a series one day later: 0.98 halves it in 34 days, 0.99 in 69.'),
  slowDiscount: z
    .number()
    .min(0.5)
    .max(0.9999)
    .default(0.993)
    .describe('The same for the slow level, against which the trend of a series is measured.'),
  trendSpread: weight
    .default(0.0006)
    .describe(
      'How far the daily trends of series differ, as a share a day; larger follows the trend of a series sooner.',
    ),
  weekdayPrior: weight
    .default(60)
    .describe("Messages from which a series' own rhythm of the week counts as much as that of all messages."),
  holidaySpread: z
    .number()
    .nonnegative()
    .default(0.15)
    .describe('How far holidays differ from series to series, as a share; larger raises fewer alerts on holidays.'),
  dispersion: z
    .number()
    .nonnegative()
    .default(0.02)
    .describe(
      'How widely counts are taken to scatter beyond chance before a series shows its own scatter; larger raises fewer alerts.',
    ),
  dispersionSpread: weight
    .default(0.1)
    .describe("How far that scatter differs from series to series; larger lets a series' own count sooner."),
  outlierScore: weight
    .default(1.4)
    .describe(
      'Days more standard deviations above expectation than this enter later expectations with less weight, the less the higher.',
    ),
  outlierWeekScore: weight.default(2).describe('The same for the week around a day.'),
  weights: z
    .strictObject({
      day: weight.default(0.5).describe('Share of a day alone.'),
      threeDays: weight.default(0.2).describe('Share of three days together.'),
      sevenDays: weight.default(0.2).describe('Share of seven days together.'),
      cusum: weight.default(0.1).describe('Share of the slow rise (CUSUM).'),
    })
    .prefault({})
    .describe('Shares of the chance of error that each way of looking at a day may use. They should add up to 1.'),
  cusumRatio: z
    .number()
    .min(1.01)
    .default(1.4)
    .describe('The slow rise that is looked for, as a ratio to the expected count.'),
  cusumDrop: weight
    .default(1)
    .describe('How far evidence of a slow rise may fall from its peak (log-likelihood) before it is gathered anew.'),
  falseDiscoveryRate: z
    .number()
    .min(0)
    .max(1)
    .default(0.015)
    .describe(
      'Bound on the share of false ones among the series of a day that stand out (Benjamini and Hochberg 1995).',
    ),
});

export type BurstSettings = z.infer<typeof burstSettings>;

const plainAlertSettings = z.strictObject({
  minAuthors: count
    .default(3)
    .describe(
      'An alert opens only where its days have so many authors; topics in a region with fewer in all are not followed.',
    ),
  minRatio: z.number().min(1).default(1.3).describe('And only where these are so many times what was expected.'),
  maxProbability: z
    .number()
    .min(0)
    .max(1)
    .default(0.001)
    .describe(
      'Days likelier than this open no alert, however many others stand out on the same day; above 0.02 it changes nothing.',
    ),
  calmDays: count.default(3).describe('An alert closes after so many calm days in a row.'),
  calmProbability: z.number().min(0).max(1).default(0.1).describe('A day likelier than this is calm.'),
  yellow: levelRule(2, 6).describe('Level Ⅲ, by the authors of the alert so far: both must be reached.'),
  orange: levelRule(3, 12).describe('Level Ⅱ, likewise; neither bound may be below that of yellow.'),
  red: levelRule(5, 40).describe('Level Ⅰ, likewise; neither bound may be below that of orange.'),
  totalRatio: z
    .number()
    .min(0)
    .default(1.5)
    .describe(
      'While all messages together rise as well, a topic keeps a level above Ⅳ only where it rises so many times as much.',
    ),
  addedSourceDays: z
    .number()
    .int()
    .nonnegative()
    .default(56)
    .describe(
      'For so many days from when it begins to speak, what a source adds to others counts towards no level above Ⅳ.',
    ),
  issuePriorDays: weight
    .default(14)
    .describe('An issue begins with the level of the usual issue, as if that had been seen for so many days.'),
  minIssueAuthors: count.default(4).describe('Issues with fewer authors in all are not followed.'),
  minTermScore: z
    .number()
    .default(4)
    .describe('Terms are followed that reach this score in some week (`terms_weekly.score`).'),
  termsPerWeek: count.default(50).describe('So many terms of a week are followed at most, the most risen ones.'),
  termAlerts: count.default(300).describe('So many alerts of terms are kept at most, the least likely by chance.'),
  criticalGapDays: count
    .default(7)
    .describe('Critical messages of one issue that are at most so many days apart are one alert.'),
  criticalSure: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe(
      'An alert of critical messages of which none is critical with this probability is blue (Ⅳ); those that an editor made critical are sure.',
    ),
  criticalOrange: count
    .default(3)
    .describe('Authors of critical messages of one issue from which the alert is orange (Ⅱ); fewer are yellow (Ⅲ).'),
  criticalRed: count.default(10).describe('The same for red (Ⅰ); no fewer than for orange.'),
});

/** When a burst is an alert, how serious, and when it is over. Counts are distinct authors. A graver level that is reached sooner is refused. */
export const alertSettings = plainAlertSettings.superRefine((settings, context) => {
  for (const [lower, graver] of [
    ['yellow', 'orange'],
    ['orange', 'red'],
  ] as const) {
    for (const bound of ['ratio', 'excess'] as const) {
      const [least, given] = [settings[lower][bound], settings[graver][bound]];
      if (given >= least) continue;
      context.addIssue({
        code: 'custom',
        path: [graver, bound],
        message: `Expected no less than ${lower}.${bound} (${least}), got ${given}`,
      });
    }
  }
  if (settings.criticalRed < settings.criticalOrange) {
    context.addIssue({
      code: 'custom',
      path: ['criticalRed'],
      message: `Expected no less than criticalOrange (${settings.criticalOrange}), got ${settings.criticalRed}`,
    });
  }
});

export type AlertSettings = z.infer<typeof alertSettings>;

function levelRule(ratio: number, excess: number) {
  return z
    .strictObject({
      ratio: weight.default(ratio).describe('Authors, as a multiple of what was expected.'),
      excess: z.number().nonnegative().default(excess).describe('Authors above what was expected.'),
    })
    .prefault({});
}
