import type { Statement } from '../filters.ts';
import type { Mart } from '../mart/mart.ts';

/** A statement whose rows are downloaded, in their order. */
export interface SelectedRows extends Statement {
  /** Where it gives numbers of rows alone, as `row`: whose they are, and the same order. */
  readonly numbered: { readonly table: string; readonly order: string } | null;
}

type Take = (rows: readonly Record<string, unknown>[]) => Promise<void>;

const rowsAtOnce = 2_048;

/**
 * Gives the rows block by block. Of a table with long texts the numbers are put in order first, and the texts read of a block at a
 * time: to order the texts themselves takes a gigabyte, and as long as all of them before the first.
 * @param signal stops it
 */
export async function eachRows(mart: Mart, selected: SelectedRows, take: Take, signal: AbortSignal): Promise<void> {
  const { sql, parameters, numbered } = selected;
  if (numbered === null) return mart.eachBlock(sql, parameters, take, signal);
  const numbers: number[] = [];
  const collect = (rows: readonly { readonly row: number }[]): void => {
    for (const { row } of rows) numbers.push(row);
  };
  await mart.eachBlock(`SELECT row FROM (${sql})`, parameters, collect, signal);
  for (let at = 0; at < numbers.length; at += rowsAtOnce) {
    signal.throwIfAborted();
    const rows = await mart.rows<Record<string, unknown>>(
      `SELECT * FROM ${numbered.table} WHERE rowid IN (SELECT unnest($1::JSON::BIGINT[])) ORDER BY ${numbered.order}`,
      [JSON.stringify(numbers.slice(at, at + rowsAtOnce))],
    );
    await take(rows);
  }
}
