import { expect, it } from 'vitest';
import { openEmptyMart } from '../../src/aggregate/empty-mart.ts';
import { columnLabels } from '../../src/dashboard/column-labels.ts';
import { downloadTables } from '../../src/dashboard/downloads/tables.ts';

it('every column of every download has a Chinese name', async () => {
  const mart = await openEmptyMart();
  const columns = await mart.rows<{ table_name: string; column_name: string }>(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal",
  );
  mart.close();
  const shown = columns.filter(({ table_name }) => Object.hasOwn(downloadTables, table_name));
  expect(new Set(shown.map(({ table_name }) => table_name))).toEqual(new Set(Object.keys(downloadTables)));
  const unnamed = shown.filter(({ column_name }) => !Object.hasOwn(columnLabels, column_name));
  expect(unnamed.map(({ table_name, column_name }) => `${table_name}.${column_name}`)).toEqual([]);
});
