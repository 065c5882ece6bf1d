import { UsageError } from '../../core/errors.ts';
import { parseTime } from '../../ingest/values/parse-time.ts';

/** A serial number of a spreadsheet, or seconds, are not meant for a day. */
const yearFirst = /^\s*\d{4}\s*[-/.年]/u;

/**
 * A day, `YYYY-MM-DD`, of one given so or as people write it (2026年3月1日, 2026/3/1).
 * @param flag that gives it
 * @throws UsageError for what is none, or of no year from 1990 to 2100
 */
export function readDay(flag: string, given: string): string {
  const day = yearFirst.test(given) ? parseTime(given)?.slice(0, 10) : undefined;
  if (day !== undefined) return day;
  throw new UsageError(
    `Expected --${flag} to be a day of the years 1990 to 2100 (2026-03-01 or 2026年3月1日), got ${given}; nothing was recorded`,
  );
}
