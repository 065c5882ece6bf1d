import { type Quote, splitLine } from './split-line.ts';

/** One record of a delimited text: its cells, or what kept it from being read. */
export interface DelimitedRecord {
  readonly cells: readonly string[];
  /** Why `cells` holds only the raw line; null for a good record. */
  readonly problem: string | null;
}

export interface DelimitedScanner {
  /** Takes the next piece of text and returns the records that are now complete. */
  push(text: string): DelimitedRecord[];
  /** Returns what is left. */
  end(): DelimitedRecord[];
}

export type QuoteMark = 'doubled' | 'backslash';

const backslash = 0x5c;

/**
 * Reads comma-separated text (RFC 4180) with any delimiter, piece by piece, forgiving what real exports do: quotes in
 * the middle of a cell are text, lines may end in LF, CRLF or CR. A quoted cell that is not closed within `longestRecord`
 * characters or before the end spoils its first line only: reading goes on at the next line. So does one in which a later
 * line opens a quoted cell and is a whole row by itself, with as many cells as the row before or as usual; text whose quotes are
 * doubled, as the RFC has it, never looks so. A line whose cells begin with quoted words and are not quoted as a whole
 * (`"停水"三天`) is read as it stands where that gives as many cells, and reading it as the RFC has it does not. A line of more than `linesOfRecord` times `longestRecord` characters spoils
 * itself, and only its beginning is kept.
 * (csv-parse, measured on 14 MB of messages, takes five times as long, and cannot go on after an unclosed quote.)
 * @param delimiter one character
 * @param longestRecord in UTF-16 units
 * @param quoteMark what keeps a quote from closing its cell: another one, or a backslash, too, as some databases write it; or who tells
 *   it by a text that begins with a record and has a quote behind a backslash, asked until it is known (null: not yet, and doubled so far)
 * @param quote single where a program writes all of its cells so
 */
export function createDelimitedScanner(
  delimiter: string,
  longestRecord: number,
  quoteMark: QuoteMark | ((text: string) => QuoteMark | null) = 'doubled',
  quote: Quote = '"',
): DelimitedScanner {
  let rest = '';
  let known = typeof quoteMark === 'string' ? quoteMark : null;
  let widths: Widths = { usual: 0, last: 0 };
  /** Within a line that is too long, which is passed over: each piece would have to be searched with all before it. */
  let skipping = false;
  const longestLine = longestRecord * linesOfRecord;
  const scan = (text: string, final: boolean): DelimitedRecord[] => {
    const lineEnd = skipping ? findLineEnd(text, 0) : -1;
    // A CR at the very end may be the first half of a CRLF.
    if (skipping && !final && lineEnd >= text.length - 1 && text[lineEnd] !== '\n') {
      rest = text.slice(lineEnd);
      return [];
    }
    skipping = false;
    const records = lineEnd < 0 ? text : text.slice(afterLineEnd(text, lineEnd));
    if (typeof quoteMark === 'function' && known === null && records.includes(`\\${quote}`)) known = quoteMark(records);
    const scanned = scanRecords(records, {
      delimiter,
      quote,
      quoteMark: known ?? 'doubled',
      longestRecord,
      final,
      widths,
    });
    rest = scanned.rest;
    widths = scanned.widths;
    if (final || rest.length <= longestLine || findLineEnd(rest, 0) < rest.length) return scanned.records;
    const beginning = rest.slice(0, longestRecord);
    skipping = true;
    rest = '';
    const problem = `Expected the line to be at most ${longestLine} characters, got more`;
    return [...scanned.records, { cells: [beginning], problem }];
  };
  return { push: (text) => scan(rest + text, false), end: () => scan(rest, true) };
}

/** How many times as long as a record a line may be: rich text brings pictures along, which no message keeps. */
const linesOfRecord = 8;

/** Numbers of cells of good rows with more than one; 0 as long as there is none. One row alone may have a stray delimiter. */
interface Widths {
  /** Of the last two in a row that had as many, or of the first. */
  readonly usual: number;
  readonly last: number;
}

