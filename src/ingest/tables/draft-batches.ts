import type { RawBatch, RowProblem } from '../contract.ts';
import type { TableLine } from '../delimited/broken-lines.ts';
import { createBatchEnds } from './batch-ends.ts';
import { hasExtraCells } from './cells.ts';

/** Puts the rows of one table into batches. */
export interface BatchDraft {
  /**
   * Takes the next row under a header.
   * @param counters its columns that only number the rows, and are read as blank
   */
  push(columns: readonly string[], line: TableLine, counters: readonly number[]): void;
  /** Ends the batch at work: the next row has another header, or there is none. */
  flush(columns: readonly string[]): void;
  /** Batches that are full. They are handed out once. */
  take(): RawBatch[];
}

/** @param most rows of a batch */
export function createBatchDraft(file: string, sheet: string | null, most: number): BatchDraft {
  const batches: RawBatch[] = [];
  const ends = createBatchEnds(most);
  let building = emptyBatch();

  function flush(columns: readonly string[]): void {
    if (building.rows.length > 0) batches.push({ file, sheet, columns, ...building });
    building = emptyBatch();
  }

  return {
    push(columns, { row, cells: filled, problem }, counters) {
      const cells = counters.length === 0 ? filled : blank(filled, counters);
      const index = building.rows.length;
      if (problem !== undefined) {
        building.problems.push({ index, ...problem });
      } else if (hasExtraCells(cells, columns.length)) {
        building.problems.push({
          index,
          code: 'ROW_SHAPE',
          reason: `Expected the row to have ${columns.length} cells, got ${cells.length}`,
        });
      }
      building.rows.push(cells);
      building.rowNumbers.push(row);
      if (ends.isEnd(cells)) flush(columns);
    },
    flush,
    take: () => batches.splice(0),
  };
}

function blank(cells: readonly string[], indexes: readonly number[]): readonly string[] {
  return cells.map((cell, index) => (indexes.includes(index) ? '' : cell));
}

function emptyBatch(): { rows: (readonly string[])[]; rowNumbers: number[]; problems: RowProblem[] } {
  return { rows: [], rowNumbers: [], problems: [] };
}
