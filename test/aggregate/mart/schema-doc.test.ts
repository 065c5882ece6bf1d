import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmptyMart } from '../../../src/aggregate/mart/empty-mart.ts';
import { generateSchemaDoc } from '../../../src/aggregate/mart/schema-doc.ts';
import type { Database } from '../../../src/core/duckdb.ts';

describe('docs/schema.md', () => {
  const opened: { db?: Database } = {};
  beforeAll(async () => {
    opened.db = await openEmptyMart();
  });
  afterAll(() => opened.db?.close());

  it('is what the database says of itself', async () => {
    const written = readFileSync(new URL('../../../docs/schema.md', import.meta.url), 'utf8');
    expect(written).toBe(await generateSchemaDoc(opened.db!));
  });

  it('leads from its index to every table once, and shows queries that the tables take', async () => {
    const text = await generateSchemaDoc(opened.db!);
    const tables = await opened.db!.rows<{ name: string }>(
      'SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary ORDER BY table_name',
    );
    const linked = [...text.matchAll(/\]\(#(\w+)\)/gu)].map(([, name]) => name);
    expect(linked.sort()).toEqual(tables.map(({ name }) => name));
    const [, queries] = /```sql\n(.*?)```/su.exec(text)!;
    for (const query of queries!.split(';\n').filter((part) => part.trim() !== '')) {
      await expect(opened.db!.rows(query)).resolves.toEqual([]);
    }
  });

  it('leaves no table and no column without a comment', async () => {
    const silent = await opened.db!.rows(
      `SELECT c.table_name, c.column_name FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid, table_name)
       WHERE NOT t.temporary AND (c.comment IS NULL OR t.comment IS NULL)`,
    );
    expect(silent).toEqual([]);
  });
});