interface ScanOptions {
  readonly delimiter: string;
  readonly quote: Quote;
  readonly quoteMark: QuoteMark;
  readonly longestRecord: number;
  readonly final: boolean;
  readonly widths: Widths;
}

function scanRecords(
  text: string,
  { delimiter, quote, quoteMark, longestRecord, final, widths }: ScanOptions,
): { readonly records: DelimitedRecord[]; readonly rest: string; readonly widths: Widths } {
  const records: DelimitedRecord[] = [];
  const cursor: Cursor = {
    text,
    delimiter,
    quote,
    quoteCode: quote.charCodeAt(0),
    quoteMark,
    final,
    strict: false,
    widths,
    position: 0,
    nextDelimiter: -1,
    nextLineFeed: -1,
    nextReturn: -1,
    open: null,
  };
  while (cursor.position < text.length) {
    const start = cursor.position;
    const { nextDelimiter, nextLineFeed, nextReturn } = cursor;
    const scanned = scanRecord(cursor);
    if (Array.isArray(scanned)) {
      const literal = fits(scanned.length, cursor.widths) ? null : readLiterally(cursor, start);
      records.push({ cells: literal?.cells ?? scanned, problem: null });
      if (literal === null) noteWidth(cursor, scanned.length);
      else Object.assign(cursor, { position: literal.end, nextDelimiter, nextLineFeed, nextReturn });
      continue;
    }
    const incomplete = scanned === 'incomplete';
    if (incomplete && !final && text.length - start <= longestRecord) {
      return { records, rest: text.slice(start), widths: cursor.widths };
    }
    // Not even a first line is complete: more text has to come before anything can be said of it.
    const lineEnd = findLineEnd(text, incomplete ? start : scanned.unclosed);
    if (!final && lineEnd >= text.length - 1) return { records, rest: text.slice(start), widths: cursor.widths };
    const literal = readLiterally(cursor, start);
    if (literal !== null) {
      records.push({ cells: literal.cells, problem: null });
      Object.assign(cursor, { position: literal.end, nextDelimiter, nextLineFeed, nextReturn });
      continue;
    }
    const limit = final ? 'the end of the file' : `${longestRecord} characters without its end`;
    const got = incomplete ? limit : 'a quoted cell of a row below';
    records.push({
      cells: [text.slice(start, lineEnd)],
      problem: `Expected the row to end its quoted cell, got ${got}`,
    });
    // What was sought beyond the spoilt line may have passed over what now comes first.
    Object.assign(cursor, { position: afterLineEnd(text, lineEnd), nextDelimiter, nextLineFeed, nextReturn });
  }
  return { records, rest: '', widths: cursor.widths };
}

function fits(width: number, { usual, last }: Widths): boolean {
  return width > 1 && (width === usual || width === last);
}

function noteWidth(cursor: Cursor, width: number): void {
  const { usual, last } = cursor.widths;
  if (width < 2 || (width === last && width === usual)) return;
  cursor.widths = { usual: usual === 0 || width === last ? width : usual, last: width };
  cursor.open = null;
}

/** The line at `start`, of which a record is made that is no whole row, takes up lines below or spoils it, as it stands, if it is a whole row so. */
function readLiterally(
  { text, delimiter, quote, quoteMark, widths }: Cursor,
  start: number,
): { readonly cells: string[]; readonly end: number } | null {
  if (widths.usual === 0 || quoteMark !== 'doubled') return null;
  const lineEnd = findLineEnd(text, start);
  const next = afterLineEnd(text, lineEnd);
  const cells = splitLine(text.slice(start, lineEnd), delimiter, quote);
  return cells !== null && fits(cells.length, widths) ? { cells, end: Math.min(next, text.length) } : null;
}

