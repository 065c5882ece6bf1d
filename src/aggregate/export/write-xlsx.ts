import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { DuckDBDateValue, DuckDBTimestampValue, type DuckDBValue } from '@duckdb/node-api';
import exceljs from 'exceljs';
import { fitCell } from './cell.ts';
import type { Column, RowChunks } from './columns.ts';
import { drained, gateSheet } from './drained.ts';

/** Most rows of a sheet (ECMA-376; Excel's specifications and limits). */
const maximumRows = 1_048_576;

/** What a workbook says of its table, a line a row, on a sheet of its own. */
export interface SheetNotes {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * Writes a workbook row by row; a table longer than a sheet goes on in further sheets. A text longer than a cell
 * ends with a note of its full length. Returns the number of rows; rejects where the file cannot be written.
 */
export async function writeXlsx(
  chunks: RowChunks,
  columns: readonly Column[],
  title: string,
  path: string,
  notes?: SheetNotes,
): Promise<number> {
  const file = createWriteStream(path);
  const written = finished(file);
  // Awaited at the end only; a failure until then is met in the loop.
  written.catch(() => undefined);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true });
  const count = { rows: 0, inSheet: 0 };
  const addSheet = (number: number) => {
    const sheet = workbook.addWorksheet(number === 1 ? title.slice(0, 31) : `${title.slice(0, 24)} (${number})`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
    sheet.columns = columns.map(sheetColumn);
    const header = sheet.addRow(columns.map((column) => column.name));
    header.font = { bold: true };
    header.commit();
    return { sheet, gate: gateSheet(sheet) };
  };
  const sheets = [addSheet(1)];
  for await (const rows of chunks) {
    for (const row of rows) {
      if (count.inSheet >= maximumRows - 1) {
        sheets.at(-1)?.sheet.commit();
        sheets.push(addSheet(sheets.length + 1));
        count.inSheet = 0;
      }
      sheets.at(-1)?.sheet.addRow(row.map(cellValue)).commit();
      count.rows++;
      count.inSheet++;
    }
    for (const { gate } of sheets.slice(-1)) await drained(gate, file);
  }
  sheets.at(-1)?.sheet.commit();
  if (notes !== undefined) {
    const sheet = workbook.addWorksheet(notes.title);
    sheet.columns = [{ width: 100, style: wrapped }];
    for (const line of notes.lines) sheet.addRow([fitCell(line)]).commit();
    sheet.commit();
  }
  // The library waits for ever where the file failed before: whichever ends first tells.
  await Promise.all([workbook.commit(), written]);
  return count.rows;
}

/**
 * Number formats of dates and times. A spreadsheet has no time zone: exceljs takes the UTC parts of a `Date`, and so local
 * time is written as it is.
 */
const formats: Readonly<Record<string, string>> = { DATE: 'yyyy-mm-dd', TIMESTAMP: 'yyyy-mm-dd hh:mm:ss' };

const wrapped = { alignment: { wrapText: true, vertical: 'top' } } as const;

function sheetColumn({ type, width }: Column): Partial<exceljs.Column> {
  const numFmt = formats[type];
  return {
    width: width ?? (type === 'VARCHAR' || type === 'TIMESTAMP' ? 20 : 14),
    style: { ...(numFmt === undefined ? {} : { numFmt }), ...(width === undefined ? {} : wrapped) },
  };
}

/** A string stays a string cell, which a spreadsheet never evaluates, whatever it begins with. */
function cellValue(value: DuckDBValue): string | number | boolean | Date | null {
  if (value === null) return null;
  if (value instanceof DuckDBDateValue) return new Date(value.days * 86_400_000);
  if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros / 1000n));
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return fitCell(String(value));
}
