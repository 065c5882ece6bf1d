import { issueId } from '../../../cluster/state/issue-id.ts';
import type { Mart } from '../../mart/mart.ts';
import type { KeyedMessage, TitledMessage } from './keyed-message.ts';
import type { IssueLike } from './table-marks.ts';

/**
 * The messages of keys, as far as the tables have them.
 * @param keys any number: a team's log names thousands of messages
 */
export async function locateMessages(mart: Mart, keys: readonly string[]): Promise<TitledMessage[]> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return [];
  return mart.rows<TitledMessage>(
    `SELECT message_key, source, message_id, issue_id, title FROM messages
     WHERE message_key IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
    [JSON.stringify(wanted)],
  );
}

/** Rows of the issues of some messages, and of those that messages founded which stand alone by now. */
export async function readIssueRows(mart: Mart, messages: readonly KeyedMessage[]): Promise<IssueLike[]> {
  const ids = [...new Set(messages.map(({ message_key, issue_id }) => issue_id ?? issueId(message_key)))];
  if (ids.length === 0) return [];
  return mart.rows<IssueLike>(
    `SELECT issue_id, title, pinned, dismissed FROM issues WHERE issue_id IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
    [JSON.stringify(ids)],
  );
}