/** Where scanning stands; the places of the next delimiter and line end are kept so that no character is searched twice. */
interface Cursor {
  readonly text: string;
  readonly delimiter: string;
  readonly quote: Quote;
  readonly quoteCode: number;
  readonly quoteMark: QuoteMark;
  readonly final: boolean;
  /** Whether a quote that is neither doubled nor closes its cell is taken for an error instead of text. */
  readonly strict: boolean;
  widths: Widths;
  position: number;
  nextDelimiter: number;
  nextLineFeed: number;
  nextReturn: number;
  /**
   * Where nothing closes a quoted cell: any that begins from `from` on, before `until`, comes to the same end. Kept, since
   * each of many unclosed cells would search the same stretch.
   */
  open: { readonly from: number; readonly until: number; readonly isIncomplete: boolean } | null;
}

/** The text ends first, or a quoted cell that begins at `unclosed` is not closed in its row. */
type Obstacle = 'incomplete' | { readonly unclosed: number };

/** The cells of the record at the cursor, which is moved behind it; where there are none, nothing is moved. */
function scanRecord(cursor: Cursor): string[] | Obstacle {
  const { text, final } = cursor;
  const cells: string[] = [];
  let position = cursor.position;
  for (;;) {
    let end: number;
    if (text.charCodeAt(position) === cursor.quoteCode) {
      const closing = findClosingQuote(cursor, position + 1);
      if (closing === 'incomplete' || 'unclosed' in closing) return closing;
      const cell = text.slice(position + 1, closing.quote);
      cells.push(closing.escaped || cursor.quoteMark === 'backslash' ? unmarkQuotes(cell, cursor) : cell);
      end = closing.end;
    } else {
      end = Math.min(seekDelimiter(cursor, position), seekLineEnd(cursor, position));
      if (end === text.length && !final) return 'incomplete';
      cells.push(text.slice(position, end));
    }
    if (end < text.length && text[end] === cursor.delimiter) {
      position = end + 1;
      if (position === text.length && !final) return 'incomplete';
      continue;
    }
    // A CR at the very end may be the first half of a CRLF.
    if (!final && end >= text.length - 1 && text[end] !== '\n') return 'incomplete';
    cursor.position = afterLineEnd(text, end);
    return cells;
  }
}

/**
 * The quote that closes a cell: followed, spaces aside, by a delimiter, a line end or the end; others are text, but for
 * one that opens a cell of a row below.
 */
function findClosingQuote(
  cursor: Cursor,
  from: number,
): { readonly quote: number; readonly end: number; readonly escaped: boolean } | Obstacle {
  const { text, quote, quoteCode, final, open } = cursor;
  const known = open !== null && open.from <= from && from < open.until ? open : null;
  const giveUp = (until: number, isIncomplete: boolean): Obstacle => {
    if (!cursor.strict) cursor.open = { from: known?.from ?? from, until, isIncomplete };
    return isIncomplete ? 'incomplete' : { unclosed: from };
  };
  let escaped = false;
  let search = from;
  let run = from;
  let walked = from;
  for (;;) {
    const found = text.indexOf(quote, search);
    if (found < 0) return giveUp(text.length, true);
    if (cursor.quoteMark === 'backslash' && isEscaped(text, from, found)) {
      escaped = true;
      search = found + 1;
      run = search;
      continue;
    }
    // Doubled quotes right before a single one belong to it: `"""` opens a cell whose text begins with a quote.
    if (found !== search) run = found;
    if (known !== null && run !== from) return giveUp(known.until, known.isIncomplete);
    if (text.charCodeAt(found + 1) === quoteCode) {
      escaped = true;
      search = found + 2;
      continue;
    }
    const end = endBehind(cursor, found);
    if (end === text.length && !final) return giveUp(end, true);
    if (end !== null) return { quote: found, end, escaped };
    if (cursor.strict) return { unclosed: from };
    if (cursor.widths.usual > 1 && beginsCell(text, run, cursor.delimiter)) {
      const below = findRowBelow(cursor, from, walked, run);
      if (below !== null) return giveUp(below.line, below.isIncomplete);
      walked = run;
    }
    search = found + 1;
  }
}

