import {
  fieldNames,
  findKnownNames,
  findRowCounters,
  holdsMessages,
  longestColumnName,
  resolveColumns,
} from '../columns/fields.ts';
import type { RawBatch, RowProblem } from '../contract.ts';
import { createLineMender, type LineMender, type TableLine } from '../delimited/broken-lines.ts';
import type { IngestSettings } from '../settings.ts';
import { createBatchEnds } from './batch-ends.ts';
import { type ContinuedRows, createRowJoiner, type RowJoiner } from './continued-rows.ts';
import { createLedgerFiller, type DatedCells, findYear, type LedgerFiller } from './fill-ledger.ts';
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
  /** Rows whose dates lack a year and got that of the table; null for none. */
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
  const batches: RawBatch[] = [];
  const ends = createBatchEnds(settings.batchSize);
  let building = emptyBatch();
  let counters: readonly number[] = [];
  let hasRows = false;
  let rowCount = 0;
  let unnamed: UnnamedCells = { count: 0, row: 0, column: 0 };
  let ledger: LedgerFiller | null = null;
  let year: number | null = null;
  let datedCount = 0;
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
    ledger = createLedgerFiller(columns, settings.map, year, () => {
      datedCount++;
    });
  }

  function addBelowHeader(columns: readonly string[], held: TableLine): void {
    if (held.problem !== undefined || !isHeaderAgain(held.cells, columns, settings)) {
      for (const line of mender?.push(held) ?? [held]) addRow(columns, line);
      return;
    }
    if (isSameHeader(held.cells, columns) || (!hasRows && isInOtherWords(held.cells, columns, settings))) return;
    endRows(columns);
    flush(columns);
    setHeader(trimEnd(held.cells));
  }

  function addRow(columns: readonly string[], { row, cells: given, problem }: TableLine): void {
    const written = hasAddresses ? withoutUnnamed(row, given, columns.length) : given;
    if (isBlank(written)) return;
    if (problem === undefined && isFrame?.(written) === true) {
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
      for (const held of [{ row, cells }, ...further]) push(columns, { ...held, problem });
      return;
    }
    if (first !== undefined) {
      continued = { count: (continued?.count ?? 0) + further.length, row: continued?.row ?? first.row };
    }
    push(columns, { row, cells: first === undefined ? joined : complete(joined), problem });
  }

  function push(columns: readonly string[], { row, cells: filled, problem }: TableLine): void {
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
  }

  function withoutUnnamed(row: number, cells: readonly string[], named: number): readonly string[] {
    for (let column = named; column < cells.length; column++) {
      if (cells[column]!.trim() === '') continue;
      unnamed = unnamed.count === 0 ? { count: 1, row, column } : { ...unnamed, count: unnamed.count + 1 };
    }
    return cells.length > named ? cells.slice(0, named) : cells;
  }

  function flush(columns: readonly string[]): void {
    if (building.rows.length > 0) batches.push({ file, sheet, columns, ...building });
    building = emptyBatch();
  }

  function settleHeader(): void {
    const found = findHeader(
      head.map(({ cells }) => cells),
      settings,
      leastFields,
    );
    if (found < 0) return;
    const title = head.slice(0, found).map(({ cells }) => cells.join(' '));
    year = findYear([title.join(' '), sheet ?? '', file]);
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
        flush(header);
      }
      return batches.splice(0);
    },
    header: () => header,
    knownNames: () =>
      head
        .map(({ cells }) => findKnownNames(cells, settings.map))
        .reduce<readonly string[]>((most, names) => (names.length > most.length ? names : most), []),
    rowCount: () => rowCount,
    unnamed: () => unnamed,
    dated: () => (year === null || datedCount === 0 ? null : { count: datedCount, year }),
    continued: () => continued,
    frame: () => frame,
  };
}

/** Fields that a header within a table names at least, where it is not the table's own. */
const leastFieldsAgain = 3;

/** Whether a row below the header is one itself. Rows of messages have numbers (of an id, a time), names of columns hardly ever. */
function isHeaderAgain(cells: readonly string[], columns: readonly string[], settings: IngestSettings): boolean {
  if (isSameHeader(cells, columns)) return true;
  if (cells.some((cell) => cell.length > longestColumnName * 2 || /\d{3}/.test(cell))) return false;
  return countFields(cells, settings) >= leastFieldsAgain;
}

function isSameHeader(cells: readonly string[], columns: readonly string[]): boolean {
  return columns.every((name, index) => (cells[index] ?? '') === name) && !hasExtraCells(cells, columns.length);
}

/**
 * Whether the row right below a header says the same in codes (工单编号 above GDBH), as data portals write both: every column has
 * another name, and no more of them are known.
 */
function isInOtherWords(cells: readonly string[], columns: readonly string[], settings: IngestSettings): boolean {
  const names = new Set(columns.map((name) => name.trim()));
  return (
    columns.every((name, index) => (name.trim() === '') === ((cells[index] ?? '').trim() === '')) &&
    !cells.some((cell) => cell.trim() !== '' && names.has(cell.trim())) &&
    countFields(cells, settings) <= countFields(columns, settings)
  );
}

function blank(cells: readonly string[], indexes: readonly number[]): readonly string[] {
  return cells.map((cell, index) => (indexes.includes(index) ? '' : cell));
}

function emptyBatch(): { rows: (readonly string[])[]; rowNumbers: number[]; problems: RowProblem[] } {
  return { rows: [], rowNumbers: [], problems: [] };
}

/**
 * Index of the row that names the most fields, among them the title or the body; the first of equals; -1 for none. Of a row
 * that names two or more, what it leaves blank counts as named by the row above: that one may hold the names of groups (诉求).
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  settings: IngestSettings,
  leastFields: number,
): number {
  let best = -1;
  let most = 0;
  rows.forEach((cells, index) => {
    const isLower = findKnownNames(cells, settings.map).length > 1;
    const count = countFields(isLower ? fillFromAbove(cells, rows[index - 1] ?? []) : cells, settings);
    const least = cells.filter((cell) => cell.trim() !== '').length > 1 ? leastFields : 1;
    const isText = count < leastFieldsAgain && cells.some((cell) => cell.length > longestColumnName * 2);
    if (count > most && count >= least && !isText) {
      most = count;
      best = index;
    }
  });
  return best;
}

/** Number of fields that a header names; 0 where neither the title nor the body is among them. */
export function countFields(cells: readonly string[], settings: IngestSettings): number {
  const fields = resolveColumns(cells, settings.map);
  return holdsMessages(fields) ? fieldNames.filter((field) => fields[field] !== undefined).length : 0;
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

function hasExtraCells(cells: readonly string[], expected: number): boolean {
  for (let i = expected; i < cells.length; i++) if (cells[i]!.trim() !== '') return true;
  return false;
}

/**
 * A header of two rows: what is merged downwards stands in the upper one, and leaves the lower one blank. A single cell above
 * is a title.
 */
function fillFromAbove(cells: readonly string[], above: readonly string[]): readonly string[] {
  const named = above.filter((cell) => cell.trim() !== '');
  if (named.length < 2 || named.some((cell) => cell.length > longestColumnName * 2)) return cells;
  return Array.from({ length: Math.max(cells.length, above.length) }, (_, i) => {
    const own = cells[i] ?? '';
    return own.trim() === '' ? (above[i] ?? '') : own;
  });
}

function trimEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1]!.trim() === '') end--;
  return cells.slice(0, end);
}
