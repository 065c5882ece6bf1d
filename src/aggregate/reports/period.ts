import { UsageError } from '../../core/errors.ts';
import { isDay } from '../../core/local-time.ts';
import {
  addDays,
  addYears,
  type ComparedSpans,
  compareSpan,
  type DaySpan,
  monthEnd,
  monthStart,
  weekStart,
} from '../figures/day-spans.ts';

export const reportUnits = ['week', 'month', 'daterange'] as const;
export type ReportUnit = (typeof reportUnits)[number];

/** The days that a report covers, beside those that 环比 and 同比 compare with. */
export interface ReportPeriod extends ComparedSpans {
  readonly unit: ReportUnit;
  readonly current: DaySpan;
}

/** Years of which days are reported on: no message is of another (`parse-time.ts`), and those compared with are days of the calendar still. */
const earliestYear = 1900;
const latestYear = 2100;

export interface PeriodRequest {
  readonly unit: ReportUnit;
  /**
   * Last day of the week; a day of the month, which is reported up to it. Default: the last whole one in the data, or the
   * one of the last day where the data hold no whole one.
   */
  readonly end?: string | undefined;
  /** For `daterange`, both needed. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Settles which days a report covers.
 * @param lastDay day up to which the data are dense; null where there are none
 * @param firstDay first day of the data; null where it is not known
 * @throws UsageError where the flags do not fit the unit, or are no dates
 */
export function resolvePeriod(
  request: PeriodRequest,
  lastDay: string | null,
  firstDay: string | null = null,
): ReportPeriod {
  const { unit, end, from, to } = request;
  for (const [flag, day] of Object.entries({ end, from, to })) {
    if (day === undefined) continue;
    if (!isDay(day)) throw new UsageError(`--${flag}: Expected a date YYYY-MM-DD, got "${day}"`);
    const year = Number(day.slice(0, 4));
    if (year < earliestYear || year > latestYear) {
      throw new UsageError(`--${flag}: Expected a date of the years ${earliestYear} to ${latestYear}, got "${day}"`);
    }
  }
  if (unit === 'daterange') {
    if (from === undefined || to === undefined) throw new UsageError('Expected --from and --to with "daterange"');
    if (end !== undefined) throw new UsageError('Expected --from and --to with "daterange", got --end');
    if (from > to) throw new UsageError(`Expected --from not to be after --to, got ${from} and ${to}`);
    return periodOf(unit, { from, to });
  }
  if (from !== undefined || to !== undefined) throw new UsageError(`Expected --end with "${unit}", got --from or --to`);
  if (end !== undefined) return unit === 'week' ? periodOf(unit, weekUpTo(end)) : monthPeriod(end);
  if (lastDay === null) {
    throw new UsageError(`Expected --end with "${unit}", since the mart has no dated message to end with`);
  }
  return periodOf(unit, lastWhole(unit === 'week' ? weekOf : monthOf, lastDay, firstDay));
}

/** Whether 环比 and 同比 are with one and the same span, as of a whole calendar year. */
export function isWholeYear({ previous, lastYear }: ReportPeriod): boolean {
  return previous.from === lastYear?.from && previous.to === lastYear.to;
}

function periodOf(unit: ReportUnit, current: DaySpan): ReportPeriod {
  return { unit, current, ...compareSpan(current) };
}

/** The last whole week or month in the data; where there is none, that of the last day, as far as the data reach. */
function lastWhole(spanOf: (day: string) => DaySpan, lastDay: string, firstDay: string | null): DaySpan {
  const latest = spanOf(lastDay);
  const whole = latest.to === lastDay ? latest : spanOf(addDays(latest.from, -1));
  return firstDay !== null && whole.from < firstDay ? latest : whole;
}

const weekOf = (day: string): DaySpan => ({ from: weekStart(day), to: addDays(weekStart(day), 6) });
const monthOf = (day: string): DaySpan => ({ from: monthStart(day), to: monthEnd(day) });
const weekUpTo = (end: string): DaySpan => ({ from: addDays(end, -6), to: end });

function monthPeriod(end: string): ReportPeriod {
  const current = { from: monthStart(end), to: end };
  if (end === monthEnd(end)) return periodOf('month', current);
  // A month that is not over is compared with as many days of the month before.
  const before = addDays(current.from, -1);
  const sameDay = `${before.slice(0, 7)}-${end.slice(8)}`;
  return {
    unit: 'month',
    current,
    previous: { from: monthStart(before), to: sameDay > before ? before : sameDay },
    lastYear: { from: addYears(current.from, -1), to: addYears(end, -1) },
  };
}
