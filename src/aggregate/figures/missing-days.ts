import type { RowReader } from './comparability.ts';
import type { DaySpan } from './day-spans.ts';

/** Days of a span that the data lack, by the mart's `coverage_daily`. */
export async function listMissingDays(reader: RowReader, { from, to }: DaySpan): Promise<readonly string[]> {
  const rows = await reader.rows<{ day: string }>(
    'SELECT DISTINCT "day" FROM coverage_daily WHERE is_missing AND "day" BETWEEN $1::DATE AND $2::DATE',
    [from, to],
  );
  return rows.map(({ day }) => day);
}
