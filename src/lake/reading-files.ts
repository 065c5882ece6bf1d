import type { Database } from '../core/duckdb.ts';
import { loadSql } from '../core/sql.ts';

const layStored = async (db: Database, files: readonly string[]): Promise<void> =>
  db.run(await loadSql(new URL('./sql/stored-rows.sql', import.meta.url), { files }));

/** Lays the view `lake_stored`, and with it `resolved`, over files, in their order, and notes that these are all. */
export async function layFiles(db: Database, files: readonly string[]): Promise<void> {
  await layStored(db, files);
  await db.run('CREATE OR REPLACE TEMP TABLE lake_files (path VARCHAR, place INTEGER)');
  const unnested = 'unnest(from_json($1, \'["VARCHAR"]\'))';
  await db.rows(`INSERT INTO lake_files SELECT path, row_number() OVER () FROM (SELECT ${unnested} AS path)`, [
    JSON.stringify(files),
  ]);
}

/**
 * Lets `read` read `resolved` from those files alone that have messages which fit: all texts of a lake would be read for a few new ones
 * otherwise. Of other messages it has some, so ask for the condition, too.
 * @param condition on `lake_messages`
 */
export async function withFiles<T>(db: Database, condition: string, read: () => Promise<T>): Promise<T> {
  await layFitting(db, condition);
  try {
    return await read();
  } finally {
    await layStored(db, await listFiles(db, 'true'));
  }
}

/** As `withFiles`, block by block. */
export async function* readingFiles<T>(
  db: Database,
  condition: string,
  read: () => AsyncIterable<T>,
): AsyncGenerator<T> {
  await layFitting(db, condition);
  try {
    yield* read();
  } finally {
    await layStored(db, await listFiles(db, 'true'));
  }
}

async function layFitting(db: Database, condition: string): Promise<void> {
  const fitting = await listFiles(
    db,
    `path IN (SELECT path FROM lake_parts WHERE part IN (SELECT main // 4294967296 FROM lake_messages WHERE ${condition}))`,
  );
  // DuckDB reads at least one.
  await layStored(db, fitting.length === 0 ? (await listFiles(db, 'true')).slice(0, 1) : fitting);
}

async function listFiles(db: Database, condition: string): Promise<string[]> {
  const rows = await db.rows<{ path: string }>(`SELECT path FROM lake_files WHERE ${condition} ORDER BY place`);
  return rows.map(({ path }) => path);
}
