import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { DuckDBDateValue, DuckDBTimestampValue, type DuckDBValue } from '@duckdb/node-api';
import exceljs from 'exceljs';
import { fitCell } from './cell.ts';
import type { Column, RowChunks } from './columns.ts';
import { drained, gateSheet } from './drained.ts';
import { countLines, heightOf } from './row-height.ts';

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
  const isNarrow = columns.reduce((sum, column) => sum + widthOf(column), 0) <= widestPage;
  const addSheet = (number: number) => {
    const name = number === 1 ? title.slice(0, 31) : `${title.slice(0, 24)} (${number})`;
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], ...printed(isNarrow) });
    sheet.columns = columns.map((column) => sheetColumn(column, isNarrow));
    const names = columns.map((column) => column.name);
    const header = sheet.addRow(names);
    header.font = { bold: true };
    if (isNarrow) fitHeight(header, names, columns);
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
      const values = row.map(cellValue);
      const added = sheets.at(-1)?.sheet.addRow(values);
      if (added !== undefined && isNarrow) fitHeight(added, values, columns);
      added?.commit();
      count.rows++;
      count.inSheet++;
    }
    for (const { gate } of sheets.slice(-1)) await drained(gate, file);
  }
  sheets.at(-1)?.sheet.commit();
  if (notes !== undefined) {
    const sheet = workbook.addWorksheet(notes.title, printed(true));
    sheet.columns = [{ width: notesWidth, style: wrapped }];
    for (const line of notes.lines) {
      const added = sheet.addRow([fitCell(line)]);
      fitHeight(added, [line], [{ name: '', type: 'VARCHAR', width: notesWidth }]);
      added.commit();
    }
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

const notesWidth = 100;

/** Points of the characters that a workbook has where it says nothing of them. */
const fontSize = 11;

const wrapped = { alignment: { wrapText: true, vertical: 'top' } } as const;

/** @param isNarrow whether the sheet is printed as it is: texts of others, which are many and long, stay in one line */
function sheetColumn(column: Column, isNarrow: boolean): Partial<exceljs.Column> {
  const numFmt = formats[column.type];
  return {
    width: widthOf(column),
    style: {
      ...(numFmt === undefined ? {} : { numFmt }),
      ...(isNarrow || column.width !== undefined ? wrapped : {}),
      ...(isNarrow ? { border: { bottom: thin, left: thin, right: thin } } : {}),
    },
  };
}

const thin = { style: 'thin', color: { argb: 'FFD9D9D9' } } as const;

/** Rows of texts that wrap are made high enough for them: not every program does so itself when it prints. */
function fitHeight(row: exceljs.Row, values: readonly unknown[], columns: readonly Column[]): void {
  const cells = values.flatMap((value, index) =>
    typeof value === 'string' ? [{ text: value, width: widthOf(columns[index]!), size: fontSize }] : [],
  );
  const lines = countLines(cells);
  if (lines > 1) row.height = heightOf(lines, fontSize);
}

function widthOf({ type, width }: Column): number {
  return width ?? (type === 'VARCHAR' || type === 'TIMESTAMP' ? 20 : 14);
}

/** Characters of columns that go on the width of a page, at less than half of their size. */
const widestPage = 330;

/** A4 across, the first row on every page; a table that is no wider than that goes on one page's width. */
function printed(isNarrow: boolean): Partial<exceljs.AddWorksheetOptions> {
  return {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      printTitlesRow: '1:1',
      ...(isNarrow ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : {}),
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C— &P —' },
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
