import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { QingyuError } from '../../core/errors.ts';
import type { RawBatch } from '../contract.ts';
import { unsupported, withPassword } from '../files/sniff-format.ts';
import type { IngestSettings } from '../settings.ts';
import { collectSheets, type OpenSheet, type SheetReport } from './collect-sheets.ts';
import type { Merges } from './merged-cells.ts';
import type { SheetRow } from './read-sheet.ts';
import { isDateFormat, readDateCell } from './read-styles.ts';

/** Bytes or characters of a workbook at most: it is read as a whole. An old one has 65,536 rows at most. */
const largest = 200 * 1024 * 1024;
const piece = 1000;

/**
 * Reads a workbook of a format that is not read piece by piece: that of Excel 97–2003 and WPS (`.xls`, `.et`), binary ones
 * (`.xlsb`) and those of OpenDocument (`.ods`), and tables that systems write as a web page or as XML (SpreadsheetML 2003) and
 * call `.xls`. By SheetJS, which keeps all of it in memory.
 * @param chunks bytes of a binary file, or text of a page
 * @throws QingyuError UNSUPPORTED_FORMAT where there is no table, or a password; TOO_LARGE
 */
export async function* readOldWorkbook(
  chunks: AsyncIterable<Uint8Array> | AsyncIterable<string>,
  file: string,
  settings: IngestSettings,
  onSheet: (report: SheetReport) => void,
): AsyncGenerator<RawBatch> {
  const workbook = await open(await readWhole(chunks, file));
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets = workbook.SheetNames.map((name, i): OpenSheet => {
    const sheet = workbook.Sheets[name]!;
    return {
      name,
      isHidden: (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0,
      readMerges: async () => listMerges(sheet),
      readRows: () => listRows(sheet, from1904),
    };
  });
  yield* collectSheets(sheets, file, settings, onSheet);
}

async function readWhole(
  chunks: AsyncIterable<Uint8Array> | AsyncIterable<string>,
  file: string,
): Promise<Buffer | string> {
  const texts: string[] = [];
  const bytes: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > largest) {
      throw new QingyuError(
        `Expected ${file} to have ${largest} bytes at most, as it is read as a whole, got more: save it as .xlsx or .csv`,
        {
          code: 'TOO_LARGE',
          stage: 'ingest',
        },
      );
    }
    if (typeof chunk === 'string') texts.push(chunk);
    else bytes.push(chunk);
  }
  return texts.length > 0 ? texts.join('') : Buffer.concat(bytes);
}

async function open(content: Buffer | string): Promise<WorkBook> {
  const { read, set_cptable: setCodePages } = await import('@e965/xlsx');
  const isText = typeof content === 'string';
  // Excel 95 wrote Chinese in code page 936.
  if (!isText) setCodePages(await import('@e965/xlsx/dist/cpexcel.full'));
  try {
    // As written: a long id that became a number would lose its last digits.
    return quietly(() =>
      read(content, { type: isText ? 'string' : 'buffer', dense: true, raw: true, cellNF: true, cellText: false }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(reason)) throw unsupported(withPassword);
    throw unsupported(
      isText
        ? 'a web page or XML without a table: save it as .xlsx or .csv'
        : `a document that holds no workbook, or a broken one (${reason}): save it as .xlsx`,
    );
  }
}

/** SheetJS tells the console of number formats of OpenDocument that it does not know, which are none of a date. */
function quietly<T>(work: () => T): T {
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
}

function listMerges(sheet: WorkSheet): Merges {
  const merges = new Map<number, { column: number; lastRow: number }[]>();
  for (const { s: first, e: last } of sheet['!merges'] ?? []) {
    if (last.r === first.r) continue;
    const row = first.r + 1;
    merges.set(row, [...(merges.get(row) ?? []), { column: first.c, lastRow: last.r + 1 }]);
  }
  return merges;
}

/** Rows of a sheet. SheetJS leaves out formulas without a result, so that none can be told of. */
async function* listRows(sheet: WorkSheet, from1904: boolean): AsyncGenerator<SheetRow[]> {
  const data = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  for (let from = 0; from < data.length; from += piece) {
    yield data.slice(from, from + piece).flatMap((row = [], at) => {
      const cells = Array.from(row, (cell) => (cell === undefined ? '' : readCell(cell, from1904)));
      return cells.length === 0 ? [] : { row: from + at + 1, cells };
    });
  }
}

/** The text of a cell, as `readSheet` gives it. */
function readCell({ t: type, v: value, z: format }: CellObject, from1904: boolean): string {
  if (value === undefined || type === 'e' || type === 'z') return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'number') return String(value);
  if (typeof format === 'string' && isDateFormat(format)) {
    const date = readDateCell(value, from1904);
    if (date !== null) return date;
  }
  return Math.abs(value) >= 1e15 ? value.toExponential() : String(value);
}
