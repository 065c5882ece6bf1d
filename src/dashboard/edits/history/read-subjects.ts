import type { Edit } from '../../../cluster/edits/edit.ts';
import { keysOfEdit } from '../../../cluster/edits/edit-keys.ts';
import type { Mart } from '../../mart/mart.ts';
import { followUndo } from '../pending/follow-undo.ts';
import { locateMessages, readIssueRows } from '../pending/named-messages.ts';
import type { EditSubjects } from './describe-edit.ts';

/**
 * What the tables have of the messages that edits name, to put them in words.
 * @param log the whole log, by the ids of its edits
 */
export async function readSubjects(
  mart: Mart,
  edits: readonly Edit[],
  log: ReadonlyMap<string, Edit>,
): Promise<EditSubjects> {
  const named = edits.flatMap((edit) => followUndo(edit, log)?.edit ?? []);
  const messages = await locateMessages(mart, named.flatMap(keysOfEdit));
  const titles = new Map((await readIssueRows(mart, messages)).map(({ issue_id, title }) => [issue_id, title]));
  return { messages: new Map(messages.map((message) => [message.message_key, message])), titles, log };
}
