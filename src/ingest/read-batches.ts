import { QingyuError } from '../core/errors.ts';
import { createColumnCollector } from './column-use.ts';
import type { RawBatch, ReadHooks } from './contract.ts';
import { decodeText } from './decode-text.ts';
import { expandInputs, type InputFile } from './expand-inputs.ts';
import { findKnownNames, holdsMessages, resolveColumns } from './fields.ts';
import { createIdCheck, describeRowNumbers, type IdCheck } from './id-check.ts';
import { createMapCheck } from './map-check.ts';
import { type ByteSource, openBytes, withTemporaryFile } from './open-bytes.ts';
import { readDelimited } from './read-delimited.ts';
import { readJson } from './read-json.ts';
import { readParquet } from './read-parquet.ts';
import type { IngestSettings } from './settings.ts';
import { readXlsx, type SheetReport } from './xlsx/read-xlsx.ts';

/**
 * Reads files of any supported format as batches of at most `settings.batchSize` rows. A batch never holds rows of two
 * files or sheets; files come in the order of `expandInputs`, rows in that of the file.
 * A file that cannot be read is reported to `hooks.onFileError` and left; what was read of it before stays read.
 * @param inputs files, folders, globs, or `-` for standard input
 * @param standardInput bytes that `-` stands for; those of the process where left out
 */
export async function* readBatches(
  inputs: readonly string[],
  settings: IngestSettings,
  hooks: ReadHooks = {},
  standardInput?: AsyncIterable<unknown>,
): AsyncGenerator<RawBatch> {
  const files = await expandInputs(inputs, hooks);
  const total = files.reduce<number | null>((sum, { size }) => (sum === null || size === null ? null : sum + size), 0);
  const mapCheck = createMapCheck(settings.map);
  const columns = createColumnCollector(settings.map);
  const ids = createIdCheck(settings.map);
  let done = 0;
  for (const file of files) {
    let read = 0;
    const onBytes = (count: number): void => {
      read += count;
      hooks.onProgress?.(done + (file.size === null ? read : Math.min(read, file.size)), total);
    };
    try {
      let sheet: string | null = null;
      for await (const batch of readFile(file, settings, hooks, onBytes, standardInput)) {
        if (batch.sheet !== sheet) noteRowNumbers(ids, file, hooks);
        sheet = batch.sheet;
        ids.see(batch);
        mapCheck.see(batch.columns);
        columns.see(batch);
        yield batch;
      }
    } catch (error) {
      hooks.onFileError?.(file.path, asFileError(file, error));
    }
    noteRowNumbers(ids, file, hooks);
    done += file.size ?? read;
    hooks.onProgress?.(done, total);
  }
  for (const missing of mapCheck.missing()) hooks.onColumnMissing?.(missing);
  for (const use of columns.uses()) hooks.onColumns?.(use);
}

function noteRowNumbers(ids: IdCheck, file: InputFile, hooks: ReadHooks): void {
  const found = ids.close();
  if (found !== null) hooks.onNote?.(file.path, found.sheet, describeRowNumbers(found));
}

async function* readFile(
  file: InputFile,
  settings: IngestSettings,
  hooks: ReadHooks,
  onBytes: (count: number) => void,
  standardInput: AsyncIterable<unknown> | undefined,
): AsyncGenerator<RawBatch> {
  const source = await openBytes(file.path, onBytes, standardInput);
  try {
    yield* readSource(source, file, settings, hooks, onBytes);
  } finally {
    await source.close();
  }
}

async function* readSource(
  { head, chunks, unpacked }: ByteSource,
  file: InputFile,
  settings: IngestSettings,
  hooks: ReadHooks,
  onBytes: (count: number) => void,
): AsyncGenerator<RawBatch> {
  let encoding: string | null = null;
  const requireHeader = (header: readonly string[] | null, knownNames: readonly string[]): void => {
    if (header === null || !holdsMessages(resolveColumns(header, settings.map))) {
      throw noHeader(file, header, knownNames, encoding);
    }
  };
  const decode = () =>
    decodeText(chunks, settings.encoding, (found) => {
      encoding = found;
    });
  const format = sniffFormat(head, file.name);
  // Workbooks and Parquet are read by jumping about in a file; what was unpacked or is piped in has to become one.
  const jumpable = file.path !== '-' && !unpacked;
  if (format === 'xlsx') {
    const read = (path: string) => readWorkbookFile(path, file, settings, hooks, jumpable ? onBytes : () => undefined);
    yield* jumpable ? read(file.path) : withTemporaryFile(chunks, read);
  } else if (format === 'parquet') {
    const read = (path: string) => readParquet(path, file.name, settings, requireHeader);
    yield* jumpable ? read(file.path) : withTemporaryFile(chunks, read);
  } else if (format === 'json') {
    yield* readJson(decode(), file.name, settings, (header) => {
      if (header !== null) requireHeader(header, findKnownNames(header, settings.map));
    });
  } else {
    yield* readDelimited(decode(), file.name, settings, requireHeader);
  }
}

