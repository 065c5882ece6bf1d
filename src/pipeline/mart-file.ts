import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openNewMart } from '../aggregate/mart/new-mart.ts';
import { swapMart } from '../aggregate/mart/swap-mart.ts';
import { type Config, databaseLimits } from '../config.ts';
import type { Database } from '../core/duckdb.ts';
import { listParts } from '../lake/parts.ts';
import type { Workspace } from '../lake/workspace.ts';

/** Opens a new mart under a temporary name; `publish` closes it and swaps it in. What is not published is removed. */
export async function withNewMart<T>(
  workspace: Workspace,
  config: Config,
  build: (db: Database, publish: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const file = join(workspace.root, `.trends-${process.pid}.duckdb`);
  await removeDatabase(file);
  const db = await openNewMart(file, databaseLimits(config, await countAccepted(workspace)));
  const open = { db: true };
  try {
    return await build(db, async () => {
      db.close();
      open.db = false;
      swapMart(file, workspace.martFile);
    });
  } finally {
    if (open.db) db.close();
    await removeDatabase(file);
  }
}

/** Rows of all parts of the lake, by their names. */
async function countAccepted({ messagesDir }: Workspace): Promise<number> {
  let rows = 0;
  for (const { accepted } of (await listParts(messagesDir)).values()) rows += accepted;
  return rows;
}

async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ['', '.wal', '.tmp']) await rm(`${file}${suffix}`, { recursive: true, force: true });
}

/** Removes marts that killed runs left half-built. */
export async function removeTemporaryMarts(workspace: Workspace): Promise<void> {
  for (const name of await readdir(workspace.root)) {
    if (/^\.trends-\d+\.duckdb/.test(name)) await rm(join(workspace.root, name), { recursive: true, force: true });
  }
}
