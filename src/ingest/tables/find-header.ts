import { fieldNames, findKnownNames, holdsMessages, longestColumnName, resolveColumns } from '../columns/fields.ts';
import type { IngestSettings } from '../settings.ts';
import { hasExtraCells } from './cells.ts';

/** Fields that a header within a table names at least, where it is not the table's own. */
const leastFieldsAgain = 3;

/** Whether a row below the header is one itself. Rows of messages have numbers (of an id, a time), names of columns hardly ever. */
export function isHeaderAgain(cells: readonly string[], columns: readonly string[], settings: IngestSettings): boolean {
  if (isSameHeader(cells, columns)) return true;
  if (cells.some((cell) => cell.length > longestColumnName * 2 || /\d{3}/.test(cell))) return false;
  return countFields(cells, settings) >= leastFieldsAgain;
}

/** Whether a row is the header once more, as files put together have it. */
export function isSameHeader(cells: readonly string[], columns: readonly string[]): boolean {
  return columns.every((name, index) => (cells[index] ?? '') === name) && !hasExtraCells(cells, columns.length);
}

/**
 * Whether the row right below a header says the same in codes (工单编号 above GDBH), as data portals write both: every column has
 * another name, and no more of them are known.
 */
export function isInOtherWords(
  cells: readonly string[],
  columns: readonly string[],
  settings: IngestSettings,
): boolean {
  const names = new Set(columns.map((name) => name.trim()));
  return (
    columns.every((name, index) => (name.trim() === '') === ((cells[index] ?? '').trim() === '')) &&
    !cells.some((cell) => cell.trim() !== '' && names.has(cell.trim())) &&
    countFields(cells, settings) <= countFields(columns, settings)
  );
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

/**
 * A header of two rows: what is merged downwards stands in the upper one, and leaves the lower one blank. A single cell above
 * is a title.
 */
export function fillFromAbove(cells: readonly string[], above: readonly string[]): readonly string[] {
  const named = above.filter((cell) => cell.trim() !== '');
  if (named.length < 2 || named.some((cell) => cell.length > longestColumnName * 2)) return cells;
  return Array.from({ length: Math.max(cells.length, above.length) }, (_, i) => {
    const own = cells[i] ?? '';
    return own.trim() === '' ? (above[i] ?? '') : own;
  });
}

/** Without blank cells at the end. */
export function trimEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1]!.trim() === '') end--;
  return cells.slice(0, end);
}
