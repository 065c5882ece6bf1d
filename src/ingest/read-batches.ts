import { QingyuError } from '../core/errors.ts';
import { findKnownNames, holdsMessages, resolveColumns } from './columns/fields.ts';
import type { RawBatch, ReadHooks } from './contract.ts';
import { readDelimited } from './delimited/read-delimited.ts';
import { decodeText } from './files/decode-text.ts';
import { expandInputs, type InputFile } from './files/expand-inputs.ts';
import { type ByteSource, openBytes, withTemporaryFile } from './files/open-bytes.ts';
import { sniffFormat } from './files/sniff-format.ts';
import { readJson } from './json/read-json.ts';
import { stripCall } from './json/strip-call.ts';
import { readParquet } from './read-parquet.ts';
import type { IngestSettings } from './settings.ts';
import { createColumnCollector } from './tables/column-use.ts';
import { describeContinued } from './tables/continued-rows.ts';
import { describeDated } from './tables/fill-ledger.ts';
import { createIdCheck, describeRowNumbers } from './tables/id-check.ts';
import { createIdHint, describeLikelyId } from './tables/id-hint.ts';
import { createLostCharacterCheck, describeLostCharacters } from './tables/lost-characters.ts';
import { createMapCheck } from './tables/map-check.ts';
import { describeSideBySide, isSideBySide } from './tables/side-by-side.ts';
import { describeFrameRows } from './tables/table-frame.ts';
import type { SheetReport } from './xlsx/collect-sheets.ts';
import { readOldWorkbook } from './xlsx/read-old-workbook.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';
import { copyAgain } from './xlsx/read-zip.ts';
import { columnLetters } from './xlsx/xml-text.ts';
import { readXml } from './xml/read-xml.ts';

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
  const checks = createTableChecks(settings.map);
  let done = 0;
  for (const file of files) {
    let read = 0;
    let isBare = true;
    const onBytes = (count: number): void => {
      read += count;
      hooks.onProgress?.(done + (file.size === null ? read : Math.min(read, file.size)), total);
    };
    try {
      let sheet: string | null = null;
      for await (const batch of readFile(file, settings, hooks, onBytes, standardInput)) {
        if (batch.sheet !== sheet) checks.note(file, hooks);
        sheet = batch.sheet;
        isBare = false;
        checks.see(batch);
        mapCheck.see(batch.columns);
        columns.see(batch);
        yield batch;
      }
      if (isBare) hooks.onNote?.(file.path, null, 'it holds no rows of messages');
    } catch (error) {
      hooks.onFileError?.(file.path, asFileError(file, error));
    }
    checks.note(file, hooks);
    done += file.size ?? read;
    hooks.onProgress?.(done, total);
  }
  for (const missing of mapCheck.missing()) hooks.onColumnMissing?.(missing);
  for (const use of columns.uses()) hooks.onColumns?.(use);
}

/** What is noticed of the rows of each table. */
interface TableChecks {
  see(batch: RawBatch): void;
  /** Says what was noticed of the table that ends here. */
  note(file: InputFile, hooks: ReadHooks): void;
}

function createTableChecks(map: IngestSettings['map']): TableChecks {
  const ids = createIdCheck(map);
  const hint = createIdHint(map);
  const lost = createLostCharacterCheck(map);
  return {
    see(batch) {
      ids.see(batch);
      hint.see(batch);
      lost.see(batch);
    },
    note({ path }, hooks) {
      const counted = ids.close();
      if (counted !== null) hooks.onNote?.(path, counted.sheet, describeRowNumbers(counted));
      const likely = hint.close();
      if (likely !== null) hooks.onNote?.(path, likely.sheet, describeLikelyId(likely));
      const spoilt = lost.close();
      if (spoilt !== null) hooks.onNote?.(path, spoilt.sheet, describeLostCharacters(spoilt));
    },
  };
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
      throw noHeader(file, header, knownNames, encoding, settings);
    }
  };
  const decode = () =>
    decodeText(
      chunks,
      settings.encoding,
      (found) => {
        encoding = found;
      },
      () => hooks.onNote?.(file.path, null, mixedEncodings),
    );
  const format = sniffFormat(head, file.name);
  // Workbooks and Parquet are read by jumping about in a file; what was unpacked or is piped in has to become one.
  const jumpable = file.path !== '-' && !unpacked;
  if (format === 'xlsx') {
    const read = (path: string) =>
      readWorkbookFile(file, settings, hooks, (onSheet) =>
        readXlsx(path, file.name, settings, jumpable ? onBytes : () => undefined, onSheet),
      );
    yield* jumpable ? read(file.path) : withTemporaryFile(chunks, read);
  } else if (format === 'oldWorkbook' || format === 'markup') {
    const content = format === 'markup' ? decode() : chunks;
    yield* readWorkbookFile(file, settings, hooks, (onSheet) => readOldWorkbook(content, file.name, settings, onSheet));
  } else if (format === 'xml') {
    yield* readXml(decode(), file.name, settings, requireHeader);
  } else if (format === 'parquet') {
    const read = (path: string) => readParquet(path, file.name, settings, requireHeader);
    yield* jumpable ? read(file.path) : withTemporaryFile(chunks, read);
  } else if (format === 'json') {
    yield* readJson(stripCall(decode()), file.name, settings, (header) => {
      if (header !== null) requireHeader(header, findKnownNames(header, settings.map));
    });
  } else {
    yield* readDelimited(decode(), file.name, settings, (header, knownNames, dated, continued, frame) => {
      requireHeader(header, knownNames);
      if (isSideBySide(header ?? [], settings.map)) hooks.onNote?.(file.path, null, describeSideBySide);
      if (dated !== null) hooks.onNote?.(file.path, null, describeDated(dated));
      if (continued !== null) hooks.onNote?.(file.path, null, describeContinued(continued));
      if (frame !== null) hooks.onNote?.(file.path, null, describeFrameRows(frame));
    });
  }
}

