import type { Database } from '../../../core/duckdb.ts';
import { nameMessage } from '../../../core/message.ts';
import { excerptText } from '../../excerpts/excerpt.ts';
import { firstReplyColumn, waitsOn } from '../../figures/waiting.ts';
import type { UnansweredMessage, UnansweredMessages } from '../critical-data.ts';
import type { ReportPeriod } from '../period.ts';
import type { Optional } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { regionCondition, type TableColumns, tellsOfWaiting } from './report-rows.ts';

interface UnansweredRow extends Omit<UnansweredMessage, 'messageId'> {
  readonly source: string;
  readonly id: string;
  readonly body: string | null;
}

/** What stands for the title of a message without one. */
const openingLength = 40;

/**
 * Critical and urgent messages of before the period that nobody had answered by its end, however old: their alerts are over, and no other
 * section has them.
 */
export async function collectUnanswered(
  db: Database,
  tables: TableColumns,
  { current }: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Optional<UnansweredMessages>> {
  if (!(await tellsOfWaiting(db, tables))) return null;
  const waiting = `FROM message_handling h JOIN messages m USING (message_key)
    WHERE m.urgency IN ('critical', 'urgent') AND m.created_at < $1::DATE ${regionCondition(region, 'm')}
      AND ${waitsOn('$2::DATE', firstReplyColumn(tables.get('message_handling')))}`;
  const order = "urgency = 'urgent', created_at, message_key";
  const days = [current.from, current.to] as const;
  const [counts] = await db.rows<Omit<UnansweredMessages, 'listed' | 'otherIds'>>(
    `SELECT count(*) FILTER (urgency = 'critical')::INTEGER AS critical, count(*) FILTER (urgency = 'urgent')::INTEGER AS urgent,
       count(*) FILTER (NOT h.is_waiting)::INTEGER AS "answeredSince",
       coalesce(max(date_diff('day', created_at::DATE, $2::DATE)) FILTER (urgency = 'critical'), 0)::INTEGER AS longest ${waiting}`,
    [...days],
  );
  const rows = await db.rows<UnansweredRow>(
    `SELECT m.source, m.message_id AS id, m.urgency, coalesce(m.title, '') AS title, m.body, m.region,
       (SELECT i.place FROM issues i WHERE i.issue_id = m.issue_id) AS place, m.created_at::DATE AS day,
       date_diff('day', m.created_at::DATE, $2::DATE)::INTEGER AS days ${waiting} ORDER BY ${order} LIMIT ${settings.unansweredMessages}`,
    [...days],
  );
  const others = await db.rows<{ source: string; message_id: string }>(
    `SELECT source, message_id FROM (SELECT m.* ${waiting} ORDER BY ${order} OFFSET ${settings.unansweredMessages})
     WHERE urgency = 'critical' ORDER BY created_at DESC, message_key`,
    [...days],
  );
  return {
    ...counts!,
    listed: rows.map(({ source, id, body, title, ...row }) => ({
      ...row,
      messageId: nameMessage({ source, message_id: id }),
      title: title.trim() === '' ? excerptText(body ?? '', { words: [], title: '' }, openingLength) : title,
    })),
    otherIds: others.map(nameMessage),
  };
}
