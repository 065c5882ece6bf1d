import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import ExcelJS from 'exceljs';

/** A message as it is compared: title and body without white space around them. */
export interface TextPair {
  readonly title: string;
  readonly body: string;
}

const titleNames = ['留言主题', 'subject', 'title'];
const bodyNames = ['留言详情', 'content', 'body'];

/**
 * Reads titles and bodies of the first `limit` messages of a JSONL file or of the first sheet of a workbook.
 * Lines that are no JSON are left out.
 */
export async function readTexts(path: string, limit: number): Promise<TextPair[]> {
  return path.endsWith('.xlsx') ? await readWorkbook(path, limit) : await readLines(path, limit);
}

async function readLines(path: string, limit: number): Promise<TextPair[]> {
  const pairs: TextPair[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    const record = parseRecord(line);
    if (record === null) continue;
    pairs.push({ title: textOf(record, titleNames), body: textOf(record, bodyNames) });
    if (pairs.length >= limit) break;
  }
  return pairs;
}

function parseRecord(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function textOf(record: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  for (const name of names) {
    const value = record[name];
    if (typeof value === 'string') return value.trim();
  }
  return '';
}

async function readWorkbook(path: string, limit: number): Promise<TextPair[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.worksheets[0];
  if (sheet === undefined) return [];
  const header = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => {
    header.set(cell.text.trim(), column);
  });
  const columnOf = (names: readonly string[]) =>
    names.map((name) => header.get(name)).find((column) => column !== undefined);
  const title = columnOf(titleNames);
  const body = columnOf(bodyNames);
  const pairs: TextPair[] = [];
  for (let row = 2; row <= sheet.rowCount && pairs.length < limit; row++) {
    const cells = sheet.getRow(row);
    const pair = {
      title: title === undefined ? '' : cells.getCell(title).text.trim(),
      body: body === undefined ? '' : cells.getCell(body).text.trim(),
    };
    if (pair.title !== '' || pair.body !== '') pairs.push(pair);
  }
  return pairs;
}