async function* readWorkbookFile(
  file: InputFile,
  settings: IngestSettings,
  hooks: ReadHooks,
  read: (onSheet: (report: SheetReport) => void) => AsyncGenerator<RawBatch>,
): AsyncGenerator<RawBatch> {
  let readable = 0;
  const skipped: SheetReport[] = [];
  let nearest: readonly string[] = [];
  yield* read((report) => {
    const { sheet, isHidden, header, rows, knownNames, unevaluated, unnamed, dated, continued, frame } = report;
    if (isHidden) {
      hooks.onSheetSkipped?.(file.path, sheet, 'it is hidden; show it in Excel or WPS if it holds messages');
    }
    if (header !== null) readable++;
    else if (rows > 0) skipped.push(report);
    if (knownNames.length > nearest.length) nearest = knownNames;
    if (isSideBySide(header ?? [], settings.map)) hooks.onNote?.(file.path, sheet, describeSideBySide);
    if (unevaluated.count > 0) hooks.onNote?.(file.path, sheet, describeUnevaluated(unevaluated));
    if (unnamed.count > 0) hooks.onNote?.(file.path, sheet, describeUnnamed(unnamed));
    if (dated !== null) hooks.onNote?.(file.path, sheet, describeDated(dated));
    if (continued !== null) hooks.onNote?.(file.path, sheet, describeContinued(continued));
    if (frame !== null) hooks.onNote?.(file.path, sheet, describeFrameRows(frame));
  });
  if (readable === 0) throw noHeader(file, null, nearest, null, settings);
  for (const { sheet, rows } of skipped) hooks.onSheetSkipped?.(file.path, sheet, describeSkipped(rows, settings));
}

const mixedEncodings =
  'it mixes encodings, as files do that were put together: each line was read as UTF-8 or GB18030, whichever it is in';

function describeSkipped(rows: number, { headerRows }: IngestSettings): string {
  const among = rows === 1 ? 'its one row' : `none of its ${rows} rows`;
  const first = rows > headerRows ? ` (of which the first ${headerRows} were looked at: ingest.headerRows)` : '';
  return `${among}${first} names ${rows === 1 ? 'no' : 'a'} column for the title or the text`;
}

function describeUnevaluated({ count, first }: SheetReport['unevaluated']): string {
  const cells = count === 1 ? `cell ${first}` : `${count} cells, e.g. ${first}`;
  return `formulas without a result were read as empty (${cells}): open the file in Excel or WPS and save it`;
}

function describeUnnamed({ count, row, column }: SheetReport['unnamed']): string {
  const first = `${columnLetters(column)}${row}`;
  const cells = count === 1 ? `cell ${first} was` : `${count} cells, e.g. ${first}, were`;
  return `${cells} not read: right of the last column that has a name`;
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
  { headerRows }: IngestSettings,
): QingyuError {
  const got =
    knownNames.length > 0
      ? `only ${knownNames.join(', ')}: a row, one that brings a reply too, is matched by its text and time besides its id`
      : header === null
        ? `no such row among the first ${headerRows} that are not blank (ingest.headerRows${encoding === null ? '' : `; read as ${encoding}: if it is in another encoding, name it with --encoding`})`
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
  // Only gzip says so.
  const advice = /^(?:unexpected end of file|incorrect data check|invalid )/.test(cause) ? `; ${copyAgain}` : '';
  return new QingyuError(`Expected ${file.path} to be readable, got: ${cause}${advice}`, {
    code: 'UNREADABLE',
    stage: 'ingest',
    data: { file: file.path },
    cause: error,
  });
}
