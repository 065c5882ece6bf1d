import { existsSync } from 'node:fs';
import { UsageError } from '../../core/errors.ts';
import { locateWorkspace, type Workspace } from '../../lake/workspace.ts';

/** A workspace that --workspace names to a command which makes none. @throws UsageError where there is nothing */
export function locateGivenWorkspace(dir: string): Workspace {
  if (!existsSync(dir)) throw new UsageError(`--workspace: Expected a folder, got nothing at ${dir}`);
  return locateWorkspace(dir);
}
