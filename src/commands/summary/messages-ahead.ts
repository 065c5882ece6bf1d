import type { Database } from '../../core/duckdb.ts';
import { formatCount } from './format-count.ts';

/**
 * A line on messages that are dated after the tables were built, none where there are none: a slip in a year, as no message is of
 * tomorrow. A day is left to clocks and time zones that differ.
 */
export async function describeMessagesAhead(db: Database): Promise<string[]> {
  const [ahead] = await db.rows<{ count: number; id: string | null; day: string | null }>(
    `SELECT count(*)::INTEGER AS count, min_by(message_id, (created_at, message_id)) AS id,
       strftime(min(created_at), '%Y-%m-%d') AS day
     FROM messages, mart_info WHERE created_at > built_at::TIMESTAMP + INTERVAL 1 DAY`,
  );
  if (ahead === undefined || ahead.count === 0) return [];
  const messages = ahead.count === 1 ? '1 message is' : `${formatCount(ahead.count)} messages are`;
  return [
    `${messages} dated after today, e.g. ${ahead.id} (${ahead.day}), and in the tables on those days: mend the dates in the file and read it again`,
  ];
}
