import { openDatabase } from '../../src/core/duckdb.ts';

/** Asks the mart that a run left; opened for this question alone, since runs put a new file in its place. */
export async function queryMart(mart: string, sql: string): Promise<Record<string, unknown>[]> {
  const db = await openDatabase(mart, { memoryLimit: '300MB', threads: 1 }, { readOnly: true });
  try {
    return await db.rows<Record<string, unknown>>(sql);
  } finally {
    db.close();
  }
}
