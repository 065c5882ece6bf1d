import { access } from 'node:fs/promises';
import { databaseLimits, loadConfig } from '../config.ts';
import { type Database, openDatabase } from '../core/duckdb.ts';
import { QingyuError } from '../core/errors.ts';
import { locateWorkspace } from '../lake/workspace.ts';

/**
 * Opens the tables of a workspace for reading, within the limits of its settings, lets `work` use them, and closes them.
 * @throws QingyuError NO_TABLES where no run has written any yet
 */
export async function withMart<T>(workspaceDir: string, work: (db: Database) => Promise<T>): Promise<T> {
  const { martFile, settingsFile } = locateWorkspace(workspaceDir);
  await access(martFile).catch((cause: unknown) => {
    throw new QingyuError(`Expected ${martFile} to exist, got nothing there: run "qingyu run <files…>" first`, {
      code: 'NO_TABLES',
      stage: 'aggregate',
      data: { martFile },
      cause,
    });
  });
  const db = await openDatabase(martFile, databaseLimits(await loadConfig(settingsFile)), { readOnly: true });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
