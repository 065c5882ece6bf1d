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
