import { UsageError } from '../../core/errors.ts';

export const reportUnits = ['week', 'month', 'daterange'] as const;
export type ReportUnit = (typeof reportUnits)[number];

/** Days from–to, both included, `YYYY-MM-DD`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

export interface ReportPeriod {
  readonly unit: ReportUnit;
  readonly current: DaySpan;
  /** What 环比 compares with: the seven days before, the month before (same days where it is not over), as many days before. */
  readonly previous: DaySpan;
  /** What 同比 compares with: 364 days before for weeks (same weekdays), else the same dates a year before. */
  readonly lastYear: DaySpan;
}

export interface PeriodRequest {
  readonly unit: ReportUnit;
  /** Last day of the week; a day of the month, which is reported up to it. Default: the last whole one in the data. */
  readonly end?: string | undefined;
  /** For `daterange`, both needed. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Settles which days a report covers.
 * @param lastDay last day of the data; null where there is none
 * @throws UsageError where the flags do not fit the unit, or are no dates
 */
export function resolvePeriod(request: PeriodRequest, lastDay: string | null): ReportPeriod {
  const { unit, end, from, to } = request;
  for (const [flag, day] of Object.entries({ end, from, to })) {
    if (day !== undefined && !isDay(day)) throw new UsageError(`--${flag}: Expected a date YYYY-MM-DD, got "${day}"`);
  }
  if (unit === 'daterange') {
    if (from === undefined || to === undefined) throw new UsageError('Expected --from and --to with "daterange"');
    if (end !== undefined) throw new UsageError('Expected --from and --to with "daterange", got --end');
    if (from > to) throw new UsageError(`Expected --from not to be after --to, got ${from} and ${to}`);
    const length = daysBetween(from, to) + 1;
    return {
      unit,
      current: { from, to },
      previous: { from: addDays(from, -length), to: addDays(from, -1) },
      lastYear: { from: addYears(from, -1), to: addYears(to, -1) },
    };
  }
  if (from !== undefined || to !== undefined) throw new UsageError(`Expected --end with "${unit}", got --from or --to`);
  if (end !== undefined) return unit === 'week' ? weekPeriod(end) : monthPeriod(end);
  if (lastDay === null) {
    throw new UsageError(`Expected --end with "${unit}", since the mart has no dated message to end with`);
  }
  return unit === 'week' ? weekPeriod(lastSunday(lastDay)) : monthPeriod(lastMonthEnd(lastDay));
}

function weekPeriod(end: string): ReportPeriod {
  const current = { from: addDays(end, -6), to: end };
  return { unit: 'week', current, previous: shift(current, -7), lastYear: shift(current, -364) };
}

function monthPeriod(end: string): ReportPeriod {
  const first = `${end.slice(0, 7)}-01`;
  const before = addDays(first, -1);
  const isWhole = end === monthEnd(end);
  // A month that is not over is compared with as many days of the month before.
  const sameDay = `${before.slice(0, 7)}-${end.slice(8)}`;
  return {
    unit: 'month',
    current: { from: first, to: end },
    previous: { from: `${before.slice(0, 7)}-01`, to: isWhole || sameDay > before ? before : sameDay },
    lastYear: { from: addYears(first, -1), to: isWhole ? monthEnd(addYears(first, -1)) : addYears(end, -1) },
  };
}

function lastSunday(day: string): string {
  return addDays(day, -(toDate(day).getUTCDay() % 7));
}

function lastMonthEnd(day: string): string {
  return day === monthEnd(day) ? day : addDays(`${day.slice(0, 7)}-01`, -1);
}

function monthEnd(day: string): string {
  const date = toDate(day);
  return toDay(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)));
}

function shift(span: DaySpan, days: number): DaySpan {
  return { from: addDays(span.from, days), to: addDays(span.to, days) };
}

/** The same date in another year; 29 February becomes the 28th. */
function addYears(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const moved = `${year}${day.slice(4)}`;
  return isDay(moved) ? moved : `${year}-02-28`;
}

export function addDays(day: string, days: number): string {
  return toDay(new Date(toDate(day).getTime() + days * 86_400_000));
}

/** Days from `from` to `to`; 0 for the same day. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / 86_400_000);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = toDate(text);
  return !Number.isNaN(date.getTime()) && toDay(date) === text;
}

function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
