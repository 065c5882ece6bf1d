import { QingyuError } from '../../core/errors.ts';
import { findCallEnd } from '../json/strip-call.ts';
import { headBytes } from './open-bytes.ts';

/**
 * `oldWorkbook`: binary, as Excel 97–2003 and WPS write; `markup`: a web page or a workbook in XML, in which systems write tables that
 * they call `.xls`; `xml`: any other XML.
 */
export type Format = 'delimited' | 'json' | 'xlsx' | 'parquet' | 'oldWorkbook' | 'markup' | 'xml';

/** What is not read, by its first bytes (latin1), and what can be done about it. */
const otherFormats: readonly (readonly [start: string, got: string])[] = [
  ['%PDF', 'a PDF: ask for the table that it was made of'],
  ['Rar!', 'an archive (RAR): unpack it'],
  ['7z\xbc\xaf', 'an archive (7z): unpack it'],
  ['BZh', 'an archive (bzip2): unpack it'],
  ['\xfd7zXZ', 'an archive (xz): unpack it'],
  ['\x28\xb5\x2f\xfd', 'an archive (zstd): unpack it'],
  ['\x89PNG', 'a picture: ask for the table that it shows'],
  ['\xff\xd8\xff', 'a picture: ask for the table that it shows'],
  ['{\\rtf', 'a document (RTF): save its table as .xlsx or .csv'],
  ['SQLite format 3', 'a database (SQLite): export its table as .csv'],
];

/** What a tar archive says of itself, within the header of its first file; a table in it would be read with that as its first cell. */
const tarMark = { at: 257, text: 'ustar' };

/** How dumps of databases begin: no table, though each row stands on a line with commas. */
const sqlDump =
  /^(?:--[^\n]*\b(?:dump|sql)\b|\/\*\s*(?:!\d{5}|navicat)|(?:insert\s+into|replace\s+into|create\s+table|drop\s+table)\s)/i;

/** How workbooks in XML begin (SpreadsheetML of Excel 2003, flat OpenDocument), and web pages that are XML. */
const workbookInXml = /urn:schemas-microsoft-com:office|<(?:\w+:)?workbook\b|<office:document\b|<html\b|<table\b/i;

/**
 * The format by the first bytes, since names often lie (`.xls` that is a text table, `.csv` that is a workbook).
 * @param head the first `headBytes` bytes
 * @throws QingyuError EMPTY_FILE, UNSUPPORTED_FORMAT
 */
export function sniffFormat(head: Uint8Array, name: string): Format {
  const start = Buffer.from(head).toString('latin1');
  const plainName = name.replace(/\.gz$/i, '');
  const isJson = /\.(?:jsonl|ndjson|json)$/i.test(plainName);
  if (start.startsWith('PK\x03\x04')) return 'xlsx';
  if (start.startsWith('PAR1')) return 'parquet';
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    refuseOtherCompound(plainName);
    return 'oldWorkbook';
  }
  const other = otherFormats.find(([bytes]) => start.startsWith(bytes));
  if (other !== undefined) throw unsupported(other[1]);
  if (start.startsWith(tarMark.text, tarMark.at)) throw unsupported('an archive (tar): unpack it');
  const text = start
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  // A day without messages has no line of JSON; a table has its header at least.
  if (text === '' && head.length < headBytes && !isJson) {
    throw new QingyuError(`Expected ${name === '-' ? 'standard input' : name} to hold a table, got an empty file`, {
      code: 'EMPTY_FILE',
      stage: 'ingest',
    });
  }
  const isXml = /^<\?xml\b/i.test(text) || (/\.xml$/i.test(plainName) && text.startsWith('<'));
  if (isXml && !workbookInXml.test(text)) return 'xml';
  if (/^<(?:!doctype|!--|html|head|body|title|meta|link|script|style|div|center|p|br|table|\?xml)/i.test(text))
    return 'markup';
  if (sqlDump.test(text)) throw unsupported('a dump of a database (SQL): export its table as .csv');
  if (isJson) return 'json';
  if (/\.(?:csv|tsv)$/i.test(plainName)) return 'delimited';
  return /^[[{]/.test(text) || findCallEnd(text) > 0 ? 'json' : 'delimited';
}

/** A compound file (OLE) holds old workbooks and documents, and new workbooks that are encrypted. */
function refuseOtherCompound(name: string): void {
  if (/\.(?:xlsx|xlsm)$/i.test(name)) throw unsupported(withPassword);
  if (/\.(?:doc|wps|docx|ppt|dps|pptx)$/i.test(name)) {
    throw unsupported('a document: save its table as .xlsx or .csv');
  }
}

/** What an encrypted workbook is, whatever its format. */
export const withPassword = 'a workbook with a password: save it without one';

/** The error of a file in a format that is not read. */
export function unsupported(got: string): QingyuError {
  return new QingyuError(`Expected the file to be CSV, TSV, XLSX, XLS, ODS, JSON, XML or Parquet, got ${got}`, {
    code: 'UNSUPPORTED_FORMAT',
    stage: 'ingest',
  });
}
