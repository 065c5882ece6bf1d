import { joinDateParts } from '../columns/date-parts.ts';
import { type FieldColumns, type FieldName, normaliseColumnName } from '../columns/fields.ts';
import { type DateOrder, putYearFirst } from './date-order.ts';
import { countsMinguoYears, toCommonYear } from './minguo-year.ts';
import { isNoValue } from './no-value.ts';
import { parseClock, parseTime } from './parse-time.ts';
import { unmarkText } from './rewrite-time.ts';

/** Columns of one field whose names differ by no more than this hold the date and the time of day of one event. */
const ending = /(?:日期|时间|时刻|date|time|day)$/u;
const midnight = '00:00:00';
/** What databases hold for no date: MySQL, .NET and Oracle, spreadsheets, SQL Server, Unix. */
const noDate = /^(?:0000\D00?\D00?|(?:0001|1899|1900|1753|1970)\D(?:0?1\D0?1|12\D3[01]))(?!\d)/;

/**
 * A cell of a column of times as `parseTime` takes it: without marks, the year of the common era and first; empty where it has no value.
 * @param isMinguo whether the column counts years so
 */
export function readTimeCell(cell: string | undefined, isMinguo: boolean, order: DateOrder): string {
  const text = unmarkText(cell?.trim() ?? '');
  if (text === '' || isNoValue(text) || noDate.test(text)) return '';
  return putYearFirst(isMinguo ? toCommonYear(text) : text, order);
}

/** Gives the text of a row's time from the columns of a field; empty for none. */
export type TimeReader = (cells: readonly string[]) => string;

/**
 * Makes a reader of a field of times. The first column that has a value gives the time, but where the day stands in one
 * column and the time of day in another (登记日期 and 登记时间) both are put together: of several, that of the same event
 * by its name, else the first. Year, month and day that stand in a column each, in this order, are one value.
 */
export function createTimeReader(
  columns: readonly string[],
  field: FieldName,
  fields: FieldColumns,
  order: DateOrder,
): TimeReader {
  const own = fields[field] ?? [];
  const events = own.map((column) => normaliseColumnName(columns[column] ?? '').replace(ending, ''));
  const isMinguo = own.map((column) => countsMinguoYears(columns[column] ?? ''));
  return (cells) => {
    const filled = own.flatMap((column, at) => {
      const text = readTimeCell(cells[column], isMinguo[at]!, order);
      return text === '' ? [] : [{ text, event: events[at], at }];
    });
    const [first, ...others] = own.length < 3 ? filled : joinDateParts(filled);
    if (first === undefined) return cells[own[0] ?? -1]?.trim() ?? '';
    if (others.length === 0) return first.text;
    const written = readDigits(first, others);
    if (written !== null) return written;
    const nearest = [
      ...others.filter(({ event }) => event === first.event),
      ...others.filter(({ event }) => event !== first.event),
    ].map(({ text }) => text);
    const clock = parseClock(first.text);
    if (clock !== null) {
      const moment = nearest.map(parseTime).find((time) => time !== null);
      return moment === undefined ? first.text : join(moment, clock);
    }
    const time = parseTime(first.text);
    if (time === null || !time.endsWith(midnight)) return first.text;
    const clocks = nearest.map(parseClock).find((found) => found !== null);
    return clocks === undefined ? first.text : join(time, clocks);
  };
}

interface Filled {
  readonly text: string;
  readonly event: string | undefined;
}

/** Hours, minutes and seconds without signs between them; as numbers they lost their zeros before. */
const digits = /^\d{3,6}(?:\.0+)?$/;

/** The time of a column of digits alone (`152000`, `1520`) beside one that has the day of the same event: there they are no serial of a day. */
function readDigits(first: Filled, others: readonly Filled[]): string | null {
  const own = [first, ...others.filter(({ event }) => event === first.event)];
  const clock = own.find(({ text }) => digits.test(text));
  const day = own.find((one) => one !== clock && isDay(one.text));
  if (clock === undefined || day === undefined) return null;
  const plain = clock.text.replace(/\.0+$/, '');
  const serial = parseTime(plain);
  if (serial !== null && Math.abs(yearOf(serial) - yearOf(parseTime(day.text) ?? '')) <= 1) return null;
  const parts =
    plain
      .padStart(plain.length > 4 ? 6 : 4, '0')
      .match(/\d\d/g)
      ?.join(':') ?? '';
  const time = parseClock(parts);
  return time === null ? null : `${parseTime(day.text)?.slice(0, 10)} ${time}`;
}

function yearOf(time: string): number {
  return Number(time.slice(0, 4));
}

function isDay(text: string): boolean {
  return !/^\d{3,6}$/.test(text) && parseTime(text)?.endsWith(midnight) === true;
}

/** A moment that has a time of day of its own is another event's, and needs none. */
function join(moment: string, clock: string): string {
  return moment.endsWith(midnight) ? `${moment.slice(0, 10)} ${clock}` : moment;
}