async function* readWorkbookFile(
  path: string,
  file: InputFile,
  settings: IngestSettings,
  hooks: ReadHooks,
  onBytes: (count: number) => void,
): AsyncGenerator<RawBatch> {
  let readable = 0;
  const skipped: string[] = [];
  let nearest: readonly string[] = [];
  yield* readXlsx(path, file.name, settings, onBytes, (report) => {
    const { sheet, isHidden, header, hasRows, knownNames, unevaluated } = report;
    if (isHidden) {
      hooks.onSheetSkipped?.(file.path, sheet, 'it is hidden; show it in Excel or WPS if it holds messages');
    }
    if (header !== null) readable++;
    else if (hasRows) skipped.push(sheet);
    if (knownNames.length > nearest.length) nearest = knownNames;
    if (unevaluated.count > 0) hooks.onNote?.(file.path, sheet, describeUnevaluated(unevaluated));
  });
  if (readable === 0) throw noHeader(file, null, nearest, null);
  for (const sheet of skipped) {
    hooks.onSheetSkipped?.(file.path, sheet, 'no row names a column for the title or the text');
  }
}

function describeUnevaluated({ count, first }: SheetReport['unevaluated']): string {
  const cells = count === 1 ? `cell ${first}` : `${count} cells, e.g. ${first}`;
  return `formulas without a result were read as empty (${cells}): open the file in Excel or WPS and save it`;
}

type Format = 'delimited' | 'json' | 'xlsx' | 'parquet';

/** The format by the first bytes, since names often lie (`.xls` that is a text table, `.csv` that is a workbook). */
function sniffFormat(head: Uint8Array, name: string): Format {
  const start = Buffer.from(head).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return 'xlsx';
  if (start.startsWith('PAR1')) return 'parquet';
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    throw unsupported('an old or encrypted workbook (.xls): save it as .xlsx without a password');
  }
  const text = start
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^<(?:!doctype|html|table|\?xml|meta|head|style|div)/i.test(text)) {
    throw unsupported('a web page or XML: save it as .xlsx or .csv');
  }
  const plainName = name.replace(/\.gz$/i, '');
  if (/\.(?:jsonl|ndjson|json)$/i.test(plainName)) return 'json';
  if (/\.(?:csv|tsv)$/i.test(plainName)) return 'delimited';
  return /^[[{]/.test(text) ? 'json' : 'delimited';
}

function unsupported(got: string): QingyuError {
  return new QingyuError(`Expected the file to be CSV, TSV, XLSX, JSON lines or Parquet, got ${got}`, {
    code: 'UNSUPPORTED_FORMAT',
    stage: 'ingest',
  });
}

/**
 * A list of ids and replies is refused as a whole: an id alone may stand for several messages.
 * @param encoding of a text, as it was taken: where that is wrong, no name of a column is known
 */
function noHeader(
  file: InputFile,
  header: readonly string[] | null,
  knownNames: readonly string[],
  encoding: string | null,
): QingyuError {
  const got =
    knownNames.length > 0
      ? `only ${knownNames.join(', ')}: a row, one that brings a reply too, is matched by its text and time besides its id`
      : header === null
        ? `no such row${encoding === null ? '' : ` (read as ${encoding}; if it is in another encoding, name it with --encoding)`}`
        : `the columns ${header.slice(0, 20).join(', ')}`;
  return new QingyuError(
    `Expected ${file.name} to have a header with a column for the title or the text (留言主题, 留言详情, title, body, …) ` +
      `and one for the time (留言时间, time, …), got ${got}; name them with --map title=COLUMN --map body=COLUMN --map time=COLUMN`,
    { code: 'NO_HEADER', stage: 'ingest', data: { file: file.path } },
  );
}

function asFileError(file: InputFile, error: unknown): QingyuError {
  if (error instanceof QingyuError) return error;
  const cause = error instanceof Error ? error.message : String(error);
  return new QingyuError(`Expected ${file.path} to be readable, got: ${cause}`, {
    code: 'UNREADABLE',
    stage: 'ingest',
    data: { file: file.path },
    cause: error,
  });
}
