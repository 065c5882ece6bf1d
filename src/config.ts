import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { reportSettings } from './aggregate/reports/settings.ts';
import { aggregateSettings } from './aggregate/settings.ts';
import { replySettings } from './classify/replies/settings.ts';
import { classifySettings } from './classify/settings.ts';
import { issueSettings } from './cluster/settings.ts';
import { themeSelectionSettings } from './cluster/themes/selection-settings.ts';
import { themeSettings } from './cluster/themes/settings.ts';
import type { DuckDBLimits } from './core/duckdb.ts';
import { QingyuError, UsageError } from './core/errors.ts';
import { findRepeatedKey } from './core/find-repeated-key.ts';
import { memoryLimitText } from './core/memory-limit.ts';
import { dashboardSettings } from './dashboard/settings.ts';
import { readOwnText } from './ingest/files/own-text.ts';
import { ingestSettings } from './ingest/settings.ts';
import { placeSettings } from './segment/places/place-settings.ts';
import { segmentSettings } from './segment/settings.ts';

const duckdbSettings = z.strictObject({
  memoryLimit: memoryLimitText
    .nullable()
    .default(null)
    .describe(
      'Memory that the database of a run may take: `1GB`, `1.5 GiB`, 128MB at least; null: 1GB, and 500MB more for each million messages of the lake beyond the first.',
    ),
  threads: z
    .int()
    .min(1)
    .max(256)
    .nullable()
    .default(null)
    .describe(
      'Threads that the database of a run may use; null: one a core, and a single one for a lake of 2,048 messages or fewer.',
    ),
});

/** All settings of a workspace: the file `qingyu.json`, overlaid by the flags of a command. */
export const configSchema = z.strictObject({
  workers: z
    .int()
    .min(1)
    .max(256)
    .nullable()
    .default(null)
    .describe(
      'Threads that read and label messages, and look for those of one issue where there are many; null: one a core. The flag `--workers` wins.',
    ),
  authorKeyFile: z
    .string()
    .nullable()
    .default(null)
    .describe(
      "File with the key of the author hash that several deployments share; null: the workspace's own `secret.key`. The flag `--author-key` wins.",
    ),
  maxRejectRate: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe(
      'Highest share of refused rows that a run accepts; with more of them it fails. The flag `--max-reject-rate` wins.',
    ),
  ingest: ingestSettings.prefault({}).describe('How input files are read.'),
  segment: segmentSettings.prefault({}).describe('How texts are cut into words.'),
  places: placeSettings.prefault({}).describe('How names of places are found.'),
  classify: classifySettings
    .prefault({})
    .describe(
      'Which models and lists label the messages ([classification.md](classification.md), [transformers.md](transformers.md)).',
    ),
  cluster: issueSettings
    .prefault({})
    .describe(
      'How recurring issues and problem classes are found ([issues.md](issues.md)). Log-odds above 0: one issue is likelier than two.',
    ),
  themes: z
    .strictObject({ ...themeSettings.shape, ...themeSelectionSettings.shape })
    .prefault({})
    .describe('How suggestions are grouped into themes ([themes.md](themes.md)).'),
  replies: replySettings
    .prefault({})
    .describe('How replies that recur under different matters are found ([replies.md](replies.md)).'),
  aggregate: aggregateSettings
    .prefault({})
    .describe('What the measures of the tables go by ([measures.md](measures.md)).'),
  reports: reportSettings.prefault({}).describe('What `qingyu report` writes ([reports.md](reports.md)).'),
  dashboard: dashboardSettings
    .omit({ flagDifference: true, lowGrade: true, alerts: true, termWeeks: true, reports: true })
    .prefault({})
    .describe('How `qingyu serve` works ([api.md](api.md)).'),
  duckdb: duckdbSettings
    .prefault({})
    .describe('What the database of runs and of commands that read the tables may take.'),
});

export type Config = Readonly<z.infer<typeof configSchema>>;
export type ConfigInput = z.input<typeof configSchema>;

/** What the flags of a command say, by stage. */
export type ConfigOverrides = { readonly [Key in keyof ConfigInput]?: ConfigInput[Key] };

/** Settings that name a file or a folder, by group. */
const pathSettings = {
  segment: ['userDictionary'],
  places: ['ownPlaces'],
  classify: [
    'topicModel',
    'subtopicModel',
    'kindModel',
    'urgencyModel',
    'cues',
    'senses',
    'subjects',
    'hazards',
    'topicFields',
  ],
  themes: ['model'],
  reports: ['chartFont'],
} as const satisfies { readonly [Group in keyof Config]?: readonly (keyof Config[Group])[] };