/** Where a cell ends that the quote at `at` closes: behind blanks, at a delimiter, a line's end or the end; null where the quote is text. */
function endBehind({ text, delimiter }: Cursor, at: number): number | null {
  let end = at + 1;
  while (text[end] === ' ' && delimiter !== ' ') end++;
  const next = text[end];
  return next === undefined || next === delimiter || next === '\n' || next === '\r' ? end : null;
}

/**
 * The row below that the quote at `at` opens a cell of, in a quoted cell that begins at `from` and was looked through up to `walked`;
 * incomplete where the text ends within it, unless that is the end of the file.
 */
function findRowBelow(
  cursor: Cursor,
  from: number,
  walked: number,
  at: number,
): { readonly line: number; readonly isIncomplete: boolean } | null {
  const line = findLineStart(cursor.text, walked, at);
  if (line === null) return null;
  const row = scanRowBelow(cursor, from, line);
  if (row === 'incomplete') return cursor.final ? null : { line, isIncomplete: true };
  return Array.isArray(row) && fits(row.length, cursor.widths) ? { line, isIncomplete: false } : null;
}

function unmarkQuotes(cell: string, { quote, quoteMark }: Pick<Cursor, 'quote' | 'quoteMark'>): string {
  if (quoteMark === 'doubled') return cell.replaceAll(quote + quote, quote);
  // Databases mark line ends within a cell, too.
  return cell.replace(markedBehind[quote], (_, kept?: string) => kept ?? quote);
}

const markedBehind = { '"': /\\(["\\\r\n])|""/g, "'": /\\(['"\\\r\n])|''/g } as const;

/** Whether the backslashes before `at`, in a cell that begins at `from`, leave one over for it. */
function isEscaped(text: string, from: number, at: number): boolean {
  let start = at;
  while (start > from && text.charCodeAt(start - 1) === backslash) start--;
  return (at - start) % 2 === 1;
}

function beginsCell(text: string, at: number, delimiter: string): boolean {
  const before = text[at - 1];
  return before === delimiter || before === '\n' || before === '\r';
}

/** Start of the line that `at` is in; null where it began before `from`. */
function findLineStart(text: string, from: number, at: number): number | null {
  for (let i = at - 1; i >= from; i--) if (text[i] === '\n' || text[i] === '\r') return i + 1;
  return null;
}

/** The row at `line`, if it is a well-formed one, in a quoted cell that began at `from`. */
function scanRowBelow(cursor: Cursor, from: number, line: number): string[] | Obstacle {
  // Sought from here once, since the row's own search would go to the end of the text for every line.
  seekDelimiter(cursor, from);
  seekLineEnd(cursor, from);
  return scanRecord({ ...cursor, strict: true, position: line, open: null });
}

function seekDelimiter(cursor: Cursor, from: number): number {
  if (cursor.nextDelimiter < from) cursor.nextDelimiter = indexOrEnd(cursor.text, cursor.delimiter, from);
  return cursor.nextDelimiter;
}

function seekLineEnd(cursor: Cursor, from: number): number {
  if (cursor.nextLineFeed < from) cursor.nextLineFeed = indexOrEnd(cursor.text, '\n', from);
  if (cursor.nextReturn < from) cursor.nextReturn = indexOrEnd(cursor.text, '\r', from);
  return Math.min(cursor.nextLineFeed, cursor.nextReturn);
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found < 0 ? text.length : found;
}

/** Where the line at `from` ends: at its CR or LF, or at the end of the text. */
function findLineEnd(text: string, from: number): number {
  const lineFeed = indexOrEnd(text, '\n', from);
  const inLine = text.slice(from, lineFeed).indexOf('\r');
  return inLine < 0 ? lineFeed : from + inLine;
}

function afterLineEnd(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}
