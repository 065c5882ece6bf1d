import { isDay } from '../../core/local-time.ts';

/** Days from–to, both included, `YYYY-MM-DD`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** What 环比 (`previous`) and 同比 (`lastYear`) compare a span with. */
export interface ComparedSpans {
  readonly previous: DaySpan;
  /** Null for a span longer than a year, which a year before would overlap. */
  readonly lastYear: DaySpan | null;
}

/**
 * The one definition of 环比 and 同比 of a span of days, for the page as well as for reports: whole calendar months (one, a quarter, a
 * year) are compared with as many months before and the same months a year before, seven days (an ISO week) with the seven before and
 * the same weekdays 364 days before; any other span with as many days before, and with the same dates a year before. A span longer than
 * a year has no 同比: it would be compared with a part of itself.
 */
export function compareSpan(span: DaySpan): ComparedSpans {
  const { from, to } = span;
  const length = daysBetween(from, to) + 1;
  if (from.endsWith('-01') && to === monthEnd(to)) {
    const months = monthsBetween(from, to) + 1;
    const before = addDays(from, -1);
    const lastYear = { from: addYears(from, -1), to: monthEnd(addYears(monthStart(to), -1)) };
    return { previous: { from: addMonths(from, -months), to: before }, lastYear: months > 12 ? null : lastYear };
  }
  const previous = { from: addDays(from, -length), to: addDays(from, -1) };
  if (length === 7) return { previous, lastYear: { from: addDays(from, -364), to: addDays(to, -364) } };
  const lastYear = { from: addYears(from, -1), to: addYears(to, -1) };
  return { previous, lastYear: lastYear.to < from ? lastYear : null };
}

/** First day of the month of a day. */
export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** Last day of the month of a day. */
export function monthEnd(day: string): string {
  const date = toDate(day);
  return toDay(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)));
}

/** The first day of a month so many months later, of the first day of one. */
function addMonths(first: string, months: number): string {
  const date = toDate(first);
  return toDay(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)));
}

/** Months from that of `from` to that of `to`; 0 for the same month. */
function monthsBetween(from: string, to: string): number {
  const [first, last] = [toDate(from), toDate(to)];
  return (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
}

/** Monday of the ISO week of a day. */
export function weekStart(day: string): string {
  return addDays(day, -((toDate(day).getUTCDay() + 6) % 7));
}

/** The same date in another year; 29 February becomes the 28th. */
export function addYears(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const moved = `${year}${day.slice(4)}`;
  return isDay(moved) ? moved : `${year}-02-28`;
}

/** The day so many days later, or earlier where they are negative. */
export function addDays(day: string, days: number): string {
  return toDay(new Date(toDate(day).getTime() + days * 86_400_000));
}

/** Days from `from` to `to`; 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / 86_400_000);
}

function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The earlier of two days. */
export function earlierDay(a: string, b: string): string {
  return a < b ? a : b;
}

/** The later of two days. */
export function laterDay(a: string, b: string): string {
  return a > b ? a : b;
}
