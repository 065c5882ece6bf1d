import { access } from 'node:fs/promises';
import { describeUnopenedMart } from '../../aggregate/mart/unopened-mart.ts';
import { databaseLimits, loadConfig } from '../../config.ts';
import { type Database, openDatabase } from '../../core/duckdb.ts';
import { QingyuError } from '../../core/errors.ts';
import { findLockHolder, nameHolder } from '../../lake/lock.ts';
import { locateWorkspace, type Workspace } from '../../lake/workspace.ts';

/**
 * Opens the tables of a workspace for reading, within the limits of its settings, lets `work` use them, and closes them.
 * @throws QingyuError NO_TABLES where no run has written any yet, MART_LOCKED, MART_UNREADABLE
 */
export async function withMart<T>(workspaceDir: string, work: (db: Database) => Promise<T>): Promise<T> {
  const workspace = locateWorkspace(workspaceDir);
  const { martFile, settingsFile } = workspace;
  const limits = databaseLimits(await loadConfig(settingsFile));
  await requireMart(workspace);
  const db = await openDatabase(martFile, limits, { readOnly: true }).catch((cause: unknown) => {
    throw describeUnopenedMart(martFile, cause);
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** @throws QingyuError NO_TABLES where no run has written any tables yet, saying whether one is at work or was killed */
export async function requireMart({ martFile, lockFile }: Pick<Workspace, 'martFile' | 'lockFile'>): Promise<void> {
  try {
    await access(martFile);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw describeUnopenedMart(martFile, cause);
    throw new QingyuError(`Expected ${martFile} to exist, got nothing there: ${await adviseFirstRun(lockFile)}`, {
      code: 'NO_TABLES',
      stage: 'aggregate',
      data: { martFile },
      cause,
    });
  }
}

/** What brings the first tables: a long first run is asked about while it is at work, or after it was killed. */
async function adviseFirstRun(lockFile: string): Promise<string> {
  const holder = await findLockHolder(lockFile).catch(() => null);
  if (holder === null) return 'run "qingyu run <files…>" first';
  const end = holder.isElsewhere ? '' : ' was killed';
  return holder.isAlive
    ? `the first run is at work (${nameHolder(holder)}) and writes them at its end`
    : `the first run broke off (${nameHolder(holder)}${end}): give its command again, which goes on where it was`;
}
