import type { Database } from '../core/duckdb.ts';

/** Rejects of one code, with where the first of them stands. */
export interface RejectReason {
  readonly code: string;
  readonly count: number;
  readonly file: string;
  readonly row: number;
  readonly reason: string;
}

/** A reason as people read it, with its example. */
export function describeRejectReason({ code, count, file, row, reason }: RejectReason): string {
  return `${code} ${count}, e.g. ${file} row ${row}: ${reason}`;
}

/**
 * Rejects by code, the most frequent first.
 * @param from what gives the rejects in SQL: a table or a function over parts, with columns as in `rejectColumns`
 */
export function listRejectReasons(db: Database, from: string): Promise<RejectReason[]> {
  return db.rows<RejectReason>(
    `SELECT code, count(*) AS count, arg_min(file, (file, row)) AS file, arg_min(row, (file, row)) AS row,
       arg_min(reason, (file, row)) AS reason
     FROM ${from} GROUP BY code ORDER BY count DESC, code`,
  );
}
