import { z } from 'zod';
import { reportSettings } from '../aggregate/reports/settings.ts';
import { aggregateSettings } from '../aggregate/settings.ts';
import { memoryLimitText } from '../core/memory-limit.ts';
import { leastHistory } from './queries/overview/baseline.ts';

/** How `qingyu serve` works: the group `dashboard` of a workspace's settings, but for what other groups say. */
export const dashboardSettings = z.strictObject({
  host: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address it listens on; one that other machines reach needs a token. The flag `--host` wins.'),
  port: z
    .int()
    .min(0)
    .max(65_535)
    .default(8787)
    .describe('Port it listens on; 0: any that is free. The flag `--port` wins.'),
  connections: z.int().min(1).max(64).default(4).describe('Statements that run at the same time; others wait.'),
  memoryLimit: memoryLimitText
    .default('1GB')
    .describe("Memory that the page's database may take, beside that of a run: `1GB`, `1.5 GiB`, 128MB at least."),
  threads: z.int().min(1).max(256).default(2).describe("Threads that the page's database may use."),
  queryTimeoutMs: z.int().min(100).default(15_000).describe('A statement that takes longer is stopped, milliseconds.'),
  pageSize: z
    .int()
    .min(1)
    .max(100)
    .default(20)
    .describe('Rows of one page of a list, where a request asks for no other number.'),
  maxDownloadRows: z.int().min(1).default(100_000).describe('Rows of one download; longer tables are cut and say so.'),
  maxBodyBytes: z.int().min(1_000).default(64_000).describe('Largest body of a request, bytes.'),
  sessionSeconds: z
    .int()
    .min(60)
    .default(12 * 3600)
    .describe('How long a browser stays signed in, seconds.'),
  trustProxy: z
    .boolean()
    .default(false)
    .describe(
      'Whether a proxy in front says who asks, as the last address of `X-Forwarded-For`: wrong tokens are then counted, and edits audited, by it. Only where nobody reaches the server but through that proxy, as others may write what they like.',
    ),
  baselineWeeks: z
    .int()
    .min(leastHistory)
    .default(8)
    .describe(
      'Weeks of the same weekday that the band of the daily chart is made of, at most; four are the least it takes.',
    ),
  /** As in the group `aggregate`, and set there: page and tables flag alike. */
  flagDifference: aggregateSettings.shape.flagDifference,
  /** As in the group `aggregate`: the page counts low ratings as the tables do. */
  lowGrade: aggregateSettings.shape.handling.unwrap().shape.lowGrade,
  /** As in the group `aggregate`: what the page says of levels is what the tables keep to. */
  alerts: aggregateSettings.shape.alerts,
  /** As in the group `aggregate`: the page says of which weeks the tables have rising words. */
  termWeeks: aggregateSettings.shape.terms.unwrap().shape.weeks,
  /** As the group `reports`: the page calls a change real, and gives it in percent, where a report does, and writes dossiers alike. */
  reports: reportSettings.prefault({}),
});

export type DashboardSettings = Readonly<z.infer<typeof dashboardSettings>>;
