import type { Database } from '../../../core/duckdb.ts';
import { nameMessage } from '../../../core/message.ts';
import { excerptText } from '../../excerpts/excerpt.ts';
import { holdsAnsweredOnly } from '../../figures/answered-only.ts';
import { firstReplyColumn, waitsOn } from '../../figures/waiting.ts';
import type { UnansweredMatter, UnansweredMessages } from '../critical-data.ts';
import type { ReportPeriod } from '../period.ts';
import type { Optional } from '../report-data.ts';
import type { ReportSettings } from '../settings.ts';
import { hasColumns, regionCondition, type TableColumns, tellsOfWaiting } from './report-rows.ts';

interface UnansweredRow extends Omit<UnansweredMatter, 'messageId'> {
  readonly source: string;
  readonly id: string;
  readonly body: string | null;
}

/** What stands for the title of a message without one. */
const openingLength = 40;

/** Critical ones first, in both those that wait longest. */
const order = "urgency = 'urgent', created_at, message_key";

/**
 * Critical and urgent messages of before the period that nobody had answered by its end, however old: their alerts are over, and no other
 * section has them. One issue is one entry of each urgency, as among those of the period: its letters would leave no room for others.
 */
export async function collectUnanswered(
  db: Database,
  tables: TableColumns,
  { current }: ReportPeriod,
  region: string | null,
  settings: ReportSettings,
): Promise<Optional<UnansweredMessages>> {
  if (!(await tellsOfWaiting(db, tables))) return null;
  // Boards that give out answered messages alone hide how many wait: those that were answered late are no measure of it.
  if (hasColumns(tables, 'handling', ['messages', 'replied']) && (await holdsAnsweredOnly(db))) return null;
  const matters = `WITH waiting AS (
      SELECT m.message_key, m.source, m.message_id, m.urgency, m.created_at, m.issue_id, coalesce(m.issue_id, m.message_key) AS matter,
        h.is_waiting
      FROM message_handling h JOIN messages m USING (message_key)
      WHERE m.urgency IN ('critical', 'urgent') AND m.created_at < $1::DATE ${regionCondition(region, 'm')}
        AND ${waitsOn('$2::DATE', firstReplyColumn(tables.get('message_handling')))}
    ),
    oldest AS (
      SELECT *, count(*) OVER (PARTITION BY urgency, matter)::INTEGER AS messages FROM waiting
      QUALIFY row_number() OVER (PARTITION BY urgency, matter ORDER BY created_at, message_key) = 1
    ),
    listed AS (SELECT * FROM oldest ORDER BY ${order} LIMIT ${settings.unansweredMessages})`;
  const days = [current.from, current.to] as const;
  const [counts] = await db.rows<Omit<UnansweredMessages, 'listed' | 'otherIds'>>(
    `${matters} SELECT count(*) FILTER (urgency = 'critical')::INTEGER AS critical, count(*) FILTER (urgency = 'urgent')::INTEGER AS urgent,
       count(*) FILTER (NOT is_waiting)::INTEGER AS "answeredSince",
       coalesce(max(date_diff('day', created_at::DATE, $2::DATE)) FILTER (urgency = 'critical'), 0)::INTEGER AS longest FROM waiting`,
    [...days],
  );
  const rows = await db.rows<UnansweredRow>(
    `${matters} SELECT l.source, l.message_id AS id, l.urgency, l.messages, if(l.messages > 1, l.issue_id, NULL) AS "issueId",
       coalesce(if(l.messages > 1, i.title, m.title), '') AS title, m.body, m.region, i.place, l.created_at::DATE AS day,
       date_diff('day', l.created_at::DATE, $2::DATE)::INTEGER AS days
     FROM listed l JOIN messages m USING (message_key) LEFT JOIN issues i ON i.issue_id = l.issue_id
     ORDER BY l.urgency = 'urgent', l.created_at, l.message_key`,
    [...days],
  );
  const others = await db.rows<{ source: string; message_id: string }>(
    `${matters} SELECT source, message_id FROM waiting ANTI JOIN listed USING (urgency, matter)
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
