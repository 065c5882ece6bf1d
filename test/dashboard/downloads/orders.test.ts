import { expect, it } from 'vitest';
import type { Database, Parameter } from '../../../src/core/duckdb.ts';
import { eachRows } from '../../../src/dashboard/downloads/read-rows.ts';
import { downloadTables } from '../../../src/dashboard/downloads/tables.ts';
import type { Mart } from '../../../src/dashboard/mart/mart.ts';
import { dashboardSettings } from '../../../src/dashboard/settings.ts';
import { buildSmallMart } from '../../aggregate/build-small-mart.ts';

/** Two sources with the same message ids, as two boards of one make have. */
function openTwins(): Promise<Database> {
  const ids = Array.from({ length: 8 }, (_, index) => String(index));
  const at = '2025-12-02 08:00:00';
  return buildSmallMart({
    messages: ['one', 'two'].flatMap((source) =>
      ids.map((id, index) => ({
        id: `${source}-${id}`,
        message_id: id,
        source,
        at,
        region: `${'甲乙丙丁'[index % 4]}区`,
        topic: index % 2 === 0 ? '交通' : '教育',
        kind: index % 3 === 0 ? 'inquiry' : 'complaint',
        department: `${'甲乙丙丁'[index % 4]}局`,
        status: '办理中',
        urgency: index < 2 ? 'critical' : 'routine',
        // Half are replied to.
        ...(index >= 4 && { reply: '已修好', replied_at: '2025-12-02 09:00:00', satisfaction: '不满意' }),
      })),
    ),
    issues: { Ia: ids.slice(2).flatMap((id) => [`one-${id}`, `two-${id}`]) },
    tables: {
      edit_reports: ['甲', '乙', '丙'].map((reason) => ({ edit_id: 'e1', action: 'move', code: 'dangling', reason })),
    },
  });
}

it('has one order, however the rows of the tables lie', async () => {
  const db = await openTwins();
  try {
    await db.run(
      `INSERT INTO rejects BY NAME SELECT 'r1' AS run_id, 'a.xlsx' AS file, unnest(['x', 'y', 'z']) AS sheet, 2 AS "row", 'NO_TEXT' AS code`,
    );
    await db.run(
      `INSERT INTO corrections BY NAME SELECT TIMESTAMP '2025-12-03 08:00:00' AS corrected_at, source, message_id FROM messages`,
    );
    await db.run(
      `INSERT INTO region_topic_lift BY NAME SELECT unnest(['甲区', '乙区', '丙区']) AS region, '交通' AS topic, 1.5 AS lift, 0.5 AS p_adjusted`,
    );
    await db.run(
      `INSERT INTO recurrence BY NAME SELECT 'region' AS grain, unnest(['戊区', '己区', '庚区']) AS name, 7 AS within_days, 0 AS replies`,
    );
    await db.run(
      `INSERT INTO themes BY NAME SELECT 'T1' AS theme_id, unnest([NULL, '甲', '乙']) AS campaign, 3 AS supporters, 2 AS messages`,
    );
    await db.run(`INSERT INTO theme_messages BY NAME SELECT 'T1' AS theme_id, source, message_id FROM messages`);
    const tables = await db.rows<{ name: string; columns: string[] }>(
      `SELECT table_name AS name, list(column_name) AS columns FROM duckdb_columns()
       WHERE table_name IN (SELECT table_name FROM duckdb_tables() WHERE NOT temporary) GROUP BY ALL`,
    );
    const columns = new Map(tables.map((table) => [table.name, new Set(table.columns)]));
    const mart = {
      has: (table: string) => columns.has(table),
      columns: (table: string) => columns.get(table) ?? new Set(),
      rows: db.rows,
      eachBlock: async (
        sql: string,
        parameters: readonly Parameter[],
        take: (rows: object[]) => void | Promise<void>,
      ) => take(await db.rows(sql, parameters)),
    } as unknown as Mart;
    const readAll = async () => {
      const read = Object.entries(downloadTables).map(async ([name, table]) => {
        const waiting = { changes: { titles: [], gone: [], dismissed: [], restored: [] }, settled: [] } as never;
        const selected = table.read({}).select(mart, dashboardSettings.parse({}), waiting, undefined);
        const rows: object[] = [];
        const take = async (some: readonly object[]) => void rows.push(...some);
        await eachRows(mart, selected, take, new AbortController().signal);
        return [name, rows] as const;
      });
      return Object.fromEntries(await Promise.all(read));
    };
    const before = await readAll();
    for (const { name } of tables) {
      await db.run(`CREATE OR REPLACE TEMP TABLE turned AS SELECT * FROM "${name}" ORDER BY rowid DESC`);
      await db.run(`DELETE FROM "${name}"`);
      await db.run(`INSERT INTO "${name}" SELECT * FROM turned`);
    }
    const after = await readAll();
    const differing = Object.keys(before).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
    );
    expect(differing).toEqual([]);
    expect(before.messages!.length).toBe(16);
    expect(before.backlog!.length).toBeGreaterThan(2);
    expect(before.low_ratings!.length).toBeGreaterThan(2);
    expect(before.alerts!.length).toBeGreaterThan(1);
  } finally {
    db.close();
  }
});
