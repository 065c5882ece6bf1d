import { type Config, type ConfigOverrides, loadConfig, requirePaths } from '../../config.ts';
import type { ReadHooks } from '../../ingest/contract.ts';
import { nameTable } from '../../ingest/files/name-files.ts';
import { describeMissingColumn } from '../../ingest/tables/map-check.ts';
import { locateWorkspace } from '../../lake/workspace.ts';
import { findAuthorKey } from '../../pipeline/author-key.ts';
import type { CommandIo } from '../command.ts';
import { locateGivenWorkspace } from './given-workspace.ts';

/** What a command reads messages with that writes nothing to a workspace. */
export interface OpenReading {
  readonly config: Config;
  /** The key under which `qingyu run` hashes authors in this workspace; null where there is none yet. */
  readonly authorKey: Uint8Array | null;
}

/**
 * Settings and key of a workspace, as `qingyu run` would have them.
 * Where the settings give no time to messages without one they are read all the same: nothing here is counted by day.
 * @param workspaceDir undefined: the usual one, which need not exist
 */
export async function openReading(workspaceDir: string | undefined, overrides: ConfigOverrides): Promise<OpenReading> {
  const workspace = workspaceDir === undefined ? locateWorkspace('workspace') : locateGivenWorkspace(workspaceDir);
  const config = await loadConfig(workspace.settingsFile, overrides);
  requirePaths(config, ['segment', 'places', 'classify', 'themes']);
  const defaultTime = config.ingest.defaultTime ?? '2000-01-01 00:00:00';
  return {
    config: { ...config, ingest: { ...config.ingest, defaultTime } },
    authorKey: await findAuthorKey(workspace, config),
  };
}

/** Says on standard error what is left out of the inputs, and what is to be known of them. */
export function reportLeftOut(
  io: Pick<CommandIo, 'err'>,
): Required<Pick<ReadHooks, 'onLeftOut' | 'onSheetSkipped' | 'onNote' | 'onColumnMissing'>> {
  return {
    onLeftOut: (path, reason) => io.err(`left out: ${path}: ${reason}\n`),
    onSheetSkipped: (file, sheet, reason) => io.err(`sheet left out: ${nameTable(file, sheet)}: ${reason}\n`),
    onNote: (file, sheet, note) => io.err(`note: ${nameTable(file, sheet)}: ${note}\n`),
    onColumnMissing: (missing) => io.err(`ignored: ${describeMissingColumn(missing)}\n`),
  };
}
