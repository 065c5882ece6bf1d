import type { DecidingSentence } from '../../aggregate/excerpts/contract.ts';
import { readDecidingSentences } from '../../aggregate/excerpts/read-deciding-sentences.ts';
import type { Database } from '../../core/duckdb.ts';
import { nameLevel } from '../../core/labels.ts';
import type { MessageRef } from '../../core/message.ts';
import { nameMessage } from '../../core/message.ts';
import { describeSentence } from './describe-sentence.ts';

/** What a run told of an alert. */
interface ToldEvent {
  readonly told_at: string;
  readonly run_id: string;
  readonly data_until: string | null;
  readonly event: string;
  readonly level: number;
  readonly since: string;
  readonly observed: number;
  readonly expected: number | null;
  readonly reason: string | null;
  readonly other_alert_id: string | null;
  readonly title: string;
}

/** A message that shows what an alert is of. */
interface AlertMessage extends MessageRef {
  readonly created_at: string;
  readonly title: string;
  /** Null where it is not critical. */
  readonly deciding_sentence: DecidingSentence | null;
}

/** An alert as it stands, and what runs told of it. */
export interface InspectedAlert {
  /** Its row of `alerts`; null where it was withdrawn, or lies before the days that are looked at. */
  readonly alert: Readonly<Record<string, unknown>> | null;
  readonly history: readonly ToldEvent[];
  /** The messages that show it, of a withdrawn one those that there still are. */
  readonly messages: readonly AlertMessage[];
}

/** Reads an alert that is, or was told; null where there is none, or in tables of earlier versions. */
export async function readInspectedAlert(db: Database, id: string): Promise<InspectedAlert | null> {
  const tables = await db.rows<{ name: string }>('SELECT table_name AS name FROM duckdb_tables()');
  const has = (table: string): boolean => tables.some(({ name }) => name === table);
  const [alert = null] = has('alerts') ? await db.rows('SELECT * FROM alerts WHERE alert_id = $1', [id]) : [];
  const history = has('alert_history')
    ? await db.rows<ToldEvent>(
        `SELECT told_at, run_id, data_until, event, level, since, observed, expected, reason, other_alert_id, title
         FROM alert_history WHERE alert_id = $1 ORDER BY event_no`,
        [id],
      )
    : [];
  if (alert === null && history.length === 0) return null;
  return { alert, history, messages: await readMessages(db, alert === null ? 'alert_history' : 'alerts', id) };
}

/** Those that a table names of an alert, the last told ones; none in tables of earlier versions. */
async function readMessages(db: Database, table: 'alerts' | 'alert_history', id: string): Promise<AlertMessage[]> {
  const columns = await db.rows<{ name: string }>(
    'SELECT column_name AS name FROM duckdb_columns() WHERE table_name = $1',
    [table],
  );
  if (!columns.some(({ name }) => name === 'messages')) return [];
  const last = table === 'alerts' ? '' : 'ORDER BY event_no DESC LIMIT 1';
  const rows = await db.rows<MessageRef & { created_at: string; title: string }>(
    `SELECT m.source, m.message_id, m.created_at, m.title
     FROM (SELECT messages, unnest(messages) AS named, generate_subscripts(messages, 1) AS nth
       FROM (SELECT messages FROM ${table} WHERE alert_id = $1 ${last})) n
     JOIN messages m ON m.message_id = n.named.message_id AND m.source = n.named.source ORDER BY n.nth`,
    [id],
  );
  const sentenceOf = await readDecidingSentences(db, rows);
  return rows.map((row) => ({ ...row, deciding_sentence: sentenceOf(row) }));
}

/** An alert and what was told of it, for people. */
export function formatInspectedAlert({ alert, history, messages }: InspectedAlert): string {
  const lines = Object.entries(alert ?? {})
    .filter(([, value]) => value !== null && typeof value !== 'object')
    .map(([name, value]) => `${name.padEnd(20)} ${String(value)}`);
  if (alert === null) lines.push('not among the alerts any more; what runs told of it stands');
  if (messages.length > 0) lines.push('', `messages (${messages.length})`, ...messages.flatMap(formatMessage));
  if (history.length > 0) lines.push('', `told (${history.length})`, ...history.map(formatEvent));
  return `${lines.join('\n')}\n`;
}

function formatMessage(message: AlertMessage): string[] {
  const line = `  ${nameMessage(message)}  ${message.created_at}  ${message.title}`;
  const sentence = message.deciding_sentence;
  return sentence === null ? [line] : [line, `      ${describeSentence(sentence)}`];
}

function formatEvent(row: ToldEvent): string {
  const { told_at: at, event, level, title, since, observed, expected, reason, other_alert_id: other } = row;
  const counts = `${observed} since ${since}${expected === null ? '' : `, ${expected.toFixed(1)} expected`}`;
  const why = reason === null ? '' : ` (${reason}${other === null ? '' : `, carried on by ${other}`})`;
  return `  ${at}  ${event}${why}  ${nameLevel(level)}  ${title}  ${counts}  ${row.run_id}, data until ${row.data_until}`;
}
