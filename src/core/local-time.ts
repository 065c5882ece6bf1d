import type { LocalTime } from './message.ts';

/** Asia/Shanghai is UTC+8 throughout the years that boards cover (no summer time since 1991). */
export const shanghaiOffsetMs = 8 * 3_600_000;

/** Wall time in Asia/Shanghai of an instant. @param epochMs milliseconds since the Unix epoch */
export function toLocalTime(epochMs: number): LocalTime {
  return new Date(epochMs + shanghaiOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** The last second of a day, which stands for the whole of it where something is due on a day. */
export const endOfDay = '23:59:59';

/** A deadline as people read it: a day alone where the whole of it is meant. */
export function showDeadline(due: LocalTime): string {
  return due.endsWith(endOfDay) ? due.slice(0, 10) : due.slice(0, 16);
}

/** True for a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
