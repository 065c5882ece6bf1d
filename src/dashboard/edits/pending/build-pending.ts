import type { Edit } from '../../../cluster/edits/edit.ts';
import { allKeysOfEdit } from '../../../cluster/edits/edit-keys.ts';
import type { Mart } from '../../mart/mart.ts';
import type { KeyedMessage } from './keyed-message.ts';
import { locateMessages, readIssueRows } from './named-messages.ts';
import { createPendingEdits, type PendingEdits } from './pending-edits.ts';
import { isMark } from './table-marks.ts';

/** What the edits that wait make of the tables. */
export async function buildPending(mart: Mart, log: readonly Edit[]): Promise<PendingEdits> {
  const isPending = await findPending(mart, log);
  if (!log.some(isPending)) return createPendingEdits({ log: [], isPending: () => false, messages: [], issues: [] });
  const named = await locateMessages(mart, listReplayed(log, isPending).flatMap(allKeysOfEdit));
  const issues = await readIssueRows(mart, named);
  return createPendingEdits({ log, isPending, messages: await withMembers(mart, named), issues });
}

/** The edits that the overlay replays or reads: those that wait, those that they take back or put back, and all marks. */
function listReplayed(log: readonly Edit[], isPending: (edit: Edit) => boolean): readonly Edit[] {
  const wanted = new Set<string>();
  // What an undo names stands before it, also where that is an undo.
  for (const edit of [...log].reverse())
    if (edit.action === 'undo' && (isPending(edit) || wanted.has(edit.id))) wanted.add(edit.edit);
  return log.filter((edit) => isPending(edit) || wanted.has(edit.id) || isMark(edit));
}

/** Adds all other members of the issues that the messages belong to. */
async function withMembers(mart: Mart, named: readonly KeyedMessage[]): Promise<readonly KeyedMessage[]> {
  const ids = [...new Set(named.map(({ issue_id }) => issue_id).filter((id) => id !== null))];
  if (ids.length === 0) return named;
  const members = await mart.rows<KeyedMessage>(
    `SELECT message_key, source, message_id, issue_id FROM messages
     WHERE issue_id IN (SELECT unnest(from_json($1, '["VARCHAR"]'))) AND duplicate_of IS NULL ORDER BY created_at, message_key`,
    [JSON.stringify(ids)],
  );
  const known = new Set(members.map(({ message_key }) => message_key));
  return [...members, ...named.filter(({ message_key }) => !known.has(message_key))];
}

/**
 * Tells which edits the tables do not know: those that stand in the log after the last that their run read. Tables that do
 * not say which that was, or name one that the log does not have, know those from before their run started.
 */
export async function findPending(mart: Mart, log: readonly Edit[]): Promise<(edit: Edit) => boolean> {
  const lastEdit = await readLastEdit(mart);
  const read = lastEdit === null ? -1 : lastEdit === '' ? 0 : log.findIndex(({ id }) => id === lastEdit) + 1;
  if (lastEdit === '' || read > 0) {
    const waiting = new Set(log.slice(read).map(({ id }) => id));
    return ({ id }) => waiting.has(id);
  }
  const [row] = await mart.rows<{ at: string | null }>('SELECT max(started_at) AS at FROM runs');
  const since = row?.at ?? null;
  return ({ at }) => since === null || at >= since;
}

/** Id of the last edit that the tables know, empty where the log was; null where they do not say. */
async function readLastEdit(mart: Mart): Promise<string | null> {
  if (!mart.columns('mart_info').has('last_edit')) return null;
  const [row] = await mart.rows<{ last_edit: string | null }>('SELECT last_edit FROM mart_info');
  return row?.last_edit ?? null;
}
