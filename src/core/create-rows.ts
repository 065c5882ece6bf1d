import type { Database } from './duckdb.ts';
import { withoutHalves } from './whole-characters.ts';

/**
 * Makes a temporary table of rows in memory, by way of JSON; for some thousand rows.
 * @param columns DuckDB types by name: plain ones, lists, and lists of structs
 */
export async function createRows(
  db: Database,
  name: string,
  rows: readonly object[],
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  const list = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
  await db.run(`CREATE TEMP TABLE ${name} (${list.join(', ')})`);
  const type = `STRUCT(${list.join(', ')})[]`;
  for (let start = 0; start < rows.length; start += 5000) {
    await db.rows(`INSERT INTO ${name} SELECT unnest(CAST($1::JSON AS ${type}), max_depth := 2)`, [
      withoutHalves(JSON.stringify(rows.slice(start, start + 5000))),
    ]);
  }
}
