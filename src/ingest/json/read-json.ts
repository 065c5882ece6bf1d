import { QingyuError } from '../../core/errors.ts';
import {
  type ColumnMap,
  type FieldColumns,
  type FieldName,
  fieldNames,
  namesOf,
  resolveColumns,
  tellsHandling,
} from '../columns/fields.ts';
import type { RawBatch, RowProblem } from '../contract.ts';
import type { IngestSettings } from '../settings.ts';
import { type BatchEnds, createBatchEnds } from '../tables/batch-ends.ts';
import { isBlank } from '../tables/cells.ts';
import { findJsonForm, isMessage } from './find-json-form.ts';
import { listPaths, readLabelObject, readPaths, readRegionList, readReplyObject, toCell } from './nested-value.ts';
import { parseLooseJson } from './parse-loose-json.ts';
import {
  createArraySplitter,
  createLineSplitter,
  createObjectSplitter,
  type JsonPiece,
  type JsonSplitter,
} from './split-json.ts';
import { createWrapperSplitter } from './split-wrapped-json.ts';
import { unwrapMessage, withParts, withReplies } from './unwrap-message.ts';

/**
 * Reads JSON lines, objects on several lines, one JSON array of objects, or what wraps such an array. Each object is a row, its keys are the columns; a
 * line that is no object becomes a row with a problem. Numbers (long ones with their digits as written) and booleans become
 * text, null none, nested values what `toCell` makes of them, and columns of their own where the map names their path; a reply that is an object brings its time and office. Row numbers
 * are those of the lines, or of the objects where these are not one a line.
 * @param onEnd told the columns of the first rows when all is read, or of the rows that the file has in place of messages;
 *   null where the file is blank
 * @param known form, where it need not be found
 * @throws QingyuError AMBIGUOUS_JSON, UNSUPPORTED_JSON, NO_JSON_ROWS
 */
export async function* readJson(
  chunks: AsyncIterable<string>,
  file: string,
  settings: IngestSettings,
  onEnd: (header: readonly string[] | null) => void,
  known: 'lines' | null = null,
): AsyncGenerator<RawBatch> {
  const splitter = createJsonSplitter(settings, known);
  const ends = createBatchEnds(settings.batchSize);
  let builder = createBuilder(file, settings.map, ends);
  /** Batches that wait for what the first objects tell of the file, and the keys of these. */
  let held: RawBatch[] = [];
  const head = { columns: new Set<string>(), rows: 0, length: 0 };
  let fileTellsHandling: boolean | null = null;
  let found: readonly string[] | null = null;
  let hasRows = false;
  let firstReason: string | undefined;
  function* add(pieces: readonly JsonPiece[]): Generator<RawBatch> {
    for (const piece of pieces) {
      builder.add(piece.number, piece.text, piece.problem);
      head.length += piece.text.length;
      const isHeadRead = head.rows + builder.size() >= headerObjects || head.length >= longestHead;
      if (fileTellsHandling === null && isHeadRead) fileTellsHandling = readHead();
      if (builder.isAtEnd()) close();
      if (fileTellsHandling !== null) yield* release(fileTellsHandling);
    }
  }
  function readHead(): boolean {
    for (const name of builder.columns()) head.columns.add(name);
    return tellsHandling(resolveColumns([...head.columns], settings.map));
  }
  /** Each batch has a builder of its own: whatever stands before it in the file, its columns are those of its rows. */
  function close(): void {
    const batch = builder.batch();
    for (const name of batch.columns) head.columns.add(name);
    head.rows += batch.rows.length;
    if (batch.columns.length > 0) found ??= batch.columns;
    firstReason ??= batch.problems[0]?.reason;
    if (batch.rows.length > 0) held.push(batch);
    builder = createBuilder(file, settings.map, ends);
  }
  function* release(tells: boolean): Generator<RawBatch> {
    if (held.length === 0) return;
    hasRows = true;
    const batches = held;
    held = [];
    for (const batch of batches) yield { ...batch, fileTellsHandling: tells };
  }
  for await (const chunk of chunks) yield* add(splitter.push(chunk));
  yield* add(splitter.end());
  const tells = fileTellsHandling ?? readHead();
  close();
  yield* release(tells);
  if (found === null && hasRows) throw noRows(file, firstReason);
  onEnd(found ?? splitter.otherColumns());
}

