import { elementsNamed } from './xml-text.ts';

/** Built-in number formats that show dates or times (ECMA-376 18.8.30, with those of the Chinese locale). */
const builtInDates: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

/** Indexes of the cell styles (`s` of a cell) of a styles part that show a number as a date or time. */
export function readDateStyles(xml: string): ReadonlySet<number> {
  const custom = new Map<number, boolean>();
  for (const format of elementsNamed(xml, 'numFmt')) {
    custom.set(Number(format.get('numFmtId')), isDateFormat(format.get('formatCode') ?? ''));
  }
  const cellFormats = /<(?:[\w.-]+:)?cellXfs[\s>][\s\S]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  const dates = new Set<number>();
  let index = 0;
  for (const format of elementsNamed(cellFormats, 'xf')) {
    const id = Number(format.get('numFmtId') ?? '0');
    if (custom.get(id) ?? builtInDates.has(id)) dates.add(index);
    index++;
  }
  return dates;
}

/** True for a number format with a year, month, day, hour or second outside of literals, colours and locales. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

/** Serials of 1990-01-01 and 2101-01-01: a number outside of them is no date here, whatever its format says. */
const firstSerial = 32_874;
const endSerial = 73_416;
/** Days from 1899-12-30 to 1970-01-01, and to 1904-01-01. */
const daysTo1970 = 25_569;
const daysTo1904 = 1462;

/**
 * A date serial of a spreadsheet as `YYYY-MM-DD HH:MM:SS`, rounded to the second.
 * @param serial days, with the time of day as fraction
 * @returns null outside of 1990 to 2100
 */
export function formatSerial(serial: number, from1904: boolean): string | null {
  const days = from1904 ? serial + daysTo1904 : serial;
  if (!(days >= firstSerial && days < endSerial)) return null;
  return new Date(Math.round((days - daysTo1970) * 86_400) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
