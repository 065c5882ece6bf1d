import { type ColumnMap, resolveColumns } from '../columns/fields.ts';
import { parseClock, parseTime } from '../values/parse-time.ts';
import { timesOfDay } from '../values/times-of-day.ts';

/** What those who keep a ledger by hand leave to whoever reads it: 同上, the day that stands above, and the year that stands in its title. */
export interface LedgerFiller {
  /** The cells of the next row, completed. */
  fill(cells: readonly string[]): readonly string[];
  /** Takes the head of a section (2026年3月6日) for the day of the rows below it; false where the row is no such head. */
  takeHead(cells: readonly string[]): boolean;
}

/** What nearest names of a table say of its dates. */
export interface TableDate {
  /** Of dates without one; null where nothing tells it. */
  readonly year: number | null;
  /** Of hours without one, `2026-3-1`; null likewise. */
  readonly day: string | null;
}

/** Rows whose dates got the year of their table, or whose hours its day. */
export interface DatedCells {
  readonly count: number;
  readonly from: number | string;
}

const ditto: ReadonlySet<string> = new Set(['同上', '同前', '〃', '″']);
const longestDitto = 2;
/** No decimal point: `3.1` may have been the tenth. */
const dayOfYear = new RegExp(`^(\\d{1,2})(?:\\s*月\\s*\\d{1,2}\\s*[日号]?|[-/]\\d{1,2})(?=$|\\s|${timesOfDay})`, 'iu');
const yearAndMonth = /^(\d{4})\D{1,3}(\d{1,2})/u;

/**
 * @param columns of the table
 * @param onDated told of each row whose dates got the year, or whose hour the day
 */
export function createLedgerFiller(
  columns: readonly string[],
  map: ColumnMap,
  { year, day }: TableDate,
  onDated: (from: number | string) => void,
): LedgerFiller {
  const { time = [], replied_at: repliedAt = [], due_at: dueAt = [] } = resolveColumns(columns, map);
  const dated = [...time, ...repliedAt, ...dueAt];
  let last: readonly string[] = [];
  let currentDay = day;

  function addYears(cells: readonly string[]): readonly string[] {
    let completed: string[] | null = null;
    let first: { readonly year: number; readonly month: number } | null = null;
    for (const index of dated) {
      const text = cells[index]?.trim() ?? '';
      const [, ownYear, ownMonth] = yearAndMonth.exec(text) ?? [];
      if (ownYear !== undefined) first ??= { year: Number(ownYear), month: Number(ownMonth) };
      const date = ownYear === undefined ? dayOfYear.exec(text) : null;
      const from: number | null = first?.year ?? year;
      if (date === null || from === null) continue;
      const month = Number(date[1]);
      // What came in December is answered in January.
      const isNextYear = first !== null && month < first.month && !time.includes(index);
      if (first === null) onDated(from);
      first ??= { year: from, month };
      const separator = /[月/-]/u.exec(text)?.[0].replace('月', '年') ?? '';
      completed ??= [...cells];
      completed[index] = `${from + (isNextYear ? 1 : 0)}${separator}${text}`;
    }
    return completed ?? cells;
  }

  /** A list of one day tells its day once, above. */
  function addDayOfTable(cells: readonly string[]): readonly string[] {
    const [hours, ...others] = time.filter((index) => (cells[index] ?? '').trim() !== '');
    if (currentDay === null || hours === undefined || others.length > 0) return cells;
    const clock = parseClock(cells[hours] ?? '');
    if (clock === null) return cells;
    onDated(currentDay);
    return cells.map((cell, index) => (index === hours ? `${currentDay} ${clock}` : cell));
  }

  /** An hour without its day, no earlier than the one above, is of the day above: who keeps a list by days writes each once. */
  function addDay(cells: readonly string[]): readonly string[] {
    const [hours, ...others] = time.filter((index) => (cells[index] ?? '').trim() !== '');
    if (hours === undefined || others.length > 0) return cells;
    const clock = parseClock(cells[hours] ?? '');
    const before = parseClock(last[hours] ?? '');
    if (clock === null || before === null || clock < before) return cells;
    const day = time.find((index) => index !== hours && parseTime(last[index] ?? '') !== null);
    if (day === undefined) return cells;
    // A row of text may end before its blank cells.
    const length = Math.max(cells.length, day + 1);
    return Array.from({ length }, (_, index) => (index === day ? last[day] : cells[index]) ?? '');
  }

  return {
    fill(cells) {
      const isDitto = cells.some((cell) => cell.length <= longestDitto && ditto.has(cell));
      const named = isDitto ? cells.map((cell, index) => (ditto.has(cell) ? (last[index] ?? cell) : cell)) : cells;
      last = addYears(addDayOfTable(time.length > 1 ? addDay(named) : named));
      return last;
    },
    takeHead(cells) {
      const [head, ...others] = cells.filter((cell) => cell.trim() !== '');
      if (columns.length < 2 || head === undefined || others.length > 0 || !dayHead.test(head)) return false;
      currentDay = findDay([head, ...(year === null ? [] : [`${year}年`])]);
      return currentDay !== null;
    },
  };
}

const yearNamed = /(?<!\d)(20\d{2})\s*年/gu;

/**
 * The year that a table is of.
 * @param texts that may name it, those of the nearest first: title, name of the sheet, name of the file
 * @returns that of the first which names one; null where it names two, or none does
 */
export function findYear(texts: readonly string[]): number | null {
  for (const text of texts) {
    const years = new Set([...text.matchAll(yearNamed)].map(([, year]) => Number(year)));
    const [year, ...others] = years;
    if (year !== undefined) return others.length === 0 ? year : null;
  }
  return null;
}

/** Only so: in names of files a number is as likely the day of the export. */
const dayNamed = /(?:(20\d{2})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/gu;
/** All of a row that is the head of a day's section. */
const dayHead =
  /^\s*(?:20\d{2}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*[日号]\s*[(（]?(?:(?:星期|周)[一二三四五六日天])?[)）]?\s*$/u;
/** Days of a stretch, or of whoever printed the list. */
const otherDay = /[日号]?\s*[-—–~～至到]\s*\d|导出|打印|制表|填表|填报|生成|下载|截至|截止/u;

/**
 * The day that a table is of.
 * @param texts as of `findYear`
 * @returns as `2026-3-1`; null where the first text that names a day names two, a stretch or none of a known year
 */
export function findDay(texts: readonly string[]): string | null {
  for (const text of texts) {
    const [first, ...others] = [...text.matchAll(dayNamed)];
    if (first === undefined) continue;
    const [, year = findYear(texts), month, day] = first;
    return others.length > 0 || otherDay.test(text) || year === null ? null : `${year}-${month}-${day}`;
  }
  return null;
}

/** The find as a line for people. */
export function describeDated({ count, from }: DatedCells): string {
  const rows = count === 1 ? 'one row' : `${count} rows`;
  return typeof from === 'number'
    ? `the dates of ${rows} have no year and were read as of ${from}, which the title or the name says`
    : `the hours of ${rows} have no day and were read as of the one that the title, the name or the head of their section says, e.g. ${from}`;
}
