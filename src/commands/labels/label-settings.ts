import type { LinearModel } from '../../classify/model/linear-model.ts';
import type { Task } from '../../classify/model/manifest.ts';
import { readModel } from '../../classify/model/model-files.ts';
import { requireFeatures } from '../../classify/train/train-model.ts';
import { type Config, type ConfigOverrides, configSchema, loadConfig, requirePaths } from '../../config.ts';
import { UsageError } from '../../core/errors.ts';
import { locateGivenWorkspace } from '../opening/given-workspace.ts';
import { toFlag } from '../options/options.ts';

/** What models that are trained and measured read texts with, and themes are grouped by. */
export type LabelSettings = Pick<Config, 'segment' | 'places' | 'classify' | 'themes'>;

interface Given {
  readonly workspace?: string | undefined;
  readonly cues?: string | undefined;
  /** Folder of the model that themes are grouped by. */
  readonly themeModel?: string | undefined;
}

/** @throws UsageError where a flag is given that the task has no use for */
export function refuseUnused<Options extends object>(
  task: string,
  given: Options,
  flags: readonly (keyof Options & string)[],
): void {
  const isGiven = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined);
  const flag = flags.find((name) => isGiven(given[name]));
  if (flag === undefined) return;
  throw new UsageError(`Expected no --${toFlag(flag)} with ${task}, which has no use for it`);
}

/** The settings of a workspace for a run elsewhere; without one the defaults. */
export async function readRunSettings(workspace: string | undefined): Promise<ConfigOverrides> {
  return workspace === undefined ? {} : loadConfig(locateGivenWorkspace(workspace).settingsFile);
}

/**
 * The settings of a workspace; without one the defaults, whatever stands in the current folder, so that the same command makes
 * the same model anywhere.
 * @param groups those that the task depends on: what they name must be there
 */
export async function readLabelSettings(
  given: Given,
  groups: readonly (keyof LabelSettings)[] = ['segment', 'places', 'classify'],
): Promise<LabelSettings> {
  const { workspace, cues, themeModel } = given;
  const overrides = {
    ...(cues !== undefined && { classify: { cues } }),
    ...(themeModel !== undefined && { themes: { model: themeModel } }),
  };
  if (workspace === undefined) return configSchema.parse(overrides);
  const config = await loadConfig(locateGivenWorkspace(workspace).settingsFile, overrides);
  requirePaths(config, groups);
  return config;
}

/**
 * The model whose vocabulary a task is to be learned on; null where no folder is given.
 * @throws QingyuError VOCABULARY_DIFFERS, and see `readModel`
 */
export async function readVocabulary(task: Task, folder: string | undefined): Promise<LinearModel | null> {
  if (folder === undefined) return null;
  const model = await readModel(folder, null);
  requireFeatures(task, model);
  return model;
}
