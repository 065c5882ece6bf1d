import { readDateCell } from './read-styles.ts';
import type { Workbook } from './read-workbook.ts';
import {
  carryOver,
  columnIndex,
  decodeXml,
  findPrefix,
  parseAttributes,
  readCharacters,
  readStringItem,
} from './xml-text.ts';

/** A row of a worksheet: its number as the sheet gives it, and its cells as text. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const columnLimit = 16_384;
const slash = 0x2f;
/** What comes after the last row can be long, and only the beginning of a tag at its very end matters. */
const longestTagStart = 64;

/**
 * Reads a worksheet row by row; each piece of it yields the rows that it completes.
 * Dates become `YYYY-MM-DD HH:MM:SS`, error cells are empty, formulas give their last result. Numbers are as stored,
 * but for those of more than 15 digits, of which a spreadsheet has lost the rest: they come in scientific notation.
 * @param onUnevaluated told the reference of each cell whose formula has no result, which is empty: programs that write
 *   formulas leave them to Excel to work out
 */
export async function* readSheet(
  chunks: AsyncIterable<Uint8Array>,
  workbook: Omit<Workbook, 'sheets'>,
  onUnevaluated: (reference: string) => void,
): AsyncGenerator<SheetRow[]> {
  let prefix: string | null = null;
  let rest = '';
  let previous = 0;
  for await (const chunk of decodeXml(chunks)) {
    const xml = rest + chunk;
    prefix ??= findPrefix(xml, 'sheetData');
    if (prefix === null) {
      rest = carryOver(xml, 0);
      continue;
    }
    const { rows: found, end } = cutRows(xml, prefix);
    const rows: SheetRow[] = [];
    for (const { tag, content } of found) {
      previous = Number(attribute(tag, 'r') ?? previous + 1);
      if (content !== null) rows.push({ row: previous, cells: readCells(content, prefix, workbook, onUnevaluated) });
    }
    rest = carryOver(xml, end);
    if (rows.length > 0) yield rows;
  }
}

/** A whole row: the attributes of its tag, and what is in it; null where it is an empty element. */
interface CutRow {
  readonly tag: string;
  readonly content: string | null;
}

/** The whole rows of a piece of a worksheet, and where begins what the next piece goes on with. */
function cutRows(xml: string, prefix: string): { readonly rows: readonly CutRow[]; readonly end: number } {
  const open = `<${prefix}row`;
  const close = `</${prefix}row>`;
  const rows: CutRow[] = [];
  let position = 0;
  for (;;) {
    const start = xml.indexOf(open, position);
    if (start < 0) return { rows, end: Math.max(position, xml.length - longestTagStart) };
    const tagEnd = xml.indexOf('>', start);
    if (tagEnd < 0) return { rows, end: position };
    const isEmpty = xml.charCodeAt(tagEnd - 1) === slash;
    const end = isEmpty ? tagEnd + 1 : xml.indexOf(close, tagEnd);
    if (end < 0) return { rows, end: position };
    const tag = xml.slice(start + open.length, tagEnd);
    position = tagEnd + 1;
    // `rowBreaks` begins like a row.
    if (!/^[\s/]|^$/.test(tag)) continue;
    rows.push({ tag, content: isEmpty ? null : xml.slice(tagEnd + 1, end) });
    if (!isEmpty) position = end + close.length;
  }
}

function readCells(
  xml: string,
  prefix: string,
  workbook: Omit<Workbook, 'sheets'>,
  onUnevaluated: (reference: string) => void,
): string[] {
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  const cells: string[] = [];
  let position = 0;
  let column = -1;
  for (;;) {
    const start = xml.indexOf(open, position);
    if (start < 0) return cells;
    const tagEnd = xml.indexOf('>', start);
    if (tagEnd < 0) return cells;
    const tag = xml.slice(start + open.length, tagEnd);
    const reference = attribute(tag, 'r');
    column = reference === null ? column + 1 : columnIndex(reference);
    if (column < 0 || column >= columnLimit) return cells;
    if (xml.charCodeAt(tagEnd - 1) === slash) {
      position = tagEnd + 1;
      continue;
    }
    const end = xml.indexOf(close, tagEnd);
    if (end < 0) return cells;
    while (cells.length < column) cells.push('');
    const content = xml.slice(tagEnd + 1, end);
    cells[column] = readValue(content, tag, prefix, workbook);
    if (cells[column] === '' && isUnevaluated(content, tag, prefix)) onUnevaluated(reference ?? '');
    position = end + close.length;
  }
}

function readValue(xml: string, tag: string, prefix: string, workbook: Omit<Workbook, 'sheets'>): string {
  const type = attribute(tag, 't');
  if (type === 'inlineStr') return readStringItem(xml, prefix);
  const value = readElement(xml, prefix);
  if (value === null || type === 'e' || value.trim() === '') return '';
  if (type === 's') return workbook.sharedStrings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'str' || type === 'd') return readCharacters(value);
  return readNumber(value.trim(), Number(attribute(tag, 's') ?? -1), workbook);
}

/** Of an empty cell: whether its formula has no result. One whose result is the empty text says so by its type. */
function isUnevaluated(xml: string, tag: string, prefix: string): boolean {
  const type = attribute(tag, 't');
  return (
    type !== 'str' && type !== 'e' && xml.includes(`<${prefix}f`) && (readElement(xml, prefix) ?? '').trim() === ''
  );
}

/** The raw content of the `v` of a cell. */
function readElement(xml: string, prefix: string): string | null {
  const start = xml.indexOf(`<${prefix}v`);
  if (start < 0) return null;
  const from = xml.indexOf('>', start) + 1;
  const end = xml.indexOf(`</${prefix}v>`, from);
  return end < 0 ? null : xml.slice(from, end);
}

function readNumber(text: string, style: number, workbook: Omit<Workbook, 'sheets'>): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (workbook.dateStyles.has(style)) {
    const date = readDateCell(value, workbook.from1904);
    if (date !== null) return date;
  }
  if (Math.abs(value) >= 1e15) return value.toExponential();
  return Number.isInteger(value) ? String(value) : text;
}

/** An attribute without prefix and escapes, as all of rows and cells are. */
function attribute(tag: string, name: string): string | null {
  const start = tag.indexOf(` ${name}="`);
  if (start >= 0) {
    const from = start + name.length + 3;
    return tag.slice(from, tag.indexOf('"', from));
  }
  return tag.includes("'") || /\s=|[\t\n\r]/.test(tag) ? (parseAttributes(tag).get(name) ?? null) : null;
}
