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
  const unnamed = Object.entries(downloadTables).flatMap(([table, download]) => {
    const own = columns.filter(({ table_name }) => table_name === table).map(({ column_name }) => column_name);
    expect(own, table).not.toEqual([]);
    const shown = download.columns(own);
    return shown.filter((column) => !Object.hasOwn(columnLabels, column)).map((column) => `${table}.${column}`);
  });
  expect(unnamed).toEqual([]);
});