/** Objects of a file whose keys say what its columns are, whatever the size of a batch: it may leave out what is empty. */
const headerObjects = 1024;
/** As many UTF-16 units say it, too: what is read of a file meanwhile waits in memory. */
const longestHead = 32 << 20;

interface FileSplitter extends JsonSplitter {
  /** What the file has in place of messages; null where that is nothing. */
  otherColumns(): readonly string[] | null;
}

/** A splitter that finds the form of the file by itself; what it has to read for that is no longer than a message. */
function createJsonSplitter({ maxTextLength, map }: IngestSettings, known: 'lines' | null): FileSplitter {
  const longestPiece = maxTextLength * 8 + 65_536;
  const resolve = (columns: readonly string[]) => resolveColumns(columns, map);
  const wrapper = createWrapperSplitter(longestPiece, (value) => isMessage(value, resolve));
  let splitter: JsonSplitter | null = known === null ? null : createLineSplitter(longestPiece);
  let head = '';
  /** Length at which the head is looked at again: twice what told nothing, so that all looks together stay linear. */
  let nextLook = 0;
  function push(text: string, isWhole: boolean): JsonPiece[] {
    if (splitter !== null) return splitter.push(text);
    head += text;
    if (!isWhole && head.length < nextLook) return [];
    const form = findJsonForm(head, isWhole, longestPiece, resolve);
    nextLook = head.length * 2;
    if (form === null) return [];
    splitter =
      form === 'wrapper'
        ? wrapper
        : form === 'array'
          ? createArraySplitter(longestPiece)
          : form === 'objects'
            ? createObjectSplitter(longestPiece)
            : createLineSplitter(longestPiece);
    const pieces = splitter.push(head);
    head = '';
    return pieces;
  }
  return {
    push: (text) => push(text, false),
    end() {
      const pieces = push('', true);
      return [...pieces, ...(splitter?.end() ?? [])];
    },
    otherColumns: () => (splitter === wrapper ? wrapper.otherColumns() : null),
  };
}

/** @param reason why the first line is none */
function noRows(file: string, reason = ''): QingyuError {
  const first = reason.replace(/^.*?, got /, '');
  const got = `no line or element that is one${first === '' ? '' : ` (the first is ${first})`}`;
  return new QingyuError(`Expected ${file} to hold JSON objects, got ${got}`, {
    code: 'NO_JSON_ROWS',
    stage: 'ingest',
    data: { file },
  });
}

function createBuilder(file: string, map: ColumnMap, ends: BatchEnds) {
  const columns: string[] = [];
  const indexes = new Map<string, number>();
  const rows: JsonRow[] = [];
  let isAtEnd = false;
  const paths = listPaths(map);
  const wanted = fieldNames.flatMap((field) => namesOf(map, field) ?? []);
  const resolve = createResolver(map);

  function column(name: string): number {
    const known = indexes.get(name);
    if (known !== undefined) return known;
    indexes.set(name, columns.length);
    return columns.push(name) - 1;
  }

  function isKept(name: string): boolean {
    return indexes.has(name) || columns.length < mostColumns || Object.keys(resolve([name])).length > 0;
  }

  function push(row: JsonRow): void {
    rows.push(row);
    isAtEnd = ends.isEnd(row.cells);
  }

  /** Null where values stand within values too deep to be written. */
  function readCells(read: object): [name: string, cell: string][] | null {
    try {
      const parsed = withReplies(withParts(unwrapMessage(read, resolve, wanted), resolve), resolve);
      return [
        ...Object.entries(parsed).map(([name, value]): [string, string] => [name, toCell(value)]),
        ...readPaths(read, paths),
        ...findNestedCells(parsed, resolve, map),
      ];
    } catch (cause) {
      // Only the depth of the stack is told so.
      if (cause instanceof RangeError) return null;
      throw cause;
    }
  }

  return {
    size: () => rows.length,
    isAtEnd: () => isAtEnd,
    add(number: number, text: string, problem: string | null): void {
      const read = problem === null ? parseObject(text) : problem;
      if (typeof read === 'string') {
        push({ cells: [text], number, problem: { code: 'BAD_JSON', reason: read } });
        return;
      }
      const named = readCells(read);
      if (named === null) {
        push({ cells: [text], number, problem: { code: 'BAD_JSON', reason: tooDeep } });
        return;
      }
      const cells: string[] = [];
      for (const [name, cell] of named) if (isKept(name)) cells[column(name)] = cell;
      for (let i = 0; i < columns.length; i++) cells[i] ??= '';
      if (isBlank(cells)) return;
      push({ cells, number, problem: null });
    },
    columns: (): readonly string[] => [...columns],
    batch: (): RawBatch => ({
      file,
      sheet: null,
      columns,
      rows: rows.map(({ cells }) => cells),
      rowNumbers: rows.map(({ number }) => number),
      problems: rows.flatMap(({ problem }, index) => (problem === null ? [] : [{ index, ...problem }])),
    }),
  };
}

