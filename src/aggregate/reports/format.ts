import { isDay } from '../../core/local-time.ts';
import type { Cell, CellFormat } from './document.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const minus = '−';

/** 1234567 → `1,234,567` */
export function formatInteger(value: number): string {
  return whole.format(value);
}

/** `+12`, `−3`, `0` */
export function formatSigned(value: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : minus}${whole.format(Math.abs(value))}`;
}

/** @param percent 12.345 → `12.3%` */
export function formatPercent(percent: number): string {
  return `${Math.abs(percent) >= 1000 ? whole.format(percent) : percent.toFixed(1)}%`;
}

/** `+12.3%`, `−3.0%` */
export function formatSignedPercent(percent: number): string {
  const text = formatPercent(Math.abs(percent));
  if (Number.parseFloat(text) === 0) return '0.0%';
  return `${percent > 0 ? '+' : minus}${text}`;
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** 1 → `一`, as sections are numbered; in digits beyond twelve. */
export function formatOrdinal(number: number): string {
  return ordinals[number - 1] ?? String(number);
}

/** In quotation marks, which within others are single (GB/T 15834): titles that writers and pages give have their own. */
export function quoted(text: string): string {
  return `“${text.replace(/[“「]/gu, '‘').replace(/[”」]/gu, '’')}”`;
}

/** A title of the page as documents print it, where it stands without marks of its own. */
export function withCurlyMarks(title: string): string {
  return title.replaceAll('「', '“').replaceAll('」', '”');
}

export interface WaitUnit {
  readonly name: string;
  readonly hours: number;
}

/** The unit in which people would say how long they wait: one for all times that are read together. @param hours what is usual */
export function chooseWaitUnit(hours: number | null): WaitUnit {
  return hours !== null && hours >= 72 ? { name: '天', hours: 24 } : { name: '小时', hours: 1 };
}

/** @param hours 0 or more */
export function formatWait(hours: number, unit: WaitUnit): string {
  return `${formatDecimal(hours / unit.hours)}${unit.name}`;
}

/** 1234.56 → `1,234.6` */
export function formatDecimal(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** Whether cells are read from the left, as words are, and not by their last digit. */
export function isTextual(format: CellFormat): boolean {
  return format === 'text' || format === 'day';
}

/** Text of a cell in HTML and DOCX. */
export function formatCell(cell: Cell, format: CellFormat): string {
  if (cell === null) return '—';
  if (typeof cell === 'string') return format === 'day' && isDay(cell) ? formatDay(cell) : cell;
  switch (format) {
    case 'text':
    case 'day':
      return String(cell);
    case 'integer':
      return formatInteger(cell);
    case 'signed':
      return formatSigned(cell);
    case 'signedPercent':
      return formatSignedPercent(cell);
    case 'share':
      return formatPercent(cell * 100);
    case 'decimal':
      return formatDecimal(cell);
    case 'ratio':
      return cell.toFixed(2);
  }
}

/** `2025-03-04` → `2025年3月4日` */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2025年3月` */
export function formatMonth(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
}

/** `3月4日`, without the year. */
function formatMonthDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}

/** Both ends, with as little repeated as Chinese usage allows: `2025年3月3日至9日`. */
export function formatRange(from: string, to: string): string {
  if (from === to) return formatDay(from);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${formatDay(from)}至${Number(to.slice(8))}日`;
  if (from.slice(0, 4) === to.slice(0, 4)) return `${formatDay(from)}至${formatMonthDay(to)}`;
  return `${formatDay(from)}至${formatDay(to)}`;
}

/** Joins as a Chinese enumeration. */
export function joinWords(words: readonly string[]): string {
  return words.join('、');
}

/** An expected count, of which one decimal is shown. */
export function expectedCell({ expected }: { readonly expected: number | null }): Cell {
  return expected !== null && expected < 0.1 ? '<0.1' : expected;
}
