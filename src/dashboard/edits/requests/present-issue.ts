import type { QingyuError } from '../../../core/errors.ts';
import { followMerges } from '../../mart/follow-merges.ts';
import type { Mart } from '../../mart/mart.ts';
import type { PendingEdits } from '../pending/pending-edits.ts';
import type { IssueLike } from '../pending/table-marks.ts';
import type { EditRequest } from './edit-request.ts';
import { refuseEdit } from './refuse-edit.ts';

/** What an editor sees: the tables, and the edits that they do not know yet laid over them. */
export interface EditView {
  readonly mart: Mart;
  readonly pending: PendingEdits;
}

/** An issue as pending edits leave it: one that they merged away is the one that took it in. */
export interface PresentIssue {
  readonly id: string;
  /** Keys, copies left out, in the order of time. */
  readonly members: readonly string[];
  /** Null, as what follows, where the tables do not have it yet. */
  readonly title: string | null;
  /** Title of the message, where it stands alone and no issue is. */
  readonly message?: string;
  readonly pinned: boolean | null;
  readonly dismissed: boolean | null;
}

/** @throws QingyuError EDIT_REFUSED where there is none */
export async function readIssue(view: EditView, issueId: string): Promise<PresentIssue> {
  const { id, members } = view.pending.issueNow(issueId) ?? {
    id: issueId,
    members: await readMembers(view.mart, issueId),
  };
  const [row] = await view.mart.rows<IssueLike>(
    'SELECT issue_id, title, pinned, dismissed FROM issues WHERE issue_id = $1',
    [id],
  );
  if (row === undefined) return { id, members, title: null, pinned: null, dismissed: null };
  const { title, pinned, dismissed } = view.pending.applyToIssue(row);
  return { id, members, title, pinned, dismissed };
}

async function readMembers(mart: Mart, issueId: string): Promise<readonly string[]> {
  const rows = await mart.rows<{ message_key: string }>(
    'SELECT message_key FROM messages WHERE issue_id = $1 AND duplicate_of IS NULL ORDER BY created_at, message_key',
    [issueId],
  );
  if (rows.length === 0) throw await refuseGone(mart, issueId);
  return rows.map(({ message_key }) => message_key);
}

async function refuseGone(mart: Mart, issueId: string): Promise<QingyuError> {
  const into = await followMerges(mart, issueId);
  if (into === null)
    return refuseEdit(`Expected ${issueId} to be the id of an issue, got none`, `找不到问题 ${issueId}`);
  const [row] = await mart.rows<{ title: string }>('SELECT title FROM issues WHERE issue_id = $1', [into]);
  return refuseMerged(issueId, { id: into, title: row?.title ?? null });
}

function refuseMerged(named: string, { id, title }: Pick<PresentIssue, 'id' | 'title'>): QingyuError {
  return refuseEdit(
    `Expected ${named} to be the id of an issue, got one that was merged into ${id}${title === null ? '' : ` (${title})`}`,
    `问题 ${named} 已并入「${title ?? id}」，请到那个问题上编辑`,
  );
}

/**
 * What refuses a request that names an issue which edits since the last run merged into another, as the next run's tables will:
 * who means the small one would decide over the large one. Null where none is named.
 */
export async function findMerged(view: EditView, request: EditRequest): Promise<QingyuError | null> {
  const single = 'issue' in request && request.issue !== null ? [request.issue] : [];
  const named = 'issues' in request ? request.issues : single;
  const merged = named.find((issueId) => (view.pending.issueNow(issueId)?.id ?? issueId) !== issueId);
  return merged === undefined ? null : refuseMerged(merged, await readIssue(view, merged));
}
