import { createRequire } from 'node:module';

/** Days with names ("Spring Festival,春节,4"), by date: days off, and days worked to make up for them. */
interface OfficialDays {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/** The calendar of the State Council. The data alone: the functions of the package read dates in the time zone of the machine. */
export const officialDays = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as OfficialDays;

/** Whether offices work on a date, YYYY-MM-DD; of years that the calendar does not know from Monday to Friday. */
export function isWorkday(date: string): boolean {
  if (date in officialDays.workdays) return true;
  if (date in officialDays.holidays) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
