import { createRowCollector } from '../collect-rows.ts';
import type { RawBatch } from '../contract.ts';
import type { IngestSettings } from '../settings.ts';
import { readSheet } from './read-sheet.ts';
import { readWorkbook } from './read-workbook.ts';
import { openZip } from './read-zip.ts';

/**
 * Reads the sheets of a workbook one after the other, row by row. Only the shared strings are kept in memory.
 * (exceljs' streaming reader takes several times as long.)
 * @param onBytes told how many bytes of the file were consumed
 * @param onSheet called after each sheet with its name, its header (null: it has none that is recognised), whether it has rows,
 *   and without a header the known names of columns nearest to one
 */
export async function* readXlsx(
  path: string,
  file: string,
  settings: IngestSettings,
  onBytes: (count: number) => void,
  onSheet: (sheet: string, header: readonly string[] | null, hasRows: boolean, knownNames: readonly string[]) => void,
): AsyncGenerator<RawBatch> {
  const zip = await openZip(path, onBytes);
  try {
    const workbook = await readWorkbook(zip);
    for (const { name, part } of workbook.sheets) {
      // Sheets of notes beside the data have words such as 描述 or 内容 in their header too, but no second field.
      const collector = createRowCollector(file, name, settings, workbook.sheets.length > 1 ? 2 : 1);
      let hasRows = false;
      for await (const rows of readSheet(zip.read(part), workbook)) {
        hasRows = true;
        for (const { row, cells } of rows) collector.add(row, cells);
        yield* collector.take(false);
      }
      yield* collector.take(true);
      onSheet(name, collector.header(), hasRows, collector.knownNames());
    }
  } finally {
    await zip.close();
  }
}
