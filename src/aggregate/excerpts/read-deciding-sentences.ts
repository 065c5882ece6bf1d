import type { Database } from '../../core/duckdb.ts';
import { type MessageRef, refOf } from '../../core/message.ts';
import type { DecidingSentence, JudgedMessage } from './contract.ts';
import { findDecidingSentence } from './deciding-sentence.ts';

/** For what messages are critical; null for others. */
export type SentenceOf = (message: MessageRef) => DecidingSentence | null;

/** Reads for what those of these messages are critical that are. Texts are read of these alone. */
export async function readDecidingSentences(
  db: Pick<Database, 'rows'>,
  messages: readonly MessageRef[],
): Promise<SentenceOf> {
  const refs = messages.map(({ source, message_id }) => ({ source, message_id }));
  const rows =
    refs.length === 0
      ? []
      : await db.rows<JudgedMessage & MessageRef>(
          `SELECT source, message_id, title, body, urgency_evidence FROM messages WHERE rowid IN (
             SELECT m.rowid FROM messages m
             SEMI JOIN (SELECT unnest(from_json($1, '[{"source":"VARCHAR","message_id":"VARCHAR"}]'), recursive := true)) r
               ON r.message_id = m.message_id AND r.source = m.source
             WHERE m.urgency = 'critical')`,
          [JSON.stringify(refs)],
        );
  const found = new Map(rows.map((row) => [refOf(row), findDecidingSentence(row)]));
  return (message) => found.get(refOf(message)) ?? null;
}

/** Of an alert of critical messages. */
export interface AlertMessages {
  readonly series_type: string;
  /** The first five. */
  readonly messages: readonly MessageRef[] | null;
}

/** The messages of these alerts that may say for what they are critical. */
export function listAlerting(alerts: readonly AlertMessages[]): MessageRef[] {
  return alerts.flatMap(({ series_type: series, messages }) => (series === 'critical' ? (messages ?? []) : []));
}

/** Of an alert's messages the first that has a sentence in its text, which tells more than a title that stands above; else the first. Null of other alerts. */
export function pickSentence(alert: AlertMessages, sentenceOf: SentenceOf): (DecidingSentence & MessageRef) | null {
  const said = listAlerting([alert]).flatMap(({ source, message_id }) => {
    const sentence = sentenceOf({ source, message_id });
    return sentence === null ? [] : [{ ...sentence, source, message_id }];
  });
  return said.find(({ from }) => from === 'body') ?? said[0] ?? null;
}
