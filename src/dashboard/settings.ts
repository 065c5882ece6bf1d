import { z } from 'zod';
import { reportSettings } from '../aggregate/reports/settings.ts';
import { aggregateSettings } from '../aggregate/settings.ts';
import { memoryLimitText } from '../core/memory-limit.ts';

/** How `qingyu serve` works: the group `dashboard` of a workspace's settings, but for what other groups say. */
export const dashboardSettings = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(8787),
  /** Statements that run at the same time; each is one connection. */
  connections: z.int().min(1).max(64).default(4),
  /** Memory that the page's database may take, beside that of a run. */
  memoryLimit: memoryLimitText.default('1GB'),
  threads: z.int().min(1).max(256).default(2),
  /** A statement that takes longer is stopped, milliseconds. */
  queryTimeoutMs: z.int().min(100).default(15_000),
  /** Rows of one page of a list, where a request asks for no other number. */
  pageSize: z.int().min(1).max(100).default(20),
  /** Rows of one download; longer tables are cut and say so. */
  maxDownloadRows: z.int().min(1).default(100_000),
  /** Size of a request body, bytes. */
  maxBodyBytes: z.int().min(1_000).default(64_000),
  /** How long a browser stays signed in, seconds. */
  sessionSeconds: z
    .int()
    .min(60)
    .default(12 * 3600),
  /** Weeks of the same weekday that the baseline band is made of. */
  baselineWeeks: z.int().min(2).default(8),
  /** As in the group `aggregate`, and set there: page and tables flag alike. */
  flagDifference: aggregateSettings.shape.flagDifference,
  /** As in the group `aggregate`: the page counts low ratings as the tables do. */
  lowGrade: aggregateSettings.shape.handling.unwrap().shape.lowGrade,
  /** As in the group `aggregate`: what the page says of levels is what the tables keep to. */
  alerts: aggregateSettings.shape.alerts,
  /** As in the group `reports`: the page calls a change real where a report does. */
  falseDiscovery: reportSettings.shape.falseDiscovery,
});

export type DashboardSettings = Readonly<z.infer<typeof dashboardSettings>>;
