import { labelValue } from '../../value-labels.ts';
import type { EditRequest, SeenMessageRef } from './edit-request.ts';
import type { EditView, PresentIssue } from './present-issue.ts';
import { refuseEdit } from './refuse-edit.ts';

/** @throws QingyuError EDIT_REFUSED where the issue that was named is part of another by now */
export function requireUnmerged(named: string, { id, title }: PresentIssue): void {
  if (id === named) return;
  throw refuseEdit(
    `Expected ${named} to be an issue of its own, got one that was merged into ${id}`,
    `问题 ${named} 已由他人并入「${title ?? id}」，请到那个问题上编辑`,
  );
}

/** @throws QingyuError EDIT_REFUSED where a colleague told the two apart meanwhile */
export function requireUndecided(
  { pending }: EditView,
  action: 'merge' | 'apart',
  issues: readonly PresentIssue[],
  anchors: readonly string[],
): void {
  const [left, right] = issues.map(({ id, members }, at) => ({
    key: anchors[at]!,
    issueId: members.length > 1 ? id : null,
  }));
  const decision = pending.decisionOf(left!, right!);
  if (decision?.action !== 'apart') return;
  const said = `${decision.by ?? '有人'}已于 ${decision.at.slice(5, 16)} 记为不是同一问题`;
  throw refuseEdit(
    `Expected the two not to be told apart, got ${decision.id}, which does`,
    action === 'apart' ? `${said}，不必再记` : `${said}；要改判，请先撤销那一次`,
  );
}

/** @throws QingyuError EDIT_REFUSED where the issue is called otherwise by now */
export function requireSeen({ id, title }: PresentIssue, seenTitle: string): void {
  if (title === null || title === seenTitle) return;
  throw refuseEdit(
    `Expected ${id} to be called ${seenTitle}, got ${title}`,
    `这个问题现在名为「${title}」，请核对后再改名`,
  );
}

const labelTitles = { topic: '主题', kind: '诉求', urgency: '紧急程度' } as const;

/** @throws QingyuError EDIT_REFUSED where a label that is corrected is another by now */
export async function requireSeenLabels(
  { mart, pending }: EditView,
  request: Extract<EditRequest, { readonly action: 'correct' }>,
  seenLabels: Readonly<Record<keyof typeof labelTitles, string>>,
): Promise<void> {
  const { source, message_id: id } = request.message;
  const [row] = await mart.rows<Record<keyof typeof labelTitles, string>>(
    'SELECT topic, kind, urgency FROM messages WHERE source = $1 AND message_id = $2',
    [source, id],
  );
  const now = { ...row, ...pending.correctionsOf(request.message) };
  for (const label of ['topic', 'kind', 'urgency'] as const) {
    const got = now[label];
    if (request[label] === null || got === undefined || got === seenLabels[label]) continue;
    throw refuseEdit(
      `Expected the ${label} of ${id} to be ${seenLabels[label]}, got ${got}`,
      `这条留言的${labelTitles[label]}现在是「${labelValue(label, got)}」，请核对后再更正`,
    );
  }
}

/** @throws QingyuError EDIT_REFUSED where a message is no longer in the issue in which the editor saw it */
export async function requireStayed(
  view: EditView,
  refs: readonly SeenMessageRef[],
  keys: readonly string[],
): Promise<void> {
  const rows = await view.mart.rows<{ message_key: string; issue_id: string | null }>(
    `SELECT message_key, issue_id FROM messages WHERE message_key IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`,
    [JSON.stringify(keys)],
  );
  const inTables = new Map(rows.map(({ message_key, issue_id }) => [message_key, issue_id]));
  for (const [at, { message_id: id, from }] of refs.entries()) {
    if (from === undefined) continue;
    const key = keys[at]!;
    const now = view.pending.issueOf({ key, issueId: inTables.get(key) ?? null });
    const was = from === null ? null : (view.pending.issueNow(from)?.id ?? from);
    if (now === was) continue;
    throw refuseEdit(
      `Expected ${id} to be in ${was ?? 'no issue'}, got one of ${now ?? 'no issue'}`,
      `留言 ${id} 已被${now === null ? '移出原来的问题' : '归入别的问题'}，可在「编辑记录」中查看或撤销`,
    );
  }
}
