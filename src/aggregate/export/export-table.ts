import { type Database, sqlLiteral } from '../../core/duckdb.ts';
import { UsageError } from '../../core/errors.ts';
import { standardOutput, writeWhole } from '../../core/output-file.ts';
import { formulaStart } from './cell.ts';
import { type Column, isNested, quoteName, streamRows } from './columns.ts';
import { writeArrow } from './write-arrow.ts';
import { writeXlsx } from './write-xlsx.ts';

export const exportFormats = ['csv', 'parquet', 'arrow', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Writes one table of the mart to a file, in the order of the table; complete or not at all.
 * CSV: UTF-8, in a file with BOM, lists and structs as JSON; a text that a spreadsheet would take for a formula (=, +, -, @,
 * tab or carriage return first) gets an apostrophe before it. XLSX: text cells only ever hold text, dates and times are
 * such. Arrow: IPC file with an explicit schema. Memory does not grow with the table.
 * @param out path of the file, as `writeWhole` takes it: replaced if it exists, folders that it names are made, `-` is standard output
 * @returns number of rows written
 * @throws UsageError UNKNOWN_TABLE, with the tables that exist; QingyuError OUTPUT_UNWRITABLE
 */
export async function exportTable(db: Database, table: string, format: ExportFormat, out: string): Promise<number> {
  const columns = await columnsOf(db, table);
  return writeWhole(out, (temporary) => write(db, table, columns, format, temporary, out === standardOutput));
}

async function write(
  db: Database,
  table: string,
  columns: readonly Column[],
  format: ExportFormat,
  path: string,
  isPiped: boolean,
): Promise<number> {
  const name = rowsOf(table);
  // DuckDB's own temporary files would stay where the disk is full; `path` is one already.
  switch (format) {
    case 'csv':
      await db.run(
        `COPY (SELECT ${csvColumns(columns, !isPiped)} FROM ${name}) TO ${sqlLiteral(path)} (FORMAT csv, HEADER, USE_TMP_FILE false)`,
      );
      return countRows(db, quoteName(table));
    case 'parquet':
      await db.run(`COPY (FROM ${name}) TO ${sqlLiteral(path)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`);
      return countRows(db, quoteName(table));
    case 'arrow':
      return writeArrow(streamRows(db, `SELECT * FROM ${name}`), columns, path);
    case 'xlsx': {
      const selected = columns.map((column) =>
        isNested(column) ? `to_json(${quoteName(column.name)})::VARCHAR` : quoteName(column.name),
      );
      return writeXlsx(streamRows(db, `SELECT ${selected.join(', ')} FROM ${name}`), columns, table, path);
    }
  }
}

/** A table to select from, in an order that two exports of the same messages share: all but `messages` are written in one. */
function rowsOf(table: string): string {
  const name = quoteName(table);
  return table === 'messages' ? `(FROM ${name} ORDER BY created_at, message_key)` : name;
}

async function columnsOf(db: Database, table: string): Promise<Column[]> {
  const columns = await db.rows<Column>(
    `SELECT c.column_name AS name, c.data_type AS type
     FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid, table_name)
     WHERE NOT t.temporary AND t.table_name = $1
     ORDER BY c.column_index`,
    [table],
  );
  if (columns.length > 0) return columns;
  const tables = await db.rows<{ name: string }>(
    'SELECT table_name AS name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1',
  );
  throw new UsageError(
    `Expected table to be one of ${tables.map(({ name }) => name).join(', ')}, got ${JSON.stringify(table)} (string)`,
    { table },
    'UNKNOWN_TABLE',
  );
}

/**
 * The byte order mark, without which spreadsheets misread UTF-8, goes before the first name of the header. Programs that read a
 * pipe would take it for a part of that name.
 */
function csvColumns(columns: readonly Column[], hasMark: boolean): string {
  return columns
    .map((column, index) => {
      const name = quoteName(column.name);
      const label = quoteName(index === 0 && hasMark ? `\uFEFF${column.name}` : column.name);
      if (isNested(column)) return `to_json(${name}) AS ${label}`;
      if (column.type !== 'VARCHAR') return `${name} AS ${label}`;
      return `CASE WHEN regexp_matches(${name}, ${sqlLiteral(formulaStart.source)}) THEN '''' || ${name} ELSE ${name} END AS ${label}`;
    })
    .join(', ');
}

async function countRows(db: Database, name: string): Promise<number> {
  const [row] = await db.rows<{ n: number }>(`SELECT count(*) AS n FROM ${name}`);
  return row?.n ?? 0;
}
