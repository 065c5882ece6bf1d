import type { Random } from '../../../src/core/effects.ts';
import { pick } from '../dice.ts';
import { csvRecord } from '../formats/delimited.ts';
import type { Cell } from '../formats/xlsx.ts';
import type { Draft, SampleFile } from './draft.ts';
import { type ApiRecord, apiRecord, csvCells } from './rows.ts';

/** Why a row must be refused. */
export type RejectCause = 'bad_time' | 'no_time' | 'no_text' | 'row_shape' | 'bad_json';

export interface Malformed<Row> {
  readonly cause: RejectCause;
  readonly row: Row;
}

const badTimes = ['2024/13/45 25:61:00', '昨天下午', '0000-00-00 00:00:00', '待定', '2024-02-30 10:00:00'];

/** Number of malformed rows of each file and cause. */
export const malformedCounts: Readonly<Record<SampleFile, Partial<Record<RejectCause, number>>>> = {
  'messages-a.csv': { bad_time: 5, no_time: 1, no_text: 4, row_shape: 4 },
  'messages-b.xlsx': { bad_time: 3, no_time: 1, no_text: 4 },
  'messages-c.jsonl': { bad_time: 3, no_time: 1, no_text: 4, bad_json: 6 },
};

/** Malformed CSV records, complete with line end. */
export function malformedCsv(random: Random, nextId: () => string, draft: () => Draft): Malformed<string>[] {
  return list('messages-a.csv', (cause, index) => {
    const cells = csvCells(nextId(), draft(), 'x', false);
    const source = draft();
    cells[5] = source.body;
    if (cause === 'bad_time') cells[4] = badTimes[index % badTimes.length] as string;
    if (cause === 'no_time') cells[4] = '';
    if (cause === 'no_text') {
      cells[3] = ' ';
      cells[5] = pick(random, ['', '\n\t\t\t\t\t', '　　']);
    }
    if (cause !== 'row_shape') return csvRecord(cells);
    // An unquoted comma in a cell, as a careless export writes it.
    return `${csvRecord(cells).trimEnd()},${source.title},,${source.author}\r\n`;
  });
}

/** Malformed rows of the workbook. */
export function malformedXlsx(nextId: () => string, draft: () => Draft): Malformed<Cell[]>[] {
  return list('messages-b.xlsx', (cause, index) => {
    const cells: Cell[] = csvCells(nextId(), draft(), draft().body, false);
    if (cause === 'bad_time') cells[4] = badTimes[(index + 2) % badTimes.length] as string;
    if (cause === 'no_time') cells[4] = null;
    if (cause === 'no_text') {
      cells[3] = null;
      cells[5] = index % 2 === 0 ? null : '   ';
    }
    return [...cells, '', ''];
  });
}

/** Malformed lines of the JSONL file, without line end. */
export function malformedJson(nextId: () => string, draft: () => Draft): Malformed<string>[] {
  return list('messages-c.jsonl', (cause, index) => {
    const record: ApiRecord = apiRecord(nextId(), draft(), draft().body);
    if (cause === 'bad_time') record.dateline = ['abc', '2025-99-01', '三天前'][index % 3];
    if (cause === 'no_time') record.dateline = null;
    if (cause === 'no_text') {
      record.subject = '';
      record.content = index % 2 === 0 ? '' : ' \n ';
    }
    const line = JSON.stringify(record);
    if (cause !== 'bad_json') return line;
    return [
      line.slice(0, line.length >> 1),
      line.replaceAll('"', "'"),
      `${line}}`,
      '404 Not Found',
      line.replace(':', ''),
      `[${line}`,
    ][index % 6] as string;
  });
}

function list<Row>(file: SampleFile, make: (cause: RejectCause, index: number) => Row): Malformed<Row>[] {
  return Object.entries(malformedCounts[file]).flatMap(([cause, count]) =>
    Array.from({ length: count }, (_, index) => ({
      cause: cause as RejectCause,
      row: make(cause as RejectCause, index),
    })),
  );
}
