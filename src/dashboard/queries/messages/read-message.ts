import type { LooseRow, MessageDetail } from '../../api-types.ts';
import { WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { repliedColumn } from '../../mart/replied-column.ts';

const detailColumns = `message_id, source, title, body, author, author_type, region, region_source, addressed_to, department,
  status, satisfaction, created_at, likes, dislikes, topic, topic_score, topic_evidence, subtopic, topic_given, kind,
  kind_score, kind_evidence, kind_given, urgency, urgency_score, urgency_evidence, low_confidence, places, grade_manner,
  grade_speed, issue_id, reply, replied_at, versions, duplicate_of, run_id`;

/** What the tables say of a message. */
type MessageFound = Omit<MessageDetail, 'pending' | 'possible'>;

/** One message with all that is known of it; null where there is none. */
export async function readMessage(mart: Mart, source: string, messageId: string): Promise<MessageFound | null> {
  const [message] = await mart.rows<MessageFound>(
    `SELECT ${detailColumns}, ${dueColumn(mart)} AS due_at, ${repliedColumn(mart)} AS is_replied, ${originalSource(mart)} AS duplicate_of_source
     FROM messages m WHERE message_id = $1 AND source = $2 LIMIT 1`,
    [messageId, source],
  );
  if (message === undefined) return null;
  const [[issue], [author], marks] = await Promise.all([
    mart.rows<{ title: string; authors: number }>('SELECT title, authors FROM issues WHERE issue_id = $1', [
      message.issue_id,
    ]),
    message.author === null
      ? Promise.resolve([])
      : mart.rows<{ n: number }>('SELECT count(*) AS n FROM messages WHERE author = $1', [message.author]),
    readReplyMarks(mart, source, messageId),
  ]);
  return {
    ...message,
    issue_title: issue?.title ?? null,
    issue_authors: issue?.authors ?? null,
    author_messages: author?.n ?? null,
    reply_marks: marks,
  };
}

/** SQL over a row `m` of `messages`: until when its input wants it answered. Marts of earlier versions do not say. */
function dueColumn(mart: Mart): string {
  return mart.columns('messages').has('due_at') ? 'm.due_at' : 'NULL::TIMESTAMP';
}

/** SQL over a row `m` of `messages`: the source of the message that it is a copy of. Marts of before the key take it for its own. */
function originalSource(mart: Mart): string {
  if (!mart.columns('messages').has('duplicate_of_key')) return 'if(m.duplicate_of IS NULL, NULL, m.source)';
  return '(SELECT o.source FROM messages o WHERE o.message_key = m.duplicate_of_key)';
}

async function readReplyMarks(mart: Mart, source: string, messageId: string): Promise<LooseRow | null> {
  const columns = mart.columns('reply_quality');
  if (!columns.has('message_id')) return null;
  const where = new WhereBuilder().add('message_id = ?', messageId);
  if (columns.has('source')) where.add('source = ?', source);
  const { sql, parameters } = where.build();
  const [row] = await mart.rows<Record<string, unknown>>(`SELECT * FROM reply_quality ${sql} LIMIT 1`, parameters);
  return row ?? null;
}
