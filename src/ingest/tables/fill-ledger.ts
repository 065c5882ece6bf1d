import { type ColumnMap, resolveColumns } from '../columns/fields.ts';
import { parseClock, parseTime } from '../values/parse-time.ts';

/** What those who keep a ledger by hand leave to whoever reads it: 同上, the day that stands above, and the year that stands in its title. */
export interface LedgerFiller {
  /** The cells of the next row, completed. */
  fill(cells: readonly string[]): readonly string[];
}

/** Rows whose dates got the year of their table. */
export interface DatedCells {
  readonly count: number;
  readonly year: number;
}

const ditto: ReadonlySet<string> = new Set(['同上', '同前', '〃', '″']);
const longestDitto = 2;
/** No decimal point: `3.1` may have been the tenth. */
const dayOfYear = /^(\d{1,2})(?:\s*月\s*\d{1,2}\s*[日号]?|[-/]\d{1,2})(?=$|[\s上下早中晚凌])/u;
const yearAndMonth = /^(\d{4})\D{1,3}(\d{1,2})/u;

/**
 * @param columns of the table
 * @param year of dates without one; null where nothing tells it
 * @param onDated told of each row whose dates got it
 */
export function createLedgerFiller(
  columns: readonly string[],
  map: ColumnMap,
  year: number | null,
  onDated: () => void,
): LedgerFiller {
  const { time = [], replied_at: repliedAt = [] } = resolveColumns(columns, map);
  const dated = [...time, ...repliedAt];
  let last: readonly string[] = [];

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
      const isNextYear = first !== null && month < first.month && repliedAt.includes(index);
      if (first === null) onDated();
      first ??= { year: from, month };
      const separator = /[月/-]/u.exec(text)?.[0].replace('月', '年') ?? '';
      completed ??= [...cells];
      completed[index] = `${from + (isNextYear ? 1 : 0)}${separator}${text}`;
    }
    return completed ?? cells;
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
      last = addYears(time.length > 1 ? addDay(named) : named);
      return last;
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

/** The find as a line for people. */
export function describeDated({ count, year }: DatedCells): string {
  const dates = count === 1 ? 'the dates of one row' : `the dates of ${count} rows`;
  return `${dates} have no year and were read as of ${year}, which the title or the name says`;
}
