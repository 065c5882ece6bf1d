import type { LocalTime } from '../../core/message.ts';
import { parseSerial } from '../values/parse-time.ts';
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

/** Days from 1899-12-30 to 1904-01-01. */
const daysTo1904 = 1462;

/** The date of a cell whose format shows one, as `parseSerial` gives it; `from1904`: the workbook counts days from 1904. */
export function readDateCell(serial: number, from1904: boolean): LocalTime | null {
  return parseSerial(from1904 ? serial + daysTo1904 : serial);
}
