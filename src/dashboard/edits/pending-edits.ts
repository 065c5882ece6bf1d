import { applyEdits, type EditOutcome, type IssueView } from '../../cluster/edits/apply-edits.ts';
import type { Edit } from '../../cluster/edits/edit.ts';
import { keysOfEdit } from '../../cluster/edits/edit-keys.ts';
import { findSide } from '../../cluster/edits/find-side.ts';
import { listUndone } from '../../cluster/edits/undone.ts';
import { issueId } from '../../cluster/state/issue-id.ts';
import type { MessageDetail, PendingIssue } from '../api-types.ts';
import { followUndo } from './follow-undo.ts';
import { findMemberChanges, type MemberChanges } from './member-changes.ts';
import { createTableMarks, type IssueLike, isMark } from './table-marks.ts';

/** Where a message that an edit names stands in the tables. */
export interface KeyedMessage {
  readonly message_key: string;
  readonly source: string;
  readonly message_id: string;
  readonly issue_id: string | null;
}

export interface TitledMessage extends KeyedMessage {
  readonly title: string;
}

type Corrections = MessageDetail['pending'];

/** Issues that lists find or leave out by other values than their rows have. */
export interface IssueChanges {
  /** Ids. */
  readonly dismissed: readonly string[];
  /** Ids. */
  readonly restored: readonly string[];
  readonly titles: readonly { readonly issue_id: string; readonly title: string }[];
}

/** One side of a possible merge. */
export interface Side {
  readonly key: string;
  readonly issueId: string | null;
}

interface MessageLike {
  readonly source: string;
  readonly message_id: string;
}

/** Edits made since the tables were built, as the page lays them over what the tables say. */
export interface PendingEdits {
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
  applyToMessage<T extends MessageLike>(
    message: T,
  ): T & { readonly pending_edits?: readonly string[]; readonly pending_issue?: PendingIssue };
  correctionsOf(message: MessageLike): Corrections;
  /**
   * An issue as the edits leave it, its members in the order of `PendingSources.messages`; one that was merged away is the
   * one that took it in. Null where they leave it as the tables have it.
   */
  issueNow(issueId: string): { readonly id: string; readonly members: readonly string[] } | null;
  /**
   * Whether edits that the tables do not know have two sides of a possible merge in one issue, told them apart, or dismissed
   * one of them. A side is a message and its issue in the tables, null where it stands alone.
   */
  isDecided(left: Side, right: Side): boolean;
  /** The issue that a side is or belongs to, with edits that the tables do not know; null for a message that stands alone. */
  issueOf(side: Side): string | null;
  /**
   * The edit by which `isDecided` holds: what told the two apart before a dismissal, of several the last; null where there is
   * no single one.
   */
  decisionOf(left: Side, right: Side): Edit | null;
  /** Which messages come to an issue of the tables and which leave it; null where all stay. */
  changesOf(issueId: string): MemberChanges | null;
  /** Undos of edits about an issue: what they take back or put back only the next run shows in full. */
  undosOf(issueId: string): readonly Edit[];
  /** Measures recorded since, at an issue, or at the one that took it in. */
  measuresOf(issueId: string): readonly { readonly id: string; readonly title: string; readonly date: string }[];
}

type Join = Extract<Edit, { readonly action: 'merge' | 'move' }>;

interface MessageOverlay {
  topic?: string;
  kind?: string;
  urgency?: string;
  readonly notes: Set<string>;
}

const actionNames: Readonly<Record<Edit['action'], string>> = {
  merge: '合并',
  apart: '区分',
  split: '拆分',
  move: '移动',
  rename: '改名',
  dismiss: '排除',
  restore: '恢复',
  pin: '置顶',
  unpin: '取消置顶',
  measure: '措施',
  correct: '更正',
  undo: '撤销',
};

