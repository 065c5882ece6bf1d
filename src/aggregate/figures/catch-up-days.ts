import type { RowReader } from './comparability.ts';
import type { DaySpan } from './day-spans.ts';

/** A day right after missing ones with so many messages that it may hold theirs. */
export interface CatchUpDay {
  readonly day: string;
  readonly messages: number;
  /** What is usual: the median of the days around, or of those of its weekday, whichever is more. */
  readonly usual: number;
  /** Missing days right before it. */
  readonly missing: number;
}

/** From so many times what is usual on. */
const leastRatio = 1.8;

/**
 * Days on which a board may have entered what was written on the missing days before: found by their numbers alone.
 * @param span of which days are given
 */
export async function findCatchUpDays(reader: RowReader, { from, to }: DaySpan): Promise<CatchUpDay[]> {
  return reader.rows<CatchUpDay>(
    `WITH days AS (
       SELECT "day", sum(messages) AS messages, bool_or(is_missing) AS is_missing FROM coverage_daily GROUP BY "day"
     ),
     spoken AS (
       SELECT "day", messages, lag("day") OVER by_day AS last_day,
         greatest(
           median(messages) OVER (ORDER BY "day" ROWS BETWEEN 28 PRECEDING AND 28 FOLLOWING),
           median(messages) OVER (PARTITION BY isodow("day") ORDER BY "day" ROWS BETWEEN 4 PRECEDING AND 4 FOLLOWING)
         ) AS usual
       FROM days WHERE messages > 0
       WINDOW by_day AS (ORDER BY "day")
     )
     SELECT "day", messages::INTEGER AS messages, round(usual)::INTEGER AS usual,
       (SELECT count(*) FROM days d WHERE d.is_missing AND d."day" > s.last_day AND d."day" < s."day")::INTEGER AS missing
     FROM spoken s
     WHERE "day" BETWEEN $1::DATE AND $2::DATE AND messages >= ${leastRatio} * usual
       AND ("day" - 1)::DATE IN (SELECT "day" FROM days WHERE is_missing)
     ORDER BY "day"`,
    [from, to],
  );
}
