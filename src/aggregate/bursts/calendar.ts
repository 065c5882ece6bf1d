import { isWorkday, officialDays } from '../../core/official-days.ts';

/**
 * Classes of days that are compared with each other: 0–6 an ordinary Monday to Sunday, then days on which the calendar
 * of the State Council overrides the week.
 */
export const holidayClass = 7;
export const springFestivalClass = 8;
/** A Saturday or Sunday worked to make up for a holiday (调休). */
export const makeUpClass = 9;
/** The first working day after three or more days off, when what waited is written down. */
export const returnClass = 10;
export const dayClasses = 11;

const millisecondsADay = 86_400_000;

/** All days off of the official calendar, YYYY-MM-DD. */
export function listHolidays(): string[] {
  return Object.keys(officialDays.holidays);
}

/**
 * Days on which the official calendar overrides the week, YYYY-MM-DD: Mondays to Fridays that are off, and Saturdays and
 * Sundays that are worked to make up for them.
 */
export function listShiftedDays(): { readonly off: readonly string[]; readonly worked: readonly string[] } {
  return {
    off: Object.keys(officialDays.holidays).filter((date) => !isWeekend(date)),
    worked: Object.keys(officialDays.workdays).filter(isWeekend),
  };
}

/** Whether a date, YYYY-MM-DD, is a Saturday or Sunday. */
export function isWeekend(date: string): boolean {
  return weekdayOf(dayNumber(date)) >= 5;
}

/** The last year whose holidays the calendar knows: that of its last Spring Festival, as New Year's Day may be known before the rest. */
export function lastHolidayYear(): number {
  const festivals = Object.entries(officialDays.holidays).filter(([, name]) => isSpringFestival(name));
  return Math.max(...festivals.map(([date]) => Number(date.slice(0, 4))));
}

/** Number of days since 1970-01-01 of a date written YYYY-MM-DD. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / millisecondsADay);
}

/** The date of a day number, YYYY-MM-DD. */
export function dayText(day: number): string {
  return new Date(day * millisecondsADay).toISOString().slice(0, 10);
}

/**
 * Classes of consecutive days by the official holidays of mainland China. Years that the calendar does not know have
 * ordinary weeks only.
 * @param firstDay day number
 */
export function classifyDays(firstDay: number, length: number): Uint8Array {
  const classes = new Uint8Array(length);
  // Days off before the first day decide whether that is a return.
  const state = { daysOff: 0 };
  for (let index = -14; index < length; index++) {
    const { dayClass, isWork } = classifyDay(firstDay + index);
    const isReturn = isWork && state.daysOff >= 3;
    state.daysOff = isWork ? 0 : state.daysOff + 1;
    if (index >= 0) classes[index] = isReturn ? returnClass : dayClass;
  }
  return classes;
}

function classifyDay(day: number): { dayClass: number; isWork: boolean } {
  const weekday = weekdayOf(day);
  const date = dayText(day);
  const isWork = isWorkday(date);
  if (isWork) return { dayClass: weekday >= 5 ? makeUpClass : weekday, isWork };
  const holiday = officialDays.holidays[date];
  if (holiday === undefined) return { dayClass: weekday, isWork };
  return { dayClass: isSpringFestival(holiday) ? springFestivalClass : holidayClass, isWork };
}

/** 0 Monday to 6 Sunday; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

function isSpringFestival(name: string): boolean {
  return name.startsWith('Spring Festival');
}
