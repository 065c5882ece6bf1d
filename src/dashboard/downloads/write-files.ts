import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import exceljs from 'exceljs';
import { fitCell, guardFormula } from '../../aggregate/export/cell.ts';
import { drained, gateSheet } from '../../aggregate/export/drained.ts';
import { labelColumn } from '../column-labels.ts';
import { labelValue } from '../value-labels.ts';
import { describeItems } from './describe-items.ts';

type CellRow = Readonly<Record<string, unknown>>;

/** A file that is written row by row into a stream. Both reject once the stream is closed. */
export interface FileWriter {
  /** Resolves once more rows may come. */
  add(rows: readonly CellRow[]): Promise<void>;
  /** Ends the file, and the stream. @param note a last line, or none */
  finish(note: string | null): Promise<void>;
}

const rowsAtOnce = 200;

/** Adds rows a few at a time, with other requests answered in between: a whole block of a wide table takes most of a second. */
export async function addRows(writer: Pick<FileWriter, 'add'>, rows: readonly CellRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await writer.add(rows.slice(at, at + rowsAtOnce));
    await setImmediate();
  }
}

/**
 * CSV (RFC 4180, UTF-8 with BOM, Chinese heads). A text that a spreadsheet would take for a formula gets an apostrophe
 * before it; lists are joined, and labels and structs are put in words.
 */
export function createCsvWriter(output: Writable, table: string, columns: readonly string[]): FileWriter {
  output.write(`\uFEFF${columns.map((column) => quote(labelColumn(table, column))).join(',')}\r\n`);
  return {
    async add(rows) {
      const lines = rows.map((row) => `${columns.map((column) => csvCell(column, row)).join(',')}\r\n`);
      output.write(lines.join(''));
      await drained(output, output);
    },
    async finish(note) {
      const ended = finished(output, { readable: false });
      output.end(note === null ? '' : `${quote(note)}\r\n`);
      await ended;
    },
  };
}

function csvCell(column: string, row: CellRow): string {
  const cell = toCell(column, row);
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return quote(guardFormula(cell));
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A workbook of one sheet. A text stays a text cell, which a spreadsheet never evaluates. */
export function createXlsxWriter(
  output: Writable,
  table: string,
  columns: readonly string[],
  title: string,
): FileWriter {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const sheet = workbook.addWorksheet(title.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({ width: column === 'body' || column === 'reply' ? 60 : 16 }));
  const gate = gateSheet(sheet);
  const head = sheet.addRow(columns.map((column) => labelColumn(table, column)));
  head.font = { bold: true };
  head.commit();
  return {
    async add(rows) {
      for (const row of rows) sheet.addRow(columns.map((column) => xlsxCell(column, row))).commit();
      await drained(gate, output);
    },
    async finish(note) {
      // The library waits for ever for a stream that is closed.
      const ended = finished(output, { readable: false });
      if (note !== null) sheet.addRow([note]).commit();
      sheet.commit();
      await Promise.all([workbook.commit(), ended]);
    },
  };
}

function xlsxCell(column: string, row: CellRow): string | number | null {
  const cell = toCell(column, row);
  return typeof cell === 'string' ? fitCell(cell) : cell;
}

function toCell(column: string, row: CellRow): string | number | null {
  const value = row[column];
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return numberCell(column, value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === 'string')
      ? value.map((item) => labelValue(column, item)).join('；')
      : describeItems(column, value, row);
  }
  if (typeof value === 'object') return JSON.stringify(value);
  return labelValue(column, String(value));
}

/** A mark in words, else the number; fractions to four digits, which is more than any of them is known to. */
function numberCell(column: string, value: number): string | number | null {
  if (!Number.isFinite(value)) return null;
  const label = labelValue(column, String(value));
  if (label !== String(value)) return label;
  if (Number.isInteger(value)) return value;
  return Number(Math.abs(value) < 1 ? value.toPrecision(4) : value.toFixed(4));
}
