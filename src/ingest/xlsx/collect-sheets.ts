import type { RawBatch } from '../contract.ts';
import type { IngestSettings } from '../settings.ts';
import { createRowCollector } from '../tables/collect-rows.ts';
import type { ContinuedRows } from '../tables/continued-rows.ts';
import type { DatedCells } from '../tables/fill-ledger.ts';
import type { FrameRows } from '../tables/table-frame.ts';
import type { UnnamedCells } from '../tables/table-notes.ts';
import { createMergeFiller, type Merges } from './merged-cells.ts';
import type { SheetRow } from './read-sheet.ts';

/** A sheet of a workbook of whatever format. */
export interface OpenSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readMerges(): Promise<Merges>;
  /** Rows in their order, by pieces; tells the reference of each cell whose formula has no result, which is empty. */
  readRows(onUnevaluated: (reference: string) => void): AsyncIterable<readonly SheetRow[]>;
}

/** What a sheet was found to be. */
export interface SheetReport {
  readonly sheet: string;
  /** Hidden sheets are not read: they hold lists, or what somebody did not want to hand on. */
  readonly isHidden: boolean;
  /** Null: it has none that is recognised, or was not read. */
  readonly header: readonly string[] | null;
  /** Rows that are not blank, the header among them; of a hidden sheet none. */
  readonly rows: number;
  /** Without a header: the known names of columns nearest to one. */
  readonly knownNames: readonly string[];
  /** Cells whose formula has no result, and the first of them. */
  readonly unevaluated: { readonly count: number; readonly first: string };
  /** Cells right of the last column that has a name. */
  readonly unnamed: UnnamedCells;
  readonly dated: DatedCells | null;
  readonly continued: ContinuedRows | null;
  readonly frame: FrameRows | null;
}

/**
 * Reads sheets one after the other, row by row, but for hidden ones; cells that are merged downwards have their value in each of
 * their rows.
 * @param onSheet told of each sheet when it is read or left out
 */
export async function* collectSheets(
  sheets: readonly OpenSheet[],
  file: string,
  settings: IngestSettings,
  onSheet: (report: SheetReport) => void,
): AsyncGenerator<RawBatch> {
  const shown = sheets.filter(({ isHidden }) => !isHidden).length;
  for (const { name, isHidden, readMerges, readRows } of sheets) {
    const unevaluated = { count: 0, first: '' };
    if (isHidden) {
      const unnamed = { count: 0, row: 0, column: 0 };
      onSheet({
        sheet: name,
        isHidden,
        header: null,
        rows: 0,
        knownNames: [],
        unevaluated,
        unnamed,
        dated: null,
        continued: null,
        frame: null,
      });
      continue;
    }
    // Sheets of notes beside the data have words such as 描述 or 内容 in their header too, but no second field.
    const collector = createRowCollector(file, name, settings, {
      leastFields: shown > 1 ? 2 : 1,
      hasAddresses: true,
    });
    const fill = createMergeFiller(await readMerges());
    const onUnevaluated = (reference: string): void => {
      if (unevaluated.count++ === 0) unevaluated.first = reference;
    };
    for await (const rows of readRows(onUnevaluated)) {
      for (const row of rows) collector.add(row.row, fill(row));
      yield* collector.take(false);
    }
    yield* collector.take(true);
    onSheet({
      sheet: name,
      isHidden,
      header: collector.header(),
      rows: collector.rowCount(),
      knownNames: collector.knownNames(),
      unevaluated,
      ...collector.notes(),
    });
  }
}
