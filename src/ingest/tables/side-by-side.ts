import { type ColumnMap, holdsMessages, resolveColumns } from '../columns/fields.ts';

/** Tables beside each other at most: what repeats more often is no header. */
const mostTables = 4;

/**
 * Whether a header is that of several tables of messages side by side, as who prints a list on one page makes them: the same names come
 * again in the same order, blank columns between them aside. Only the first table is read, since each field has one value a row.
 */
export function isSideBySide(header: readonly string[], map: ColumnMap): boolean {
  const names = header.map((name) => name.trim()).filter((name) => name !== '');
  for (let tables = 2; tables <= mostTables; tables++) {
    const width = names.length / tables;
    if (width < 2 || !Number.isInteger(width)) continue;
    const own = names.slice(0, width);
    const isRepeated = new Set(own).size === width && names.every((name, index) => name === own[index % width]);
    if (isRepeated) return holdsMessages(resolveColumns(own, map));
  }
  return false;
}

/** The find as a line for people. */
export const describeSideBySide =
  'several tables stand side by side: only the left one was read; put the others below it, under the same columns';
