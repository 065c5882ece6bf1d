import { existsSync } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareIssues, type IssueChanges } from '../aggregate/mart/compare-issues.ts';
import { type Config, databaseLimits } from '../config.ts';
import type { Effects } from '../core/effects.ts';
import { describeProblem } from '../core/errors.ts';
import type { Workspace } from '../lake/workspace.ts';

/** What a rebuild did to the ids of issues. */
export interface RebuiltIssues extends IssueChanges {
  /** CSV that says in which issue the messages of each issue are whose id is gone or emptied; null where none is. */
  readonly table: string | null;
}

/**
 * Keeps the mart that stands, so that the one which replaces it can be compared with it.
 * @param work gets the comparison, to be asked for once the new mart is in its place; null where there was none to compare with
 */
export async function withEarlierMart<T>(
  workspace: Workspace,
  config: Config,
  effects: Effects,
  work: (compare: (generation: number) => Promise<RebuiltIssues | null>) => Promise<T>,
): Promise<T> {
  // A second name of the file, which the swap leaves; a killed run's goes with its half-built mart.
  const kept = join(workspace.root, `.trends-${process.pid}.duckdb.before`);
  const isKept = existsSync(workspace.martFile) && (await keep(workspace.martFile, kept, effects));
  try {
    return await work(async (generation) => {
      if (!isKept) return null;
      const table = join(workspace.root, `issue-ids-${generation}.csv`);
      try {
        const changes = await compareIssues(kept, workspace.martFile, table, databaseLimits(config));
        return { ...changes, table: changes.gone + changes.emptied > 0 ? table : null };
      } catch (error) {
        effects.logger.warn(
          { error: describeProblem(error) },
          'The tables that there were could not be compared with the new ones',
        );
        return null;
      }
    });
  } finally {
    await rm(kept, { force: true });
  }
}

async function keep(from: string, to: string, effects: Effects): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    effects.logger.warn(
      { error: describeProblem(error) },
      'The tables that there were could not be kept for comparison',
    );
    return false;
  }
}
