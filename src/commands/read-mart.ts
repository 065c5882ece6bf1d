import { access } from 'node:fs/promises';
import { type Database, openDatabase } from '../core/duckdb.ts';
import { QingyuError } from '../core/errors.ts';
import { locateWorkspace } from '../lake/workspace.ts';

/**
 * Opens the tables of a workspace for reading, lets `work` use them, and closes them.
 * @throws QingyuError NO_TABLES where no run has written any yet
 */
export async function withMart<T>(workspaceDir: string, work: (db: Database) => Promise<T>): Promise<T> {
  const { martFile } = locateWorkspace(workspaceDir);
  await access(martFile).catch((cause: unknown) => {
    throw new QingyuError(`Expected ${martFile} to exist, got nothing there: run "qingyu run <files…>" first`, {
      code: 'NO_TABLES',
      stage: 'aggregate',
      data: { martFile },
      cause,
    });
  });
  const db = await openDatabase(martFile, { memoryLimit: '1GB', threads: 2 }, { readOnly: true });
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
