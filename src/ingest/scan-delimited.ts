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

const quote = 0x22;

/**
 * Reads comma-separated text (RFC 4180) with any delimiter, piece by piece, forgiving what real exports do: quotes in
 * the middle of a cell are text, lines may end in LF, CRLF or CR. A quoted cell that is not closed within `longestRecord`
 * characters or before the end spoils its first line only: reading goes on at the next line.
 * (csv-parse, measured on 14 MB of messages, takes five times as long, and cannot go on after an unclosed quote.)
 * @param delimiter one character
 * @param longestRecord in UTF-16 units
 */
export function createDelimitedScanner(delimiter: string, longestRecord: number): DelimitedScanner {
  let rest = '';
  return {
    push(text) {
      const scanned = scanRecords(rest + text, delimiter, longestRecord, false);
      rest = scanned.rest;
      return scanned.records;
    },
    end() {
      const { records } = scanRecords(rest, delimiter, longestRecord, true);
      rest = '';
      return records;
    },
  };
}

function scanRecords(
  text: string,
  delimiter: string,
  longestRecord: number,
  final: boolean,
): { readonly records: DelimitedRecord[]; readonly rest: string } {
  const records: DelimitedRecord[] = [];
  const cursor: Cursor = { text, delimiter, final, position: 0, nextDelimiter: -1, nextLineFeed: -1, nextReturn: -1 };
  while (cursor.position < text.length) {
    const start = cursor.position;
    const cells = scanRecord(cursor);
    if (cells !== null) {
      records.push({ cells, problem: null });
      continue;
    }
    if (!final && text.length - start <= longestRecord) return { records, rest: text.slice(start) };
    // Not even a first line is complete: more text has to come before anything can be said of it.
    const lineEnd = findLineEnd(text, start);
    if (!final && lineEnd >= text.length - 1) return { records, rest: text.slice(start) };
    const got = final ? 'the end of the file' : `${longestRecord} characters without its end`;
    records.push({
      cells: [text.slice(start, lineEnd)],
      problem: `Expected the row to end its quoted cell, got ${got}`,
    });
    cursor.position = afterLineEnd(text, lineEnd);
  }
  return { records, rest: '' };
}

/** Where scanning stands; the places of the next delimiter and line end are kept so that no character is searched twice. */
interface Cursor {
  readonly text: string;
  readonly delimiter: string;
  readonly final: boolean;
  position: number;
  nextDelimiter: number;
  nextLineFeed: number;
  nextReturn: number;
}

/** The cells of the record at the cursor, which is moved behind it; null, and nothing moved, where it is incomplete. */
function scanRecord(cursor: Cursor): string[] | null {
  const { text, final } = cursor;
  const cells: string[] = [];
  let position = cursor.position;
  for (;;) {
    let end: number;
    if (text.charCodeAt(position) === quote) {
      const closing = findClosingQuote(cursor, position + 1);
      if (closing === null) return null;
      const cell = text.slice(position + 1, closing.quote);
      cells.push(closing.escaped ? cell.replaceAll('""', '"') : cell);
      end = closing.end;
    } else {
      end = Math.min(seekDelimiter(cursor, position), seekLineEnd(cursor, position));
      if (end === text.length && !final) return null;
      cells.push(text.slice(position, end));
    }
    if (end < text.length && text[end] === cursor.delimiter) {
      position = end + 1;
      if (position === text.length && !final) return null;
      continue;
    }
    // A CR at the very end may be the first half of a CRLF.
    if (!final && end >= text.length - 1 && text[end] !== '\n') return null;
    cursor.position = afterLineEnd(text, end);
    return cells;
  }
}

/** The quote that closes a cell: followed, spaces aside, by a delimiter, a line end or the end; others are text. */
function findClosingQuote(
  cursor: Cursor,
  from: number,
): { readonly quote: number; readonly end: number; readonly escaped: boolean } | null {
  const { text, delimiter, final } = cursor;
  let escaped = false;
  let search = from;
  for (;;) {
    const found = text.indexOf('"', search);
    if (found < 0) return null;
    if (text.charCodeAt(found + 1) === quote) {
      escaped = true;
      search = found + 2;
      continue;
    }
    let after = found + 1;
    while (text[after] === ' ' && delimiter !== ' ') after++;
    if (after >= text.length) return final ? { quote: found, end: text.length, escaped } : null;
    const next = text[after];
    if (next === delimiter || next === '\n' || next === '\r') return { quote: found, end: after, escaped };
    search = found + 1;
  }
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
