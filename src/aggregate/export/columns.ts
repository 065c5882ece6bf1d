import type { DuckDBValue } from '@duckdb/node-api';
import type { Database } from '../../core/duckdb.ts';

/** A column as DuckDB declares it. */
export interface Column {
  readonly name: string;
  readonly type: string;
  /** Characters that a spreadsheet shows; a longer text is broken into lines. Absent: by the type, in one line. */
  readonly width?: number;
}

/** Rows as DuckDB gives them, some thousands at a time. */
export type RowChunks = AsyncIterable<readonly (readonly DuckDBValue[])[]>;

/** A name as SQL takes it, whatever signs it has. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** True for lists and structs, which a flat file cannot hold. */
export function isNested(column: Column): boolean {
  return column.type.endsWith('[]') || column.type.startsWith('STRUCT');
}

/** Streams a result chunk by chunk, so that memory does not grow with it. */
export function streamRows(db: Database, sql: string): RowChunks {
  return db.streamAs(sql, [], (result) => result.yieldRows());
}
