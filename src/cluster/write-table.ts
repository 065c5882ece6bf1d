import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonLine } from '../core/whole-characters.ts';
import type { IssueTable } from './contract.ts';

/** Takes the next rows of a table. */
export type WriteRows = (rows: readonly object[]) => Promise<void>;

/** Rows that are written together. */
const chunkRows = 2000;

/** Writes a table of a generation, in a folder that has none of its name, while `fill` gives its rows bit by bit. */
export async function withTable<T>(dir: string, table: IssueTable, fill: (write: WriteRows) => Promise<T>): Promise<T> {
  const file = await open(join(dir, `${table}.ndjson`), 'wx');
  try {
    let lines: string[] = [];
    const flush = async (): Promise<void> => {
      await file.appendFile(lines.join(''));
      lines = [];
    };
    const result = await fill(async (rows) => {
      for (const row of rows) {
        lines.push(toJsonLine(row));
        if (lines.length === chunkRows) await flush();
      }
    });
    await flush();
    return result;
  } finally {
    await file.close();
  }
}

/** Writes a whole table. */
export async function writeTable(dir: string, table: IssueTable, rows: readonly object[]): Promise<void> {
  await withTable(dir, table, (write) => write(rows));
}
