import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmptyMart } from '../../src/aggregate/empty-mart.ts';
import { generateSchemaDoc } from '../../src/aggregate/schema-doc.ts';
import type { Database } from '../../src/core/duckdb.ts';

describe('docs/schema.md', () => {
  const opened: { db?: Database } = {};
  beforeAll(async () => {
    opened.db = await openEmptyMart();
  });
  afterAll(() => opened.db?.close());

  it('is what the database says of itself', async () => {
    const written = readFileSync(new URL('../../docs/schema.md', import.meta.url), 'utf8');
    expect(written).toBe(await generateSchemaDoc(opened.db!));
  });

  it('leaves no table and no column without a comment', async () => {
    const silent = await opened.db!.rows(
      `SELECT c.table_name, c.column_name FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid, table_name)
       WHERE NOT t.temporary AND (c.comment IS NULL OR t.comment IS NULL)`,
    );
    expect(silent).toEqual([]);
  });
});
