import { findKnownNames, findRowCounters } from '../columns/fields.ts';
import type { RawBatch, RowProblem } from '../contract.ts';
import { createLineMender, type LineMender, type TableLine } from '../delimited/broken-lines.ts';
import type { IngestSettings } from '../settings.ts';
import { isBlank } from './cells.ts';
import { type ContinuedRows, createRowJoiner, type RowJoiner } from './continued-rows.ts';
import { createBatchDraft } from './draft-batches.ts';
import {
  createLedgerFiller,
  type DatedCells,
  findDay,
  findYear,
  type LedgerFiller,
  type TableDate,
} from './fill-ledger.ts';
import { fillFromAbove, findHeader, isHeaderAgain, isInOtherWords, isSameHeader, trimEnd } from './find-header.ts';
import { createFrameCheck, type FrameCheck, type FrameRows } from './table-frame.ts';

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
  /** Of a sheet: the cells right of the last column that has a name, which are left out, and the first of them. */
  unnamed(): UnnamedCells;
  /** Rows whose dates lack a year or a day and got that of the table; null for none. */
  dated(): DatedCells | null;
  /** Rows that were joined to the one above each; null for none. */
  continued(): ContinuedRows | null;
  /** Rows that were left out as totals, signatures or heads of sections; null for none. */
  frame(): FrameRows | null;
}

/** Cells that belong to no column. */
export interface UnnamedCells {
  readonly count: number;
  /** Row from 1, column from 0, of the first. */
  readonly row: number;
  readonly column: number;
}

/** How the rows of a table are taken. */
export interface TableForm {
  /** How many fields a header of more than one column must name. */
  readonly leastFields?: number;
  /** Whether every cell has an address: one beyond the header pushes no other out of its column, and its row is good. */
  readonly hasAddresses?: boolean;
  /** Whether every row is a record of its own, as in a database: none goes on with the one above. */
  readonly hasRecords?: boolean;
  /** Whether a row is a line of text, which a line break within a text may have broken. */
  readonly hasLines?: boolean;
}

