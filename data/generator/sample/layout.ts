import type { Random } from '../../../src/core/effects.ts';
import { shuffle } from '../dice.ts';
import { csvRecord } from '../formats/delimited.ts';
import { type Cell, createWorkbook, excelSerial } from '../formats/xlsx.ts';
import { addExportDebris } from '../noise.ts';
import type { Draft, SampleFile } from './draft.ts';
import { kindNames } from './kind-names.ts';
import { malformedCsv, malformedJson, malformedXlsx, type RejectCause } from './malformed.ts';
import { apiRecord, boardFieldOf, csvCells, csvColumns, exportTime, xlsxColumns } from './rows.ts';

/** A row that belongs to a message which stands elsewhere in the sample, too. */
export type RepeatKind = 'update' | 'same' | 'conflict';

export interface Entry {
  readonly id: string;
  readonly draft: Draft;
  /** False: the reply is not there yet (it comes with the row that updates this one). */
  readonly withReply: boolean;
  readonly repeat: RepeatKind | null;
}

/** Where a row ended up: `row` counts from 1 in its file or sheet, header and blank rows included. */
export interface Placed {
  readonly file: SampleFile;
  readonly sheet: string | null;
  readonly row: number;
  readonly entry: Entry | null;
  readonly rejected: RejectCause | null;
}

/** Lays out the CSV file: text that is to be encoded as GB18030. */
export function layOutCsv(
  random: Random,
  entries: readonly Entry[],
  spare: () => Draft,
  nextId: () => string,
): { text: string; placed: Placed[] } {
  type Item = { record: string; entry: Entry | null; rejected: RejectCause | null };
  const items: Item[] = entries.map((entry) => ({
    record: csvRecord(csvCells(entry.id, entry.draft, addExportDebris(random, entry.draft.body), entry.withReply)),
    entry,
    rejected: null,
  }));
  const malformed = malformedCsv(random, nextId, spare).map(
    ({ row, cause }): Item => ({ record: row, entry: null, rejected: cause }),
  );
  const placed: Placed[] = [];
  let text = csvRecord([...csvColumns]);
  for (const [index, item] of scatter(random, items, malformed).entries()) {
    text += item.record;
    placed.push({ file: 'messages-a.csv', sheet: null, row: index + 2, entry: item.entry, rejected: item.rejected });
  }
  return { text: `${text}\r\n\r\n`, placed };
}

/** Lays out the workbook: two sheets, the second with real dates, blank rows at their ends. */
export function layOutWorkbook(
  random: Random,
  entries: readonly Entry[],
  spare: () => Draft,
  nextId: () => string,
): { bytes: Uint8Array; placed: Placed[] } {
  type Item = { cells: Cell[]; entry: Entry | null; rejected: RejectCause | null };
  const sheets = [...new Set(entries.map(({ draft }) => halfYearOf(draft.time)))].sort();
  const malformed = malformedXlsx(nextId, spare).map(
    ({ row, cause }): Item => ({ cells: row, entry: null, rejected: cause }),
  );
  const placed: Placed[] = [];
  const made = sheets.map((name, sheetIndex) => {
    const items = entries
      .filter(({ draft }) => halfYearOf(draft.time) === name)
      .map(
        (entry, index): Item => ({ cells: workbookCells(random, entry, sheetIndex > 0, index), entry, rejected: null }),
      );
    const broken = malformed.filter((_, index) => index % sheets.length === sheetIndex);
    const rows = scatter(random, items, broken);
    rows.forEach((item, index) => {
      placed.push({ file: 'messages-b.xlsx', sheet: name, row: index + 2, entry: item.entry, rejected: item.rejected });
    });
    const blank: Cell[][] = [[], [''], []];
    return { name, rows: [[...xlsxColumns], ...rows.map(({ cells }) => cells), ...blank] };
  });
  return { bytes: createWorkbook(made), placed };
}

function halfYearOf(time: string): string {
  return `${time.slice(0, 4)}年${Number(time.slice(5, 7)) <= 3 ? '一季度' : '二季度'}`;
}

function workbookCells(random: Random, { id, draft, withReply }: Entry, realDates: boolean, index: number): Cell[] {
  const cells: Cell[] = csvCells(id, draft, addExportDebris(random, draft.body), withReply);
  const textId = index % 400 === 399;
  // Excel shows long ids like this once the column is too narrow, and saves what it shows to text.
  cells[0] = textId ? '1.9E+05' : Number(id);
  if (realDates) cells[4] = { serial: excelSerial(draft.time) };
  else if (index % 7 === 3) cells[4] = draft.time.replace(/^(\d+)-(\d+)-(\d+) (.*)$/u, '$1年$2月$3日 $4');
  else cells[4] = exportTime(draft.time);
  cells[6] = draft.dislikes;
  cells[7] = draft.likes;
  return [...cells, boardFieldOf(draft.topic), kindNames[draft.kind]];
}

/** Lays out the JSONL file. */
export function layOutJson(
  random: Random,
  entries: readonly Entry[],
  spare: () => Draft,
  nextId: () => string,
): { text: string; placed: Placed[] } {
  type Item = { line: string; entry: Entry | null; rejected: RejectCause | null };
  const items = entries.map(
    (entry): Item => ({
      line: JSON.stringify(apiRecord(entry.id, entry.draft, entry.draft.body)),
      entry,
      rejected: null,
    }),
  );
  const malformed = malformedJson(nextId, spare).map(
    ({ row, cause }): Item => ({ line: row, entry: null, rejected: cause }),
  );
  const placed: Placed[] = [];
  const lines: string[] = [];
  for (const [index, item] of scatter(random, items, malformed).entries()) {
    lines.push(item.line);
    placed.push({ file: 'messages-c.jsonl', sheet: null, row: index + 1, entry: item.entry, rejected: item.rejected });
  }
  return { text: `${lines.join('\n')}\n`, placed };
}

/** Puts the few among the many at random, keeping the order of the many. */
function scatter<T>(random: Random, many: readonly T[], few: readonly T[]): T[] {
  const spots = new Map(
    shuffle(
      random,
      Array.from({ length: many.length }, (_, index) => index),
    )
      .slice(0, few.length)
      .map((spot, index) => [spot, few[index] as T] as const),
  );
  return many.flatMap((item, index) => {
    const extra = spots.get(index);
    return extra === undefined ? [item] : [extra, item];
  });
}
