import { findRowCounters } from '../columns/fields.ts';
import { createLineMender, type TableLine } from '../delimited/broken-lines.ts';
import type { IngestSettings } from '../settings.ts';
import { isBlank } from './cells.ts';
import { createRowJoiner } from './continued-rows.ts';
import type { BatchDraft } from './draft-batches.ts';
import { createLedgerFiller, type TableDate } from './fill-ledger.ts';
import { createFrameCheck } from './table-frame.ts';
import type { TableNotes } from './table-notes.ts';

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

/** Where the rows of a table go. */
export interface RowSink {
  readonly draft: BatchDraft;
  readonly notes: TableNotes;
}

/** Takes the rows below one header. */
export interface RowsBelow {
  /** The next row, which is no header. */
  add(line: TableLine): void;
  /** No further row comes. */
  end(): void;
  /** Whether any row was there that is more than a head of a section. */
  hasRows(): boolean;
}

/** A row that others below may go on with. */
interface OpenRow extends TableLine {
  readonly further: { readonly row: number; readonly cells: readonly string[] }[];
}

/**
 * Takes the rows below a header: mends lines that a line break parted, leaves out what frames a table, joins rows to those that they go on
 * with, and fills in what the rows of a ledger leave to the one above.
 * @param date what the title of the table says of its year and day
 */
export function createRowsBelow(
  columns: readonly string[],
  date: TableDate,
  { hasAddresses = false, hasRecords = false, hasLines = false }: TableForm,
  settings: IngestSettings,
  { draft, notes }: RowSink,
): RowsBelow {
  const counters = findRowCounters(columns, settings.map);
  const joiner = hasRecords ? null : createRowJoiner(columns, settings);
  const mender = hasLines ? createLineMender(columns, settings) : null;
  const isFrame = hasRecords ? null : createFrameCheck(columns, settings, hasAddresses);
  const ledger = createLedgerFiller(columns, settings.map, date, (from) => {
    notes.dated = { count: (notes.dated?.count ?? 0) + 1, from: notes.dated?.from ?? from };
  });
  let open: OpenRow | null = null;
  let hasAny = false;

  function addRow({ row, cells: given, problem }: TableLine): void {
    const written = hasAddresses ? withoutUnnamed(row, given) : given;
    if (isBlank(written)) return;
    const isHead = !hasRecords && (hasAddresses || written.length > 1) && ledger?.takeHead(written) === true;
    if (problem === undefined && (isHead || isFrame?.(written) === true)) {
      notes.frame = { count: (notes.frame?.count ?? 0) + 1, row: notes.frame?.row ?? row };
      return;
    }
    hasAny = true;
    const last = open?.further.at(-1)?.row ?? open?.row ?? 0;
    if (open?.problem === undefined && problem === undefined && row === last + 1) {
      if (open !== null && joiner?.continues(open.cells, written) === true) {
        open.further.push({ row, cells: written });
        return;
      }
    }
    close();
    open = { row, cells: complete(written), problem, further: [] };
  }

  function complete(cells: readonly string[]): readonly string[] {
    return ledger === null ? cells : ledger.fill(cells);
  }

  /** Takes the row that others might have gone on with, and those that did. */
  function close(): void {
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
      notes.continued = {
        count: (notes.continued?.count ?? 0) + further.length,
        row: notes.continued?.row ?? first.row,
      };
    }
    draft.push(columns, { row, cells: first === undefined ? joined : complete(joined), problem }, counters);
  }

  function withoutUnnamed(row: number, cells: readonly string[]): readonly string[] {
    for (let column = columns.length; column < cells.length; column++) {
      if (cells[column]!.trim() === '') continue;
      const { unnamed } = notes;
      notes.unnamed = unnamed.count === 0 ? { count: 1, row, column } : { ...unnamed, count: unnamed.count + 1 };
    }
    return cells.length > columns.length ? cells.slice(0, columns.length) : cells;
  }

  return {
    add: (line) => {
      for (const mended of mender?.push(line) ?? [line]) addRow(mended);
    },
    end: () => {
      for (const line of mender?.end() ?? []) addRow(line);
      close();
    },
    hasRows: () => hasAny,
  };
}
