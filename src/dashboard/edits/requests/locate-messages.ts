import type { MessageRef } from '../../../core/message.ts';
import type { EditView, PresentIssue } from './present-issue.ts';
import { refuseEdit } from './refuse-edit.ts';

/** Key of the oldest message of an issue that is not among `except`. */
export function anchorIn({ id, members }: PresentIssue, except: readonly string[] = []): string {
  const anchor = members.find((key) => !except.includes(key));
  if (anchor !== undefined) return anchor;
  throw refuseEdit(`Expected some message of ${id} to be left over, got all of them`, '不能选中一个问题的全部留言');
}

/**
 * Keys by which issues have messages: of copies, which are in the issue of their original and no members of it, those of the originals.
 * @param issue the issue that all must belong to, if they must
 */
export async function keysOf(view: EditView, refs: readonly MessageRef[], issue?: PresentIssue): Promise<string[]> {
  const rows = await locateAll(view, refs, issue);
  return rows.map(({ message_key, original_key }) => original_key ?? message_key);
}

/** A message of the tables, and what it is a copy of. */
export interface LocatedMessage {
  readonly source: string;
  readonly message_id: string;
  readonly message_key: string;
  /** Of a copy; null of others. */
  readonly original_key: string | null;
  /** Issue of a copy of which tables of before do not name the original; null of others. */
  readonly copy_in: string | null;
}

/** @throws QingyuError EDIT_REFUSED where a message is not there, or not in `issue` */
export async function locateAll(
  { mart }: EditView,
  refs: readonly MessageRef[],
  issue?: PresentIssue,
): Promise<LocatedMessage[]> {
  const ids = [...new Set(refs.map(({ message_id }) => message_id))];
  const slots = ids.map((_, index) => `$${index + 1}`).join(', ');
  const original = mart.columns('messages').has('duplicate_of_key') ? 'duplicate_of_key' : 'NULL';
  const rows = await mart.rows<LocatedMessage>(
    `SELECT message_key, source, message_id, ${original} AS original_key,
       if(duplicate_of IS NULL OR ${original} IS NOT NULL, NULL, issue_id) AS copy_in
     FROM messages WHERE message_id IN (${slots})`,
    ids,
  );
  const members = new Set(issue?.members);
  return refs.map((ref) => {
    const row = rows.find(({ source, message_id }) => source === ref.source && message_id === ref.message_id);
    const member = row?.original_key ?? row?.message_key ?? '';
    const belongs = issue === undefined || members.has(member) || row?.copy_in === issue.id;
    if (row !== undefined && belongs) return row;
    throw issue === undefined
      ? refuseEdit(`Expected ${ref.message_id} to be the id of a message, got none`, `找不到留言 ${ref.message_id}`)
      : refuseEdit(
          `Expected ${ref.message_id} to be a message of ${issue.id}, got none or one elsewhere`,
          row === undefined
            ? `找不到留言 ${ref.message_id}`
            : `留言 ${ref.message_id} 已不属于这个问题：有人将它移走，可在「编辑记录」中查看或撤销`,
        );
  });
}
