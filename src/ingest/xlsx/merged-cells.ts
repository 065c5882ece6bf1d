import type { SheetRow } from './read-sheet.ts';
import { columnIndex, decodeXml, elementsNamed } from './xml-text.ts';

/** Cells of one column that are merged downwards: the value stands in the first row alone. */
interface Merge {
  readonly column: number;
  readonly lastRow: number;
}

/** Merges by the row in which they begin, from 1. */
export type Merges = ReadonlyMap<number, readonly Merge[]>;

/** In a text `<` is escaped. */
const element = /<(?:[\w.-]+:)?mergeCells[\s>]/;
/** What is kept of a piece that may end within the name looked for. */
const longestName = 64;

/**
 * Finds the cells of a worksheet that are merged over several rows. They are told after the rows (ECMA-376 18.3.1.99), so the
 * part is run through for them beforehand.
 */
export async function readMerges(chunks: AsyncIterable<Uint8Array>): Promise<Merges> {
  let tail = '';
  let isFound = false;
  for await (const piece of decodeXml(chunks)) {
    tail += piece;
    if (isFound) continue;
    const start = tail.includes('mergeCells') ? tail.search(element) : -1;
    isFound = start >= 0;
    tail = tail.slice(isFound ? start : -longestName);
  }
  const merges = new Map<number, Merge[]>();
  for (const merge of isFound ? elementsNamed(tail, 'mergeCell') : []) {
    const [, letters, first, last] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(merge.get('ref') ?? '') ?? [];
    if (letters === undefined || Number(last) <= Number(first)) continue;
    const row = Number(first);
    merges.set(row, [...(merges.get(row) ?? []), { column: columnIndex(letters), lastRow: Number(last) }]);
  }
  return merges;
}

/**
 * Gives the rows of a sheet, in order, the values of cells that are merged downwards into them. A row that has nothing else
 * stays blank.
 */
export function createMergeFiller(merges: Merges): (row: SheetRow) => readonly string[] {
  if (merges.size === 0) return ({ cells }) => cells;
  const open = new Map<number, { readonly lastRow: number; readonly value: string }>();
  return ({ row, cells }) => {
    const filled = [...cells];
    const isBlank = cells.every((cell) => cell.trim() === '');
    for (const [column, { lastRow, value }] of open) {
      if (lastRow < row) open.delete(column);
      else if (!isBlank && (filled[column] ?? '') === '') filled[column] = value;
    }
    for (const { column, lastRow } of merges.get(row) ?? []) {
      const value = cells[column] ?? '';
      if (value !== '') open.set(column, { lastRow, value });
    }
    return Array.from(filled, (cell) => cell ?? '');
  };
}
