import { createReadStream } from 'node:fs';
import type { RawBatch } from '../contract.ts';
import type { IngestSettings } from '../settings.ts';
import { collectSheets, type SheetReport } from './collect-sheets.ts';
import { readMerges } from './merged-cells.ts';
import { readOldWorkbook } from './read-old-workbook.ts';
import { readSheet } from './read-sheet.ts';
import { isOtherWorkbook, readWorkbook } from './read-workbook.ts';
import { openZip } from './read-zip.ts';

/**
 * Reads a workbook as `collectSheets` does. Only the shared strings are kept in memory; of one of another format than
 * SpreadsheetML (`.xlsb`, `.ods`) all of it.
 * (exceljs' streaming reader takes several times as long.)
 * @param onBytes told how many bytes of the file were consumed
 */
export async function* readXlsx(
  path: string,
  file: string,
  settings: IngestSettings,
  onBytes: (count: number) => void,
  onSheet: (report: SheetReport) => void,
): AsyncGenerator<RawBatch> {
  const zip = await openZip(path, onBytes);
  try {
    if (await isOtherWorkbook(zip)) {
      yield* readOldWorkbook(createReadStream(path), file, settings, onSheet);
      return;
    }
    const workbook = await readWorkbook(zip);
    const sheets = workbook.sheets.map(({ name, part, isHidden }) => ({
      name,
      isHidden,
      readMerges: () => readMerges(zip.read(part, false)),
      readRows: (onUnevaluated: (reference: string) => void) => readSheet(zip.read(part), workbook, onUnevaluated),
    }));
    yield* collectSheets(sheets, file, settings, onSheet);
  } finally {
    await zip.close();
  }
}
