import type { RawBatch } from '../contract.ts';
import { type Delimiter, delimiters, type IngestSettings } from '../settings.ts';
import { createRowCollector } from '../tables/collect-rows.ts';
import type { ContinuedRows } from '../tables/continued-rows.ts';
import type { DatedCells } from '../tables/fill-ledger.ts';
import { countFields, findHeader } from '../tables/find-header.ts';
import type { FrameRows } from '../tables/table-frame.ts';
import {
  createDelimitedScanner,
  type DelimitedRecord,
  type DelimitedScanner,
  type QuoteMark,
} from './scan-delimited.ts';
import type { Quote } from './split-line.ts';

/** Characters that are looked at to find the delimiter. */
const sampleLength = 65_536;

/**
 * Reads CSV, TSV and the like.
 * @param chunks the decoded text
 * @param onEnd told the header when all is read; where there is none (null), the known names of columns nearest to one; and how
 *   many dates got the year of the table, how many rows were joined to the one above, and how many were left out
 */
export async function* readDelimited(
  chunks: AsyncIterable<string>,
  file: string,
  settings: IngestSettings,
  onEnd: (
    header: readonly string[] | null,
    knownNames: readonly string[],
    dated: DatedCells | null,
    continued: ContinuedRows | null,
    frame: FrameRows | null,
  ) => void,
): AsyncGenerator<RawBatch> {
  const collector = createRowCollector(file, null, settings, { hasLines: true });
  const longestRecord = settings.maxTextLength * 4 + 65_536;
  let scanner = null;
  let sample = '';
  let row = 0;
  function add(records: readonly DelimitedRecord[]): void {
    for (const { cells, problem } of records) {
      row++;
      if (problem === null) collector.add(row, cells.map(withoutFormula));
      else collector.add(row, cells, { code: 'ROW_SHAPE', reason: problem });
    }
  }
  for await (const chunk of chunks) {
    let text = chunk;
    if (scanner === null) {
      sample += chunk;
      if (sample.length < sampleLength) continue;
      scanner = createScanner(sample, settings, longestRecord);
      text = sample;
    }
    add(scanner.push(text));
    yield* collector.take(false);
  }
  const left = [];
  if (scanner === null) {
    scanner = createScanner(sample, settings, longestRecord);
    left.push(...scanner.push(sample));
  }
  left.push(...scanner.end());
  add(left);
  yield* collector.take(true);
  const { dated, continued, frame } = collector.notes();
  onEnd(collector.header(), collector.knownNames(), dated, continued, frame);
}

function createScanner(sample: string, settings: IngestSettings, longestRecord: number): DelimitedScanner {
  const delimiter = chooseDelimiter(sample, settings);
  const quote = chooseQuote(sample, delimiter, settings);
  return createDelimitedScanner(delimiter, longestRecord, (text) => chooseQuoteMark(text, delimiter, quote), quote);
}

/** Single quotes where each cell of the header stands in them: a person writes none of them so, and a program all that follow. */
function chooseQuote(sample: string, delimiter: string, settings: IngestSettings): Quote {
  if (!sample.includes("'")) return '"';
  const scanner = createDelimitedScanner(delimiter, sample.length);
  const records = [...scanner.push(sample), ...scanner.end()].slice(0, settings.headerRows).map(({ cells }) => cells);
  const header = records[findHeader(records, settings, 1)] ?? [];
  return header.length > 1 && header.every((cell) => /^'.*'\s*$/s.test(cell)) ? "'" : '"';
}

/** What quotes within a cell are marked by: the way in which more rows have as many cells as most; null where as many have in both. */
function chooseQuoteMark(text: string, delimiter: string, quote: Quote): QuoteMark | null {
  const marked = countRegular(text, delimiter, 'backslash', quote);
  const doubled = countRegular(text, delimiter, 'doubled', quote);
  if (marked === doubled) return null;
  return marked > doubled ? 'backslash' : 'doubled';
}

function countRegular(text: string, delimiter: string, quoteMark: QuoteMark, quote: Quote): number {
  const scanner = createDelimitedScanner(delimiter, text.length, quoteMark, quote);
  const counts = new Map<number, number>();
  for (const { cells, problem } of [...scanner.push(text), ...scanner.end()]) {
    if (problem === null && cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** The text of a cell that a formula tells a spreadsheet to leave as it is: `="0731"`. */
function withoutFormula(cell: string): string {
  return cell.startsWith('="') && cell.endsWith('"') && cell.length > 2
    ? cell.slice(2, -1).replaceAll('""', '"')
    : cell;
}

/**
 * The delimiter with which the header names most fields; of equals the one that makes most columns, then the comma. The full-width comma
 * only where no other parts the header: titles and texts have as many (说明：编号，标题，时间为必填项).
 */
export function chooseDelimiter(sample: string, settings: IngestSettings): Exclude<Delimiter, 'auto'> {
  if (settings.delimiter !== 'auto') return settings.delimiter;
  let best: Exclude<Delimiter, 'auto'> = ',';
  let bestScore = -1;
  for (const delimiter of delimiters) {
    if (delimiter === 'auto' || (delimiter === typedComma && bestScore >= 2 * scoreOfField)) continue;
    const scanner = createDelimitedScanner(delimiter, sample.length);
    const records = [...scanner.push(sample), ...scanner.end()].slice(0, settings.headerRows);
    const scores = records.map(
      ({ cells }) => countFields(cells.map(withoutFormula), settings) * scoreOfField + cells.length,
    );
    const score = Math.max(0, ...scores);
    if (score > bestScore && (delimiter !== typedComma || isTable(records, scores.indexOf(score)))) {
      bestScore = score;
      best = delimiter;
    }
  }
  return best;
}

const typedComma = '，';
/** More than any row has columns. */
const scoreOfField = 1000;

/** Whether a header of several columns has a row of as many below, or is all there is. */
function isTable(records: readonly DelimitedRecord[], header: number): boolean {
  const columns = records[header]?.cells.length ?? 0;
  const below = records.slice(header + 1);
  return columns > 1 && (records.length === 1 || below.some(({ cells }) => cells.length === columns));
}
