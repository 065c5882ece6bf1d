import { access } from 'node:fs/promises';
import { describeUnopenedMart } from '../aggregate/unopened-mart.ts';
import { databaseLimits, loadConfig } from '../config.ts';
import { type Database, openDatabase } from '../core/duckdb.ts';
import { QingyuError } from '../core/errors.ts';
import { locateWorkspace } from '../lake/workspace.ts';

/**
 * Opens the tables of a workspace for reading, within the limits of its settings, lets `work` use them, and closes them.
 * @throws QingyuError NO_TABLES where no run has written any yet, MART_LOCKED, MART_UNREADABLE
 */
export async function withMart<T>(workspaceDir: string, work: (db: Database) => Promise<T>): Promise<T> {
  const { martFile, settingsFile } = locateWorkspace(workspaceDir);
  const limits = databaseLimits(await loadConfig(settingsFile));
  await requireMart(martFile);
  const db = await openDatabase(martFile, limits, { readOnly: true }).catch((cause: unknown) => {
    throw describeUnopenedMart(martFile, cause);
  });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** @throws QingyuError NO_TABLES where no run has written any tables yet */
export async function requireMart(martFile: string): Promise<void> {
  await access(martFile).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw describeUnopenedMart(martFile, cause);
    throw new QingyuError(`Expected ${martFile} to exist, got nothing there: run "qingyu run <files…>" first`, {
      code: 'NO_TABLES',
      stage: 'aggregate',
      data: { martFile },
      cause,
    });
  });
}