/** An edit's action in Chinese. */
export function nameAction(action: string): string {
  return (actionNames as Readonly<Record<string, string>>)[action] ?? action;
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
  const placed = listPlaced(outcome);
  const sideNow = ({ key, issueId }: Side): string => placed.get(key) ?? idOf({ key, issueId });
  const before = (key: string): Side => ({ key, issueId: byKey.get(key)?.issue_id ?? null });
  const sideOf = (key: string): string => sideNow(before(key));
  const issueOf: PendingEdits['issueOf'] = ({ key, issueId }) => {
    const id = placed.get(key);
    if (id === undefined) return issueId;
    return (outcome?.issues.get(id)?.members.length ?? 0) > 1 ? id : null;
  };
  const nameSides = (a: string, b: string): string => JSON.stringify([a, b].sort());
  const toldApart = new Set((outcome?.apart ?? []).map(([x, y]) => nameSides(sideOf(x), sideOf(y))));
  const byRef = new Map(messages.map((message) => [refOf(message), message]));
  const findPlace = (message: MessageLike): { readonly pending_issue?: PendingIssue } => {
    const found = byRef.get(refOf(message));
    if (found === undefined) return {};
    const id = issueOf(before(found.message_key));
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
    isDecided(left, right) {
      if (outcome === null) return false;
      const [a, b] = [sideNow(left), sideNow(right)];
      if (a === b || outcome.issues.get(a)?.dismissed || outcome.issues.get(b)?.dismissed) return true;
      return toldApart.has(nameSides(a, b));
    },
    decisionOf(left, right) {
      const [a, b] = [sideNow(left), sideNow(right)];
      if (a !== b) {
        const nameSide = (edit: Edit, anchor: string): string => findSide(edit, anchor, sideOf)?.issueId ?? '';
        const apart = live.findLast((edit) => {
          if (edit.action !== 'apart') return false;
          const pairs = [
            edit.anchors.map((anchor) => nameSide(edit, anchor)),
            ...(edit.compared ?? []).map((pair) => pair.map(sideOf)),
          ] as [string, string][];
          return pairs.some(([x, y]) => nameSides(x, y) === nameSides(a, b));
        });
        const dismissed = [a, b].filter((id) => outcome?.issues.get(id)?.dismissed);
        const isDismissal = (edit: Edit): boolean =>
          edit.action === 'dismiss' && dismissed.includes(nameSide(edit, edit.anchor));
        return apart ?? live.findLast(isDismissal) ?? null;
      }
      const names = (edit: Edit, side: Side): boolean =>
        keysOfEdit(edit).some((key) => idOf(before(key)) === idOf(side));
      const joins = live.filter((edit): edit is Join => edit.action === 'merge' || edit.action === 'move');
      const direct = joins.findLast((edit) => names(edit, left) && names(edit, right));
      return direct ?? joins.findLast((edit) => names(edit, left) || names(edit, right)) ?? null;
    },
    issueOf,
    changesOf: (issueId) =>
      findMemberChanges(issueId, outcome, {
        keys: messages.map(({ message_key }) => message_key),
        before: (key) => byKey.get(key)?.issue_id ?? null,
        now: (key) => issueOf(before(key)),
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

/** The issues that edits touched, those of one message included, by message key. */
function listPlaced(outcome: EditOutcome | null): ReadonlyMap<string, string> {
  const placed = new Map<string, string>();
  for (const { id, members } of outcome?.issues.values() ?? []) for (const key of members) placed.set(key, id);
  return placed;
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
  for (const [key, id] of issues) getOrAdd(members, id, newList).push(key);
  return { issueOf: (key) => issues.get(key) ?? null, membersOf: (id) => members.get(id) ?? [] };
}

interface Notes {
  readonly issues: ReadonlyMap<string, Set<string>>;
  readonly messages: ReadonlyMap<string, Set<string>>;
  /** Undos of edits about an issue, by its id. */
  readonly undos: ReadonlyMap<string, readonly Edit[]>;
}

/** In words, what is pending of each issue and message. */
function collectNotes(live: readonly Edit[], log: readonly Edit[], byKey: ReadonlyMap<string, KeyedMessage>): Notes {
  const issues = new Map<string, Set<string>>();
  const messages = new Map<string, Set<string>>();
  const undos = new Map<string, Edit[]>();
  const byId = new Map(log.map((edit) => [edit.id, edit]));
  for (const edit of live) {
    const about = followUndo(edit, byId);
    // What is told apart is counted as before.
    if (about === null || about.edit.action === 'apart') continue;
    const target = about.edit;
    const note = nameAction(about.isTakenBack ? 'undo' : target.action);
    for (const named of keysOfEdit(target)) {
      const key = findSide(target, named, (one) => byKey.get(one)?.issue_id ?? null)?.voice ?? named;
      const found = byKey.get(key);
      if (found === undefined) continue;
      if (found.issue_id !== null && target.action !== 'correct') {
        getOrAdd(issues, found.issue_id, newSet).add(note);
        if (edit.action === 'undo') {
          const list = getOrAdd(undos, found.issue_id, (): Edit[] => []);
          if (list.at(-1) !== edit) list.push(edit);
        }
      }
      if (found.issue_id === null || namesMessages(target, key)) getOrAdd(messages, refOf(found), newSet).add(note);
    }
  }
  return { issues, messages, undos };
}

/** True where the edit is about the message itself, not only about the issue that it anchors. */
function namesMessages(edit: Edit, key: string): boolean {
  if (edit.action === 'correct') return true;
  return (edit.action === 'split' || edit.action === 'move') && edit.messages.includes(key);
}

function collectLabels(
  live: readonly Edit[],
  byKey: ReadonlyMap<string, KeyedMessage>,
  notes: Notes['messages'],
): ReadonlyMap<string, MessageOverlay> {
  const overlays = new Map<string, MessageOverlay>([...notes].map(([ref, said]) => [ref, { notes: said }]));
  for (const edit of live) {
    const found = edit.action === 'correct' ? byKey.get(edit.message) : undefined;
    const overlay = found === undefined ? undefined : overlays.get(refOf(found));
    if (edit.action !== 'correct' || overlay === undefined) continue;
    if (edit.topic !== null) overlay.topic = edit.topic;
    if (edit.kind !== null) overlay.kind = edit.kind;
    if (edit.urgency !== null) overlay.urgency = edit.urgency;
  }
  return overlays;
}

const newSet = (): Set<string> => new Set();
const newList = (): string[] => [];

function refOf(message: MessageLike): string {
  return JSON.stringify([message.source, message.message_id]);
}

function getOrAdd<T>(map: Map<string, T>, key: string, create: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = create();
  map.set(key, made);
  return made;
}
