import { parseJson } from '../core/parse-json.ts';
import { isBlank } from './collect-rows.ts';
import type { RawBatch, RowProblem } from './contract.ts';
import type { IngestSettings } from './settings.ts';
import { createJsonSplitter } from './split-json.ts';

/**
 * Reads JSON lines, or one JSON array of objects. Each object is a row, its keys are the columns; a line that is no
 * object becomes a row with a problem. Numbers (long ones with their digits as written) and booleans become text,
 * null none, and nested values JSON. Row numbers are those of the lines, or of the objects of an array.
 * @param onEnd told the columns of the first rows (null where no row could be read) when all is read
 */
export async function* readJson(
  chunks: AsyncIterable<string>,
  file: string,
  settings: IngestSettings,
  onEnd: (header: readonly string[] | null) => void,
): AsyncGenerator<RawBatch> {
  const splitter = createJsonSplitter(settings.maxTextLength * 8 + 65_536);
  let builder = createBuilder(file);
  let header: readonly string[] | null = null;
  const close = (): RawBatch => {
    const batch = builder.batch();
    if (batch.columns.length > 0) header ??= batch.columns;
    builder = createBuilder(file);
    return batch;
  };
  for await (const chunk of chunks) {
    for (const piece of splitter.push(chunk)) {
      builder.add(piece.number, piece.text, piece.problem);
      if (builder.size() >= settings.batchSize) yield close();
    }
  }
  for (const piece of splitter.end()) {
    builder.add(piece.number, piece.text, piece.problem);
    if (builder.size() >= settings.batchSize) yield close();
  }
  if (builder.size() > 0) yield close();
  onEnd(header);
}

function createBuilder(file: string) {
  const columns: string[] = [];
  const indexes = new Map<string, number>();
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  const problems: RowProblem[] = [];

  function column(name: string): number {
    const known = indexes.get(name);
    if (known !== undefined) return known;
    indexes.set(name, columns.length);
    return columns.push(name) - 1;
  }

  return {
    size: () => rows.length,
    add(number: number, text: string, problem: string | null): void {
      const parsed = problem === null ? parseObject(text) : problem;
      if (typeof parsed === 'string') {
        problems.push({ index: rows.length, code: 'BAD_JSON', reason: parsed });
        rows.push([text]);
        rowNumbers.push(number);
        return;
      }
      const cells: string[] = [];
      for (const [name, cell] of Object.entries(parsed)) cells[column(name)] = toText(cell);
      for (let i = 0; i < columns.length; i++) cells[i] ??= '';
      if (isBlank(cells)) return;
      rows.push(cells);
      rowNumbers.push(number);
    },
    batch: (): RawBatch => ({ file, sheet: null, columns, rows, rowNumbers, problems }),
  };
}

/** The object that a line holds, or why it holds none. */
function parseObject(text: string): object | string {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (cause) {
    return `Expected the line to be JSON, got ${describeSyntaxError(cause)}`;
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  const got = value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;
  return `Expected the line to be a JSON object, got ${got}`;
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Of the parser's message only the part before any quotation of the text, which may be personal. */
function describeSyntaxError(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  return /unexpected end/i.test(message) || /unterminated/i.test(message) ? 'an unfinished one' : 'malformed text';
}
