import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmptyMart } from '../../../src/aggregate/mart/empty-mart.ts';
import { generateSchemaDoc } from '../../../src/aggregate/mart/schema-doc.ts';
import type { Database } from '../../../src/core/duckdb.ts';
import { passingMarts } from '../passing-marts.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** Statements of the SQL blocks of a document. */
const queriesOf = (text: string): readonly string[] =>
  [...text.matchAll(/```sql\n(.*?)```/gsu)].flatMap(([, block]) =>
    block!.split(';\n').filter((part) => part.trim() !== ''),
  );

const opened: { db?: Database } = {};
beforeAll(async () => {
  opened.db = await openEmptyMart();
});
afterAll(() => opened.db?.close());

describe('docs/schema.md', () => {
  it('is what the database says of itself', async () => {
    expect(read('docs/schema.md')).toBe(await generateSchemaDoc(opened.db!));
  });

  it('leads from its index to every table once, and shows queries that the tables take', async () => {
    const text = await generateSchemaDoc(opened.db!);
    const tables = await opened.db!.rows<{ name: string }>(
      'SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary ORDER BY table_name',
    );
    const linked = [...text.matchAll(/\]\(#(\w+)\)/gu)].map(([, name]) => name);
    expect(linked.sort()).toEqual(tables.map(({ name }) => name));
    for (const query of queriesOf(text)) await expect(opened.db!.rows(query)).resolves.toEqual([]);
  });

  it('leaves no table and no column without a comment', async () => {
    const silent = await opened.db!.rows(
      `SELECT c.table_name, c.column_name FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid, table_name)
       WHERE NOT t.temporary AND (c.comment IS NULL OR t.comment IS NULL)`,
    );
    expect(silent).toEqual([]);
  });
});

describe('docs/queries.md', () => {
  const buildMart = passingMarts();
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-queries-'));
  const own = join(folder, 'own.csv');
  const queries = queriesOf(read('docs/queries.md')).map((query) => query.replace('own.csv', own));
  const named = (words: string): string => queries.find((query) => query.includes(`-- ${words}`))!;
  beforeAll(() => writeFileSync(own, '留言编号,备注\n007,督办\n9,\n'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has queries that the tables take', async () => {
    for (const query of queries) await opened.db!.rows(query);
    expect(queries.length).toBeGreaterThan(25);
  });

  it('has queries that count what they say', async () => {
    const waiting = { urgency: 'critical', department: '甲局', status: '办理中' };
    const db = await buildMart({
      messages: [
        { id: '007', at: '2025-05-01 08:00:00', ...waiting },
        { id: '7~a', at: '2025-05-01 09:00:00', ...waiting, author: '作者007', duplicateOf: '007' },
        { id: '8', at: '2025-05-02 08:00:00', ...waiting, author: null, status: '已办结' },
        { id: '9', at: '2025-05-30 08:00:00', ...waiting, author: null, topic: '供水' },
        { id: '10', at: '2025-05-30 09:00:00', region: '乙区', reply: '已修好', replied_at: '2025-05-30 10:00:00' },
      ],
    });
    expect(await db.rows(named('messages and people of a region'))).toEqual([{ messages: 3, authors: 3 }]);
    expect(await db.rows(named('the mix of topics'))).toMatchObject([
      { topic: '交通', messages: 2, share_in_region: 2 / 3 },
      { topic: '供水', messages: 1, share_in_region: 1 / 3 },
    ]);
    expect(await db.rows(named('critical messages that wait'))).toMatchObject([
      { message_id: '007' },
      { message_id: '9' },
    ]);
    expect(await db.rows(named('overdue without an answer'))).toEqual([
      { department: '甲局', overdue: 1, oldest: '2025-05-01' },
    ]);
    expect(await db.rows(named('how many waited'))).toEqual([{ month: '2025-05-01', waiting: 2 }]);
    expect(await db.rows(named('a table of your own'))).toMatchObject([
      { 留言编号: '007', 备注: '督办', urgency: 'critical' },
      { 留言编号: '9', 备注: null, topic: '供水' },
    ]);
  });
});
