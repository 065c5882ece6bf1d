import type { LineageRow } from '../contract.ts';
import type { MessageStore } from '../store/store.ts';
import type { Issue } from './lineage.ts';

/**
 * Issues without the members that turned out to be copies of a message that came in a later run, and without the issues
 * of which fewer than two members are left. The state keeps such members: an issue stays the one that they founded, and
 * edits may name them.
 * @param copies keys of the copies
 */
export function leaveOutCopies(
  issues: readonly Issue[],
  copies: ReadonlySet<string>,
  store: MessageStore,
): readonly Issue[] {
  if (copies.size === 0) return issues;
  return issues
    .map((issue) => ({ ...issue, members: issue.members.filter((i) => !copies.has(store.keys[i]!)) }))
    .filter(({ members }) => members.length >= 2);
}

/**
 * What became of issues, without those that are none once copies are left out, and without those that merged into these: no table
 * has ever had them.
 * @param lineage in the order in which it was told
 * @param found issues with copies
 * @param left what `leaveOutCopies` left of them
 */
export function leaveOutEvents(
  lineage: readonly LineageRow[],
  found: readonly Issue[],
  left: readonly Issue[],
): readonly LineageRow[] {
  if (left.length === found.length) return lineage;
  const kept = new Set(left.map(({ id }) => id));
  const gone = new Set(found.flatMap(({ id }) => (kept.has(id) ? [] : [id])));
  for (const { issue_id: id, event, other_issue_id: other } of [...lineage].reverse()) {
    if (event === 'merged_into' && other !== null && gone.has(other)) gone.add(id);
  }
  return lineage
    .filter((row) => !gone.has(row.issue_id))
    .map((row) => (gone.has(row.other_issue_id ?? '') ? { ...row, other_issue_id: null } : row));
}
