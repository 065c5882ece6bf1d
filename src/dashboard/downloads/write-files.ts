import { PassThrough, Readable } from 'node:stream';
import exceljs from 'exceljs';
import { columnLabels, labelValue } from '../column-labels.ts';

type CellRow = Readonly<Record<string, unknown>>;

/** Limits of a cell (ECMA-376; Excel's specifications and limits). */
const maximumCharacters = 32_767;

/**
 * Rows as CSV (RFC 4180, UTF-8 with BOM, Chinese heads). A text that a spreadsheet would take for a formula gets an
 * apostrophe before it; lists and structs are JSON.
 */
export function writeCsv(rows: readonly CellRow[], columns: readonly string[], note: string | null): ReadableStream {
  function* lines(): Generator<string> {
    yield `\uFEFF${columns.map((column) => quote(columnLabels[column] ?? column)).join(',')}\r\n`;
    for (const row of rows) yield `${columns.map((column) => csvCell(column, row[column])).join(',')}\r\n`;
    if (note !== null) yield `${quote(note)}\r\n`;
  }
  return Readable.toWeb(Readable.from(lines())) as ReadableStream;
}

function csvCell(column: string, value: unknown): string {
  const cell = toCell(column, value);
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return quote(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as a workbook of one sheet. A text stays a text cell, which a spreadsheet never evaluates. */
export function writeXlsx(
  rows: readonly CellRow[],
  columns: readonly string[],
  title: string,
  note: string | null,
): ReadableStream {
  const stream = new PassThrough();
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = workbook.addWorksheet(title.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ width: column === 'body' || column === 'reply' ? 60 : 16 }));
  const head = sheet.addRow(columns.map((column) => columnLabels[column] ?? column));
  head.font = { bold: true };
  head.commit();
  const fill = async (): Promise<void> => {
    for (const [index, row] of rows.entries()) {
      sheet.addRow(columns.map((column) => cutCell(toCell(column, row[column])))).commit();
      // Lets other requests be answered while a long table is written.
      if (index % 500 === 499) await new Promise((resolve) => setImmediate(resolve));
    }
    if (note !== null) sheet.addRow([note]).commit();
    sheet.commit();
    await workbook.commit();
  };
  fill().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return Readable.toWeb(stream) as ReadableStream;
}

function toCell(column: string, value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('；');
  if (typeof value === 'object') return JSON.stringify(value);
  return labelValue(column, String(value));
}

function cutCell(value: string | number | null): string | number | null {
  if (typeof value !== 'string' || value.length <= maximumCharacters) return value;
  const note = `……（全文 ${value.length} 字）`;
  return value.slice(0, maximumCharacters - note.length).replace(/[\ud800-\udbff]$/, '') + note;
}
