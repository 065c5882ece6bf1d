import { existsSync } from 'node:fs';
import { type Config, configSchema, loadConfig, requirePaths } from '../config.ts';
import { UsageError } from '../core/errors.ts';
import { locateWorkspace } from '../lake/workspace.ts';

/** What models that are trained and measured read texts with. */
export type LabelSettings = Pick<Config, 'segment' | 'places' | 'classify'>;

/**
 * The settings of a workspace; without one the defaults, whatever stands in the current folder, so that the same command makes
 * the same model anywhere.
 */
export async function readLabelSettings(given: {
  readonly workspace?: string | undefined;
  readonly cues?: string | undefined;
}): Promise<LabelSettings> {
  const { workspace, cues } = given;
  const overrides = cues === undefined ? {} : { classify: { cues } };
  if (workspace === undefined) return configSchema.parse(overrides);
  if (!existsSync(workspace)) throw new UsageError(`--workspace: Expected a folder, got nothing at ${workspace}`);
  const config = await loadConfig(locateWorkspace(workspace).settingsFile, overrides);
  requirePaths(config, ['segment', 'places', 'classify']);
  return config;
}
