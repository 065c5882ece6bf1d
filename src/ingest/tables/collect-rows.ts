import { findKnownNames } from '../columns/fields.ts';
import type { RawBatch, RowProblem } from '../contract.ts';
import type { TableLine } from '../delimited/broken-lines.ts';
import type { IngestSettings } from '../settings.ts';
import { isBlank } from './cells.ts';
import { createBatchDraft } from './draft-batches.ts';
import { findDay, findYear, type TableDate } from './fill-ledger.ts';
import { fillFromAbove, findHeader, isHeaderAgain, isInOtherWords, isSameHeader, trimEnd } from './find-header.ts';
import { createRowsBelow, type RowsBelow, type TableForm } from './rows-below.ts';
import { createTableNotes, type TableNotes } from './table-notes.ts';

/** Gathers the rows of one table into batches, once it has found the header. */
export interface RowCollector {
  /**
   * Takes the next row; blank ones are left out.
   * @param row its number in the file or sheet, from 1
   * @param problem why the row could not be read, if so: `cells` then holds what was there
   */
  add(row: number, cells: readonly string[], problem?: Omit<RowProblem, 'index'>): void;
  /** Batches that are full; with `last`, the rest too. They are handed out once. */
  take(last: boolean): RawBatch[];
  /** The header, null as long as it is not found. */
  header(): readonly string[] | null;
  /** Where no header was found: the known names of columns in the row that has most of them; often empty. */
  knownNames(): readonly string[];
  /** Rows that are not blank, the header and what stands above it among them. */
  rowCount(): number;
  /** What was done to the rows so far. */
  notes(): Readonly<TableNotes>;
}

/** A header and what takes the rows below it. */
interface Section {
  readonly columns: readonly string[];
  readonly rows: RowsBelow;
}

/**
 * Collects the rows of a table whose header stands in one of its first rows (titles may stand above it). A header that comes
 * again is no row, and one of other columns names those of the rows below it: tables stand one below the other in a sheet, and
 * files are put together.
 * @param settings `headerRows`, `map` and `batchSize` are used
 */
export function createRowCollector(
  file: string,
  sheet: string | null,
  settings: IngestSettings,
  form: TableForm = {},
): RowCollector {
  const draft = createBatchDraft(file, sheet, settings.batchSize);
  const notes = createTableNotes();
  let head: TableLine[] = [];
  let section: Section | null = null;
  let date: TableDate = { year: null, day: null };
  let rowCount = 0;

  function begin(columns: readonly string[]): Section {
    return { columns, rows: createRowsBelow(columns, date, form, settings, { draft, notes }) };
  }

  /** The section in which the next row stands. */
  function addBelow({ columns, rows }: Section, held: TableLine): Section {
    const isHeader = held.problem === undefined && isHeaderAgain(held.cells, columns, settings);
    if (!isHeader) rows.add(held);
    else if (!isSameHeader(held.cells, columns) && (rows.hasRows() || !isInOtherWords(held.cells, columns, settings))) {
      rows.end();
      draft.flush(columns);
      return begin(trimEnd(held.cells));
    }
    return { columns, rows };
  }

  function settleHeader(): void {
    const found = findHeader(
      head.map(({ cells }) => cells),
      settings,
      form.leastFields ?? 1,
    );
    if (found < 0) return;
    const title = head.slice(0, found).map(({ cells }) => cells.join(' '));
    const names = [title.join(' '), sheet ?? '', file];
    date = { year: findYear(names), day: findDay(names) };
    const columns = trimEnd(fillFromAbove(head[found]!.cells, head[found - 1]?.cells ?? []));
    section = head.slice(found + 1).reduce(addBelow, begin(columns));
    head = [];
  }

  return {
    add(row, cells, problem) {
      if (isBlank(cells)) return;
      rowCount++;
      if (section !== null) {
        section = addBelow(section, { row, cells, problem });
      } else if (head.length < settings.headerRows) {
        head.push({ row, cells, problem });
        if (head.length === settings.headerRows) settleHeader();
      }
    },
    take(last) {
      if (last && section === null) settleHeader();
      if (last && section !== null) {
        section.rows.end();
        draft.flush(section.columns);
      }
      return draft.take();
    },
    header: () => section?.columns ?? null,
    knownNames: () =>
      head
        .map(({ cells }) => findKnownNames(cells, settings.map))
        .reduce<readonly string[]>((most, names) => (names.length > most.length ? names : most), []),
    rowCount: () => rowCount,
    notes: () => notes,
  };
}
