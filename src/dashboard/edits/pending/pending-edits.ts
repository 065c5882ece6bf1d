import { applyEdits, type IssueView } from '../../../cluster/edits/apply-edits.ts';
import type { Edit } from '../../../cluster/edits/edit.ts';
import { listUndone } from '../../../cluster/edits/undone.ts';
import { issueId } from '../../../cluster/state/issue-id.ts';
import { type MessageRef, refOf } from '../../../core/message.ts';
import type { MessageDetail, PendingIssue } from '../../api-types.ts';
import type { KeyedMessage } from './keyed-message.ts';
import { findMemberChanges, type MemberChanges } from './member-changes.ts';
import { collectLabels, collectNotes } from './pending-notes.ts';
import { createPendingSides, type PendingSides, type Side } from './pending-sides.ts';
import { createTableMarks, type IssueLike, isMark } from './table-marks.ts';

type Corrections = MessageDetail['pending'];

/** Issues that lists find or leave out by other values than their rows have. */
export interface IssueChanges {
  /** Ids. */
  readonly dismissed: readonly string[];
  /** Ids. */
  readonly restored: readonly string[];
  readonly titles: readonly { readonly issue_id: string; readonly title: string }[];
}

/** Edits made since the tables were built, as the page lays them over what the tables say. */
export interface PendingEdits extends PendingSides {
  readonly count: number;
  readonly edits: readonly Edit[];
  /** The whole log, by the ids of its edits. */
  readonly log: ReadonlyMap<string, Edit>;
  /** The issue as it will be, and what the next run has still to work in. */
  applyToIssue<T extends IssueLike>(
    issue: T,
  ): T & { readonly pending?: readonly string[]; readonly pending_merge?: string };
  readonly issueChanges: IssueChanges;
  /** The message with its corrected labels, what is pending of it, and the issue that it will be in where that is another. */
  applyToMessage<T extends MessageRef>(
    message: T,
  ): T & { readonly pending_edits?: readonly string[]; readonly pending_issue?: PendingIssue };
  correctionsOf(message: MessageRef): Corrections;
  /**
   * An issue as the edits leave it, its members in the order of `PendingSources.messages`; one that was merged away is the
   * one that took it in. Null where they leave it as the tables have it.
   */
  issueNow(issueId: string): { readonly id: string; readonly members: readonly string[] } | null;
  /** Which messages come to an issue of the tables and which leave it; null where all stay. */
  changesOf(issueId: string): MemberChanges | null;
  /** Undos of edits about an issue: what they take back or put back only the next run shows in full. */
  undosOf(issueId: string): readonly Edit[];
  /** Measures recorded since, at an issue, or at the one that took it in. */
  measuresOf(issueId: string): readonly { readonly id: string; readonly title: string; readonly date: string }[];
}

/** What the overlay is made from. */
export interface PendingSources {
  /** The whole log, oldest first. */
  readonly log: readonly Edit[];
  /** Whether the tables do not know an edit yet. */
  readonly isPending: (edit: Edit) => boolean;
  /** The messages that edits name, and all members of their issues. */
  readonly messages: readonly KeyedMessage[];
  /** Rows of the issues of these messages, and of those that messages founded which stand alone by now. */
  readonly issues: readonly IssueLike[];
}

/**
 * Lays over the tables, by the same `applyEdits` as a run, the edits that they do not know. What they know of titles, pins
 * and dismissals is where the replay starts from, without those that were undone since; merges, splits and moves that were
 * undone since stay until the next run.
 */