/**
 * Keys of a batch beyond these are left out where they name no field: where every object has keys of its own (numbers of records,
 * days), all rows would have a cell for each key of all others.
 */
const mostColumns = 4096;

const tooDeep = 'Expected the values of the object to be nested some hundreds deep at most, got more';

interface JsonRow {
  readonly cells: readonly string[];
  readonly number: number;
  readonly problem: Omit<RowProblem, 'index'> | null;
}

/** The object that a line holds, or why it holds none. */
function parseObject(text: string): object | string {
  let value: unknown;
  try {
    value = parseLooseJson(withoutComma(text));
  } catch (cause) {
    return `Expected the line to be JSON, got ${singleQuoted.test(text) ? 'text in single quotes, as Python prints it: write it by json.dumps' : describeSyntaxError(cause)}`;
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  const got =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? "an array: write each row as an object, e.g. by pandas to_json(orient='records')"
        : `a ${typeof value}`;
  return `Expected the line to be a JSON object, got ${got}`;
}

/** A line that was meant to be an element of an array. */
function withoutComma(text: string): string {
  const line = text.trimEnd();
  return line.endsWith('},') ? line.slice(0, -1) : text;
}

const singleQuoted = /^\s*\{\s*'/;

type Resolve = (columns: readonly string[]) => FieldColumns;

/** Objects of a file mostly have the same keys, and some more than one set of them: the last ones are kept. */
export function createResolver(map: ColumnMap): Resolve {
  const known = new Map<string, FieldColumns>();
  return (columns) => {
    const key = JSON.stringify(columns);
    const found = known.get(key);
    if (found !== undefined) return found;
    const fields = resolveColumns(columns, map);
    if (known.size >= mostKeySets) known.clear();
    known.set(key, fields);
    return fields;
  };
}

const mostKeySets = 64;

/** Cells that another value than their own words gives: objects of several words, regions of lists, and replies that are objects or lists of them. */
function findNestedCells(row: object, resolve: Resolve, map: ColumnMap): [string, string][] {
  const names = Object.keys(row);
  const values: readonly unknown[] = Object.values(row);
  if (!values.some((value) => typeof value === 'object' && value !== null)) return [];
  const fields = resolve(names);
  const regions = (fields.region ?? []).flatMap((index): [string, string][] => {
    const region = readRegionList(values[index]);
    return region === null ? [] : [[names[index]!, region]];
  });
  return [...findLabelCells(names, values, fields, resolve), ...regions, ...findReplyCells(names, values, fields, map)];
}

/** Texts and replies are read as they are, times by their type. */
const unlabelled: ReadonlySet<FieldName> = new Set(['id', 'title', 'body', 'time', 'reply', 'replied_at']);

function findLabelCells(
  names: readonly string[],
  values: readonly unknown[],
  fields: FieldColumns,
  resolve: Resolve,
): [string, string][] {
  return fieldNames.flatMap((field) =>
    (unlabelled.has(field) ? [] : (fields[field] ?? [])).flatMap((index): [string, string][] => {
      const words = readLabelObject(values[index], field, resolve);
      return words === null ? [] : [[names[index]!, words]];
    }),
  );
}

/** The time and office of a reply count where the row has none of its own. */
function findReplyCells(
  names: readonly string[],
  values: readonly unknown[],
  fields: FieldColumns,
  map: ColumnMap,
): [string, string][] {
  for (const index of fields.reply ?? []) {
    const found = readReplyObject(values[index], map);
    if (found === null) continue;
    const { reply = '', ...others } = found;
    const added = Object.entries(others).filter(([field]) => fields[field as keyof typeof others] === undefined);
    return [[names[index]!, reply], ...added];
  }
  return [];
}

/** Of the parser's message only the part before any quotation of the text, which may be personal. */
function describeSyntaxError(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : '';
  return /unexpected end/i.test(message) || /unterminated/i.test(message) ? 'an unfinished one' : 'malformed text';
}