/**
 * Reads the settings of a workspace and lays a command's flags over them. No value is coerced; what is unknown is refused.
 * Paths in the file are relative to its folder, those of flags to the current one.
 * @param file `qingyu.json`; a missing one means defaults throughout
 * @throws QingyuError BAD_SETTINGS with the path and reason of every value of the file that is wrong; WORKSPACE_UNREADABLE
 * @throws UsageError where the file is right and a flag makes it wrong
 */
export async function loadConfig(file: string, overrides: ConfigOverrides = {}): Promise<Config> {
  const text = await readOwnText(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    // Without a code the file was read, and is no text.
    const isFileAtFault = error.code === undefined || error.code === 'EISDIR';
    throw isFileAtFault ? badSettings(file, error.message, error) : unreadableWorkspace(file, error);
  });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw badSettings(file, (cause as Error).message, cause);
  }
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    throw badSettings(file, 'Expected an object');
  }
  const repeated = findRepeatedKey(text);
  if (repeated !== null) {
    throw badSettings(file, `Expected ${repeated.join('.')} once, got it twice: put what both say into one`);
  }
  const own = configSchema.safeParse(given);
  if (!own.success) throw badSettings(file, z.prettifyError(own.error), own.error);
  const result = configSchema.safeParse(
    overlay(locatePaths(given as Record<string, unknown>, dirname(file)), locatePaths(overrides, '.')),
  );
  if (!result.success)
    throw new UsageError(`Expected the flags to be valid settings: ${z.prettifyError(result.error)}`);
  return deepFreeze(result.data);
}

/**
 * Checks that the files and folders that settings name are there, before work begins.
 * @param groups the groups of settings that the work depends on
 * @throws QingyuError BAD_SETTINGS naming the setting and the path
 */
export function requirePaths(config: Config, groups: readonly (keyof typeof pathSettings)[]): void {
  for (const group of groups) {
    const settings: Readonly<Record<string, unknown>> = config[group];
    for (const name of pathSettings[group]) {
      const path = settings[name];
      if (typeof path !== 'string' || existsSync(path)) continue;
      throw new QingyuError(`Expected the setting ${group}.${name} to name a file or folder, got nothing at ${path}`, {
        code: 'BAD_SETTINGS',
        stage: 'config',
        data: { setting: `${group}.${name}`, path },
      });
    }
  }
}

/** Threads for reading batches, as set or one a core. */
export function workerCount(config: Config): number {
  return config.workers ?? availableParallelism();
}

/** Rows that DuckDB works on at once: of fewer, a second thread has none. */
const vectorSize = 2048;

/**
 * Limits for the databases of this configuration.
 * @param messages about how many there are, where a database works on all of them; undefined: unknown
 */
export function databaseLimits(config: Config, messages?: number): DuckDBLimits {
  const megabytes = Math.ceil(1000 + 500 * Math.max(0, (messages ?? 0) / 1e6 - 1));
  const isOneVector = messages !== undefined && messages <= vectorSize;
  return {
    memoryLimit: config.duckdb.memoryLimit ?? `${megabytes}MB`,
    threads: config.duckdb.threads ?? (isOneVector ? 1 : availableParallelism()),
  };
}

function unreadableWorkspace(file: string, cause: NodeJS.ErrnoException): QingyuError {
  const got = cause.code === 'ENOTDIR' ? 'a file' : cause.message;
  return new QingyuError(`Expected ${dirname(file)} to be a folder that can be read, got ${got}`, {
    code: 'WORKSPACE_UNREADABLE',
    stage: 'config',
    data: { file },
    cause,
  });
}

function badSettings(file: string, reason: string, cause?: unknown): QingyuError {
  return new QingyuError(`Expected ${file} to hold valid settings: ${reason}`, {
    code: 'BAD_SETTINGS',
    stage: 'config',
    data: { file },
    cause,
  });
}

/**
 * The settings of a file, or of flags, with their paths in full: a run records them, and a command that is given in another folder finds what they
 * name.
 */
function locatePaths(given: Readonly<Record<string, unknown>>, dir: string): Record<string, unknown> {
  const locate = (path: unknown): unknown => (typeof path === 'string' ? resolve(dir, path) : path);
  const located = { ...given };
  if ('authorKeyFile' in given) located.authorKeyFile = locate(given.authorKeyFile);
  for (const [group, names] of Object.entries(pathSettings)) {
    const settings = given[group];
    if (!isPlainObject(settings)) continue;
    const paths = names.filter((name) => name in settings).map((name) => [name, locate(settings[name])] as const);
    located[group] = { ...settings, ...Object.fromEntries(paths) };
  }
  return located;
}

/** Flags win over the file, entry by entry of every group: a flag that names one column leaves the file's others. */
function overlay(base: Record<string, unknown>, over: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const under = merged[name];
    const bothObjects = isPlainObject(under) && isPlainObject(value);
    merged[name] = bothObjects ? overlay(under, value) : value;
  }
  return merged;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