export function createPendingEdits({ log, isPending, messages, issues }: PendingSources): PendingEdits {
  const recent = log.filter(isPending);
  const undone = listUndone(log);
  const live = recent.filter(({ id }) => !undone.has(id));
  const byKey = new Map(messages.map((message) => [message.message_key, message]));
  const marks = createTableMarks({ log, isPending, issueOf: (key) => byKey.get(key)?.issue_id ?? null, issues });
  const rows = new Map(issues.map((row) => [row.issue_id, row]));
  /** A message that stands alone has an issue of one, which the tables do not list. */
  const idOf = ({ key, issueId: known }: Side): string => known ?? issueId(key, (id) => rows.has(id));
  const view: IssueView = { ...viewOf(messages, idOf), marksOf: marks.of };
  const replayed = log.filter((edit) => !undone.has(edit.id) && (isPending(edit) || marks.wasUndone(edit)));
  const outcome =
    live.length === 0
      ? null
      : applyEdits(
          view,
          replayed.filter((edit) => isPending(edit) || !isMark(edit)),
          log,
        );
  const notes = collectNotes(live, log, byKey);
  const overlays = collectLabels(live, byKey, notes.messages);
  const mergedInto = new Map(
    (outcome?.lineage ?? [])
      .filter(({ event }) => event === 'merged_into')
      .map((row) => [row.issue_id, row.other_issue_id]),
  );
  const before = (key: string): Side => ({ key, issueId: byKey.get(key)?.issue_id ?? null });
  const sides = createPendingSides({ live, outcome, before, idOf });
  const byRef = new Map(messages.map((message) => [refOf(message), message]));
  const findPlace = (message: MessageRef): { readonly pending_issue?: PendingIssue } => {
    const found = byRef.get(refOf(message));
    if (found === undefined) return {};
    const id = sides.issueOf(before(found.message_key));
    if (id === found.issue_id) return {};
    const row = id === null ? undefined : rows.get(id);
    return { pending_issue: { issue_id: id, title: row === undefined ? null : applyToIssue(row).title } };
  };
  const applyToIssue: PendingEdits['applyToIssue'] = (issue) => {
    const found = notes.issues.get(issue.issue_id);
    if (found === undefined) return issue;
    const { title, pinned, dismissed } = outcome?.issues.get(issue.issue_id) ?? marks.of(issue.issue_id);
    const into = mergedInto.get(issue.issue_id);
    const own = { title: title ?? issue.title, pinned, dismissed };
    // One that was merged away is shown as it was until the next run.
    return { ...issue, ...(into ? { pending_merge: into } : own), pending: [...found] };
  };
  const issueNow: PendingEdits['issueNow'] = (issueId) => {
    let id = issueId;
    const seen = new Set<string>();
    for (let into = mergedInto.get(id); into && !seen.has(id); into = mergedInto.get(id)) {
      seen.add(id);
      id = into;
    }
    const members = new Set(outcome?.issues.get(id)?.members);
    if (members.size === 0) return null;
    return { id, members: messages.map(({ message_key }) => message_key).filter((key) => members.has(key)) };
  };
  return {
    count: recent.length,
    edits: live,
    log: new Map(log.map((edit) => [edit.id, edit])),
    applyToIssue,
    issueChanges: findChanges(issues, applyToIssue),
    applyToMessage(message) {
      const place = findPlace(message);
      const overlay = overlays.get(refOf(message));
      if (overlay === undefined) return { ...message, ...place };
      const { notes: said, ...labels } = overlay;
      return { ...message, ...labels, ...place, pending_edits: [...said] };
    },
    issueNow,
    ...sides,
    changesOf: (issueId) =>
      findMemberChanges(issueId, outcome, {
        keys: messages.map(({ message_key }) => message_key),
        before: (key) => byKey.get(key)?.issue_id ?? null,
        now: (key) => sides.issueOf(before(key)),
      }),
    undosOf: (issueId) => notes.undos.get(issueId) ?? [],
    measuresOf: (issueId) =>
      (outcome?.measures ?? []).filter((measure) => measure.issueId === (issueNow(issueId)?.id ?? issueId)),
    correctionsOf(message) {
      const overlay = overlays.get(refOf(message));
      if (overlay === undefined) return {};
      const { notes: _said, ...labels } = overlay;
      return labels;
    },
  };
}

function findChanges(rows: readonly IssueLike[], applyToIssue: (issue: IssueLike) => IssueLike): IssueChanges {
  const changes = rows.map((row) => ({ row, now: applyToIssue(row) }));
  const idsOf = (list: typeof changes): string[] => list.map(({ row }) => row.issue_id);
  return {
    dismissed: idsOf(changes.filter(({ row, now }) => now.dismissed && !row.dismissed)),
    restored: idsOf(changes.filter(({ row, now }) => row.dismissed && !now.dismissed)),
    titles: changes
      .filter(({ row, now }) => now.title !== row.title)
      .map(({ now: { issue_id, title } }) => ({ issue_id, title })),
  };
}

function viewOf(messages: readonly KeyedMessage[], idOf: (side: Side) => string): IssueView {
  const issues = new Map(messages.map(({ message_key: key, issue_id }) => [key, idOf({ key, issueId: issue_id })]));
  const members = new Map<string, string[]>();
  for (const [key, id] of issues) {
    const known = members.get(id);
    if (known === undefined) members.set(id, [key]);
    else known.push(key);
  }
  return { issueOf: (key) => issues.get(key) ?? null, membersOf: (id) => members.get(id) ?? [] };
}
