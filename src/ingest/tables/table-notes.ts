import type { ContinuedRows } from './continued-rows.ts';
import type { DatedCells } from './fill-ledger.ts';
import type { FrameRows } from './table-frame.ts';

/** Cells that belong to no column. */
export interface UnnamedCells {
  readonly count: number;
  /** Row from 1, column from 0, of the first. */
  readonly row: number;
  readonly column: number;
}

/** What was done to the rows of a table, so that somebody is told. */
export interface TableNotes {
  /** Of a sheet: the cells right of the last column that has a name, which are left out, and the first of them. */
  unnamed: UnnamedCells;
  /** Rows whose dates lack a year or a day and got that of the table; null for none. */
  dated: DatedCells | null;
  /** Rows that were joined to the one above each; null for none. */
  continued: ContinuedRows | null;
  /** Rows that were left out as totals, signatures or heads of sections; null for none. */
  frame: FrameRows | null;
}

/** Notes of a table to which nothing was done yet. */
export function createTableNotes(): TableNotes {
  return { unnamed: { count: 0, row: 0, column: 0 }, dated: null, continued: null, frame: null };
}
