import { type ColumnMap, resolveColumns } from '../columns/fields.ts';

/** What of a table is looked at. */
interface IdTable {
  readonly file: string;
  readonly sheet: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Finds tables whose ids only count their rows: those of another day have the same ones. */
export interface IdCheck {
  see(batch: IdTable): void;
  /** The name of the column and the number of its rows, once all of a table is seen; null for ids that are some. */
  close(): (Pick<IdTable, 'file' | 'sheet'> & { readonly column: string; readonly count: number }) | null;
}

/** Fewer may be a sample or chance. */
const fewestRows = 5;

/** @param map as the reader's: `IngestSettings.map` */
export function createIdCheck(map: ColumnMap): IdCheck {
  let table: { file: string; sheet: string | null; column: string } | null = null;
  let count = 0;
  let isCounting = true;
  return {
    see({ file, sheet, columns, rows }) {
      // Batches of one file may have their columns in another order.
      const index = isCounting ? resolveColumns(columns, map).id?.[0] : undefined;
      table ??= { file, sheet, column: columns[index ?? -1]?.trim() ?? '' };
      isCounting = index !== undefined && rows.every((cells) => Number(cells[index]) === ++count);
    },
    close() {
      const found = table !== null && isCounting && count >= fewestRows ? { ...table, count } : null;
      table = null;
      count = 0;
      isCounting = true;
      return found;
    },
  };
}

/** The find as a line for people. */
export function describeRowNumbers({ column, count }: { readonly column: string; readonly count: number }): string {
  return `the ids in ${column} count its rows, 1 to ${count}: if every file begins anew, leave them out with --map id=`;
}