/** A row that others below may go on with. */
interface OpenRow extends TableLine {
  readonly further: { readonly row: number; readonly cells: readonly string[] }[];
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
  { leastFields = 1, hasAddresses = false, hasRecords = false, hasLines = false }: TableForm = {},
): RowCollector {
  let header: readonly string[] | null = null;
  let head: TableLine[] = [];
  const draft = createBatchDraft(file, sheet, settings.batchSize);
  let counters: readonly number[] = [];
  let hasRows = false;
  let rowCount = 0;
  let unnamed: UnnamedCells = { count: 0, row: 0, column: 0 };
  let ledger: LedgerFiller | null = null;
  let date: TableDate = { year: null, day: null };
  let dated: DatedCells | null = null;
  let joiner: RowJoiner | null = null;
  let open: OpenRow | null = null;
  let continued: ContinuedRows | null = null;
  let mender: LineMender | null = null;
  let isFrame: FrameCheck | null = null;
  let frame: FrameRows | null = null;

  function setHeader(columns: readonly string[]): void {
    header = columns;
    counters = findRowCounters(columns, settings.map);
    hasRows = false;
    joiner = hasRecords ? null : createRowJoiner(columns, settings);
    mender = hasLines ? createLineMender(columns, settings) : null;
    isFrame = hasRecords ? null : createFrameCheck(columns, settings, hasAddresses);
    ledger = createLedgerFiller(columns, settings.map, date, (from) => {
      dated = { count: (dated?.count ?? 0) + 1, from: dated?.from ?? from };
    });
  }

  function addBelowHeader(columns: readonly string[], held: TableLine): void {
    if (held.problem !== undefined || !isHeaderAgain(held.cells, columns, settings)) {
      for (const line of mender?.push(held) ?? [held]) addRow(columns, line);
      return;
    }
    if (isSameHeader(held.cells, columns) || (!hasRows && isInOtherWords(held.cells, columns, settings))) return;
    endRows(columns);
    draft.flush(columns);
    setHeader(trimEnd(held.cells));
  }

  function addRow(columns: readonly string[], { row, cells: given, problem }: TableLine): void {
    const written = hasAddresses ? withoutUnnamed(row, given, columns.length) : given;
    if (isBlank(written)) return;
    const isHead = !hasRecords && (hasAddresses || written.length > 1) && ledger?.takeHead(written) === true;
    if (problem === undefined && (isHead || isFrame?.(written) === true)) {
      frame = { count: (frame?.count ?? 0) + 1, row: frame?.row ?? row };
      return;
    }
    hasRows = true;
    const last = open?.further.at(-1)?.row ?? open?.row ?? 0;
    if (open?.problem === undefined && problem === undefined && row === last + 1) {
      if (open !== null && joiner?.continues(open.cells, written) === true) {
        open.further.push({ row, cells: written });
        return;
      }
    }
    close(columns);
    open = { row, cells: complete(written), problem, further: [] };
  }

  function endRows(columns: readonly string[]): void {
    for (const line of mender?.end() ?? []) addRow(columns, line);
    close(columns);
  }

  function complete(cells: readonly string[]): readonly string[] {
    return ledger === null ? cells : ledger.fill(cells);
  }

  /** Takes the row that others might have gone on with, and those that did. */
  function close(columns: readonly string[]): void {
    if (open === null) return;
    const { row, cells, problem, further } = open;
    open = null;
    const [first] = further;
    const rows = further.map((held) => held.cells);
    const joined = first === undefined ? cells : (joiner?.join(cells, rows) ?? null);
    if (joined === null) {
      for (const held of [{ row, cells }, ...further]) draft.push(columns, { ...held, problem }, counters);
      return;
    }
    if (first !== undefined) {
      continued = { count: (continued?.count ?? 0) + further.length, row: continued?.row ?? first.row };
    }
    draft.push(columns, { row, cells: first === undefined ? joined : complete(joined), problem }, counters);
  }

  function withoutUnnamed(row: number, cells: readonly string[], named: number): readonly string[] {
    for (let column = named; column < cells.length; column++) {
      if (cells[column]!.trim() === '') continue;
      unnamed = unnamed.count === 0 ? { count: 1, row, column } : { ...unnamed, count: unnamed.count + 1 };
    }
    return cells.length > named ? cells.slice(0, named) : cells;
  }

  function settleHeader(): void {
    const found = findHeader(
      head.map(({ cells }) => cells),
      settings,
      leastFields,
    );
    if (found < 0) return;
    const title = head.slice(0, found).map(({ cells }) => cells.join(' '));
    const names = [title.join(' '), sheet ?? '', file];
    date = { year: findYear(names), day: findDay(names) };
    setHeader(trimEnd(fillFromAbove(head[found]!.cells, head[found - 1]?.cells ?? [])));
    for (const held of head.slice(found + 1)) addBelowHeader(header ?? [], held);
    head = [];
  }

  return {
    add(row, cells, problem) {
      if (isBlank(cells)) return;
      rowCount++;
      if (header !== null) {
        addBelowHeader(header, { row, cells, problem });
      } else if (head.length < settings.headerRows) {
        head.push({ row, cells, problem });
        if (head.length === settings.headerRows) settleHeader();
      }
    },
    take(last) {
      if (last && header === null) settleHeader();
      if (last && header !== null) {
        endRows(header);
        draft.flush(header);
      }
      return draft.take();
    },
    header: () => header,
    knownNames: () =>
      head
        .map(({ cells }) => findKnownNames(cells, settings.map))
        .reduce<readonly string[]>((most, names) => (names.length > most.length ? names : most), []),
    rowCount: () => rowCount,
    unnamed: () => unnamed,
    dated: () => dated,
    continued: () => continued,
    frame: () => frame,
  };
}
