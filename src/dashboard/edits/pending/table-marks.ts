import type { IssueMarks } from '../../../cluster/edits/apply-edits.ts';
import type { Edit } from '../../../cluster/edits/edit.ts';
import { findSide } from '../../../cluster/edits/find-side.ts';
import { listUndone } from '../../../cluster/edits/undone.ts';

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
  const marks = groupMarks(
    workedIn.filter((edit) => isMark(edit) || !wasUndone.has(edit.id)),
    issueOf,
  );
  const marksOf = (issueId: string, trait: Trait): readonly Mark[] =>
    (marks.get(issueId) ?? []).filter(({ action }) => traits[action] === trait);
  const lastOf = (issueId: string, trait: Trait): Mark | undefined =>
    marksOf(issueId, trait).findLast(({ id }) => !undone.has(id));
  const kept = listKeptTitles(
    workedIn.filter((edit) => !undone.has(edit.id)),
    issueOf,
  );
  const isChanged = (issueId: string, trait: Trait): boolean =>
    marksOf(issueId, trait).some(({ id }) => undone.has(id) !== wasUndone.has(id));
  return {
    wasUndone: ({ id }) => wasUndone.has(id),
    of(issueId) {
      const row = rows.get(issueId);
      const isOn = (trait: 'pinned' | 'dismissed', action: Mark['action']): boolean =>
        isChanged(issueId, trait) ? lastOf(issueId, trait)?.action === action : (row?.[trait] ?? false);
      const rename = lastOf(issueId, 'title');
      const isEditors = rename?.action === 'rename' && (isChanged(issueId, 'title') || rename.title === row?.title);
      const isKept = row !== undefined && !isChanged(issueId, 'title') && kept.get(issueId)?.has(row.title) === true;
      return {
        title: isEditors ? rename.title : isKept ? row.title : null,
        pinned: isOn('pinned', 'pin'),
        dismissed: isOn('dismissed', 'dismiss'),
      };
    },
  };
}

/** What issues were called when others were merged into them: a run takes that for their editors' title. */
function listKeptTitles(
  edits: readonly Edit[],
  issueOf: (key: string) => string | null,
): ReadonlyMap<string, ReadonlySet<string>> {
  const titles = new Map<string, Set<string>>();
  for (const edit of edits) {
    if (edit.action !== 'merge') continue;
    const [first] = edit.anchors;
    const title = first === undefined ? undefined : edit.seen?.[first];
    const issueId = first === undefined ? null : issueOf(first);
    if (title === undefined || issueId === null) continue;
    titles.set(issueId, (titles.get(issueId) ?? new Set()).add(title));
  }
  return titles;
}

/**
 * The marks of each issue, in the order of the log. One whose messages were moved out of its issue since is left out: the log
 * does not say out of which.
 * @param edits all marks, undone ones, too, and the other edits that the tables follow
 */
function groupMarks(
  edits: readonly Edit[],
  issueOf: (key: string) => string | null,
): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, Mark[]>();
  // Seen from the end: the message that has the issue which a message of then was in; null where nobody says.
  const heirs = new Map<string, string | null>();
  const heirOf = (key: string): string | null => (heirs.has(key) ? heirs.get(key)! : key);
  for (const edit of [...edits].reverse()) {
    if (edit.action === 'move') for (const key of edit.messages) heirs.set(key, null);
    else if (edit.action === 'split') {
      const heir = heirOf(edit.anchor);
      for (const key of edit.messages) heirs.set(key, heir);
    } else if (isMark(edit)) {
      const side = findSide(edit, edit.anchor, (key) => {
        const heir = heirOf(key);
        return heir === null ? null : issueOf(heir);
      });
      if (side === null) continue;
      const known = marks.get(side.issueId);
      if (known === undefined) marks.set(side.issueId, [edit]);
      else known.push(edit);
    }
  }
  for (const list of marks.values()) list.reverse();
  return marks;
}
