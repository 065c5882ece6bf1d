import { type Database, sqlLiteral } from '../../core/duckdb.ts';
import type { DaySpan } from '../day-spans.ts';
import type { ReportPeriod } from './period.ts';

/**
 * The temporary table `report_rows` that all sections count: one row a message (no copies) and span — `current`,
 * `previous`, `last_year` — that it falls into. `person` is the known author, or the message itself where the author is
 * unknown, as everywhere in the mart.
 */
export async function createReportRows(db: Database, period: ReportPeriod, region: string | null): Promise<void> {
  const span = (name: string, { from, to }: DaySpan) =>
    `(${sqlLiteral(name)}, DATE ${sqlLiteral(from)}, DATE ${sqlLiteral(to)})`;
  await db.run(`
    CREATE OR REPLACE TEMP TABLE report_rows AS
    SELECT
      s.span, m.message_key, m.message_id, m.source, m.created_at, m.created_at::DATE AS day,
      coalesce(m.author, m.message_key) AS person, coalesce(m.region, '未知') AS region, m.region_source,
      m.topic, m.kind, m.urgency, coalesce(m.low_confidence, false) AS low_confidence, m.issue_id,
      m.department, m.status, m.satisfaction, m.replied_at IS NOT NULL AS is_replied, m.replied_at
    FROM messages m
    JOIN (VALUES ${span('current', period.current)}, ${span('previous', period.previous)}, ${span('last_year', period.lastYear)})
      AS s(span, first_day, last_day) ON m.created_at::DATE BETWEEN s.first_day AND s.last_day
    WHERE m.duplicate_of IS NULL ${regionCondition(region, 'm')}`);
}

/** ` AND …`, or nothing for all regions. */
export function regionCondition(region: string | null, alias: string): string {
  return region === null ? '' : `AND coalesce(${alias}.region, '未知') = ${sqlLiteral(region)}`;
}

export type TableColumns = ReadonlyMap<string, ReadonlySet<string>>;

export function hasColumns(tables: TableColumns, table: string, columns: readonly string[]): boolean {
  const present = tables.get(table);
  return present !== undefined && columns.every((column) => present.has(column));
}

/** Columns of the mart's tables, by which a section finds out whether it can be filled. */
export async function readTableColumns(db: Database): Promise<TableColumns> {
  const rows = await db.rows<{ table: string; column: string }>(
    'SELECT table_name AS "table", column_name AS "column" FROM duckdb_columns() WHERE NOT internal',
  );
  const tables = new Map<string, Set<string>>();
  for (const { table, column } of rows) {
    const columns = tables.get(table) ?? new Set();
    columns.add(column);
    tables.set(table, columns);
  }
  return tables;
}
