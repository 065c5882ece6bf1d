import { type IssueMarks, listUndone } from '../../cluster/edits/apply-edits.ts';
import type { Edit } from '../../cluster/edits/edit.ts';
import { findSide } from '../../cluster/edits/find-side.ts';

/** What an issue's row says of it. */
export interface IssueLike {
  readonly issue_id: string;
  readonly title: string;
  readonly pinned: boolean;
  readonly dismissed: boolean;
}

type Mark = Extract<Edit, { readonly action: 'rename' | 'pin' | 'unpin' | 'dismiss' | 'restore' }>;
type Trait = keyof IssueMarks;

const traits: Readonly<Record<Mark['action'], Trait>> = {
  rename: 'title',
  pin: 'pinned',
  unpin: 'pinned',
  dismiss: 'dismissed',
  restore: 'dismissed',
};

/** True where an edit is about the title, pin or dismissal of an issue. */
export function isMark(edit: Edit): edit is Mark {
  return edit.action in traits;
}

/** What the tables know of editors' decisions about issues. */
export interface TableMarks {
  /** An issue's marks as the tables have them, without those that were undone, and with those put back, since. */
  of(issueId: string): IssueMarks;
  /** Whether the tables were built when an edit was undone. */
  wasUndone(edit: Edit): boolean;
}

export interface TableMarksSources {
  readonly log: readonly Edit[];
  readonly isPending: (edit: Edit) => boolean;
  /** Issue of a message in the tables. */
  readonly issueOf: (key: string) => string | null;
  readonly issues: readonly IssueLike[];
}

/**
 * Reads the marks of issues off their rows. Only where a mark was undone or put back since are they told from the log: by
 * the last mark of its sort at that issue that counts.
 */
export function createTableMarks({ log, isPending, issueOf, issues }: TableMarksSources): TableMarks {
  const workedIn = log.filter((edit) => !isPending(edit));
  const undone = listUndone(log);
  const wasUndone = listUndone(workedIn);
  const rows = new Map(issues.map((issue) => [issue.issue_id, issue]));
  const marks = workedIn.flatMap((mark, at) =>
    isMark(mark)
      ? [
          {
            mark,
            issueId: findHolder(
              mark,
              workedIn.slice(at + 1).filter(({ id }) => !wasUndone.has(id)),
              issueOf,
            ),
          },
        ]
      : [],
  );
  const lastOf = (issueId: string, trait: Trait): Mark | undefined =>
    marks.findLast((at) => at.issueId === issueId && traits[at.mark.action] === trait && !undone.has(at.mark.id))?.mark;
  const isChanged = (issueId: string, trait: Trait): boolean =>
    marks.some(
      ({ mark, issueId: at }) =>
        at === issueId && traits[mark.action] === trait && undone.has(mark.id) !== wasUndone.has(mark.id),
    );
  return {
    wasUndone: ({ id }) => wasUndone.has(id),
    of(issueId) {
      const row = rows.get(issueId);
      const isOn = (trait: 'pinned' | 'dismissed', action: Mark['action']): boolean =>
        isChanged(issueId, trait) ? lastOf(issueId, trait)?.action === action : (row?.[trait] ?? false);
      const rename = lastOf(issueId, 'title');
      const isEditors = rename?.action === 'rename' && (isChanged(issueId, 'title') || rename.title === row?.title);
      return {
        title: isEditors ? rename.title : null,
        pinned: isOn('pinned', 'pin'),
        dismissed: isOn('dismissed', 'dismiss'),
      };
    },
  };
}

/**
 * The issue that a mark is at. Null where its messages were moved out of it since: the log does not say out of which.
 * @param later edits after it that the tables know
 */
function findHolder(mark: Mark, later: readonly Edit[], issueOf: (key: string) => string | null): string | null {
  const follow = (key: string): string | null => {
    const holder = { key };
    for (const edit of later) {
      if (edit.action === 'move' && edit.messages.includes(holder.key)) return null;
      if (edit.action === 'split' && edit.messages.includes(holder.key)) holder.key = edit.anchor;
    }
    return issueOf(holder.key);
  };
  return findSide(mark, mark.anchor, follow)?.issueId ?? null;
}
