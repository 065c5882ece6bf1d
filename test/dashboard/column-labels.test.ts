import { expect, it } from 'vitest';
import { openEmptyMart } from '../../src/aggregate/mart/empty-mart.ts';
import { columnLabels } from '../../src/dashboard/column-labels.ts';
import { describedColumns } from '../../src/dashboard/downloads/describe-items.ts';
import { type DownloadTable, downloadTables } from '../../src/dashboard/downloads/tables.ts';

it('every column of every download has a Chinese name, and structs have words', async () => {
  const mart = await openEmptyMart();
  const columns = await mart.rows<{ table_name: string; column_name: string }>(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal",
  );
  const nested = await mart.rows<{ table_name: string; column_name: string }>(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND data_type LIKE '%STRUCT%'",
  );
  mart.close();
  const inDownloads = nested.filter(({ table_name }) => Object.hasOwn(downloadTables, table_name));
  expect(inDownloads.filter(({ column_name }) => !describedColumns.has(column_name))).toEqual([]);
  const unnamed = Object.entries(downloadTables).flatMap(([table, download]) => {
    const own = columns
      .filter(({ table_name }) => table_name === ((download as DownloadTable).from ?? table))
      .map(({ column_name }) => column_name);
    expect(own, table).not.toEqual([]);
    const shown = download.columns(own);
    return shown.filter((column) => !Object.hasOwn(columnLabels, column)).map((column) => `${table}.${column}`);
  });
  expect(unnamed).toEqual([]);
});
