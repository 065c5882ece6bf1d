import { type Database, sqlLiteral } from '../../../core/duckdb.ts';
import { unknownRegion } from '../../../core/labels.ts';
import type { CountingLevel } from '../../../ingest/values/region-path.ts';
import type { RowReader } from '../../figures/comparability.ts';
import type { DaySpan } from '../../figures/day-spans.ts';
import type { ReportPeriod } from '../period.ts';

/**
 * The temporary table `report_rows` that all sections count: one row a message (no copies) and span — `current`,
 * `previous`, `last_year` — that it falls into. `person` is the known author, or the message itself where the author is
 * unknown, as everywhere in the mart. `is_placed`: its region says where. What became of a message is null where its input does
 * not tell (`is_told`), or the mart does not have it.
 */
export async function createReportRows(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  region: string | null,
  level: CountingLevel,
): Promise<void> {
  const span = (name: string, days: DaySpan | null) =>
    days === null ? [] : [`(${sqlLiteral(name)}, DATE ${sqlLiteral(days.from)}, DATE ${sqlLiteral(days.to)})`];
  const spans = [
    ...span('current', period.current),
    ...span('previous', period.previous),
    ...span('last_year', period.lastYear),
  ];
  const nothing = 'NULL::BOOLEAN AS is_due, NULL::BOOLEAN AS is_timely';
  const naming = hasColumns(tables, 'message_handling', ['counts_by_department'])
    ? 'coalesce(h.counts_by_department, true)'
    : 'true';
  const handling = !hasMessageHandling(tables)
    ? `(SELECT NULL::VARCHAR AS message_key, NULL::BOOLEAN AS is_replied, NULL::DOUBLE AS hours, NULL::BOOLEAN AS is_finished, NULL::BOOLEAN AS is_satisfied, NULL::BOOLEAN AS is_waiting, ${nothing} WHERE false)`
    : hasColumns(tables, 'message_handling', ['is_timely'])
      ? 'message_handling'
      : `(SELECT *, ${nothing} FROM message_handling)`;
  await db.run(`
    CREATE OR REPLACE TEMP TABLE report_rows AS
    SELECT
      s.span, message_key, m.message_id, m.source, m.created_at, m.created_at::DATE AS day,
      coalesce(m.author, message_key) AS person, coalesce(m.region, '${unknownRegion}') AS region, m.region_source,
      m.region IS NOT NULL ${level === 'town' ? 'AND m.region IN (SELECT region FROM region_ranking)' : ''} AS is_placed,
      m.topic, m.kind, m.urgency, coalesce(m.low_confidence, false) AS low_confidence, m.issue_id,
      m.department, m.status, h.message_key IS NOT NULL AS is_told, h.is_replied, h.hours, h.is_finished, h.is_satisfied,
      h.is_waiting, h.is_due, h.is_timely, ${naming} AS counts_by_department
    FROM messages m
    LEFT JOIN ${handling} h USING (message_key)
    JOIN (VALUES ${spans.join(', ')}) AS s(span, first_day, last_day) ON m.created_at::DATE BETWEEN s.first_day AND s.last_day
    WHERE m.duplicate_of IS NULL ${regionCondition(region, 'm')}`);
}

/** ` AND …`, or nothing for all regions. */
export function regionCondition(region: string | null, alias: string): string {
  return region === null ? '' : `AND coalesce(${alias}.region, '${unknownRegion}') = ${sqlLiteral(region)}`;
}

/** What the mart's regions are; districts in those of before they could be anything else. */
export async function readRegionLevel(db: RowReader, tables: TableColumns): Promise<CountingLevel> {
  if (!hasColumns(tables, 'mart_info', ['region_level'])) return 'district';
  const [info] = await db.rows<{ level: CountingLevel }>('SELECT region_level AS level FROM mart_info');
  return info?.level ?? 'district';
}

/** Lists as `name` the regions of messages that say no town, where regions are towns; the mart ranks the others alone. */
export const unplacedRegionsSql = `SELECT DISTINCT region AS name FROM messages
  WHERE region IS NOT NULL AND region NOT IN (SELECT region FROM region_ranking) ORDER BY name`;

/** Those regions; none where regions are districts. */
export async function readUnplacedRegions(db: Database, level: CountingLevel): Promise<readonly string[]> {
  if (level === 'district') return [];
  const rows = await db.rows<{ name: string }>(unplacedRegionsSql);
  return rows.map(({ name }) => name);
}

/** False for marts of before the table. */
export function hasMessageHandling(tables: TableColumns): boolean {
  return tables.has('message_handling');
}

/** Whether any input tells of replies or status, so that messages can be said to wait. */
export async function tellsOfWaiting(db: RowReader, tables: TableColumns): Promise<boolean> {
  if (!hasMessageHandling(tables) || !hasColumns(tables, 'handling', ['grain', 'month', 'waiting'])) return false;
  const [told] = await db.rows<{ is: boolean }>(
    `SELECT count(*) > 0 AS "is" FROM handling WHERE grain = 'total' AND "month" IS NULL AND waiting IS NOT NULL`,
  );
  return told?.is === true;
}

export type TableColumns = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether a table of the mart is there with all of these columns: earlier versions wrote fewer. */
export function hasColumns(tables: TableColumns, table: string, columns: readonly string[]): boolean {
  const present = tables.get(table);
  return present !== undefined && columns.every((column) => present.has(column));
}

/** Columns of the mart's tables, by which a section finds out whether it can be filled. */
export async function readTableColumns(db: RowReader): Promise<TableColumns> {
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
