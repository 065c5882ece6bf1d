import type { LocalTime } from '../../core/message.ts';
import type { EditReportRow, LineageRow } from '../contract.ts';
import { issueId } from '../state/issue-id.ts';
import type { Edit } from './edit.ts';
import { findSide, type NamedSide } from './find-side.ts';
import { findLeftOver } from './left-over.ts';
import { listUndone } from './undone.ts';

/** Issues as clustering found them, by message keys. A message that is alone has an issue of one. */
export interface IssueView {
  /** Issue of a message; null where the message is unknown. */
  readonly issueOf: (key: string) => string | null;
  /** Members of an issue in the order of time. */
  readonly membersOf: (issueId: string) => readonly string[];
  /**
   * Tells of messages whether they are nearer to the first group than to the second; by this, those that came after a split
   * choose their side. Left out: they stay.
   */
  readonly compareSides?: (first: readonly string[], second: readonly string[]) => (key: string) => boolean;
  /** What edits that are worked in already made of an issue. Left out: none are. */
  readonly marksOf?: (issueId: string) => IssueMarks;
}

/** What editors decided about an issue as a whole. */
export interface IssueMarks {
  /** Null where no editor named it. */
  readonly title: string | null;
  readonly pinned: boolean;
  readonly dismissed: boolean;
}

/** What edits made of an issue. */
export interface EditedIssue extends IssueMarks {
  readonly id: string;
  /** In no particular order; empty: the issue is gone. */
  readonly members: readonly string[];
  /** Time of the last edit that made it an issue of two messages or left it fewer; null where none did. */
  readonly turnedAt: LocalTime | null;
}

/** A measure that an editor recorded, at the issue that it is about. */
export interface Measure {
  readonly id: string;
  readonly issueId: string;
  readonly scope: 'issue' | 'class';
  readonly title: string;
  readonly date: string;
}

export interface EditOutcome {
  /** The issues that edits touched; all others are as they were. */
  readonly issues: ReadonlyMap<string, EditedIssue>;
  /** Keys of two messages each whose issues an editor told apart. */
  readonly apart: readonly (readonly [string, string])[];
  readonly measures: readonly Measure[];
  readonly lineage: readonly LineageRow[];
  readonly reports: readonly EditReportRow[];
}

interface Draft {
  readonly members: Set<string>;
  turnedAt: LocalTime | null;
  title: string | null;
  pinned: boolean;
  dismissed: boolean;
  readonly measures: Extract<Edit, { readonly action: 'measure' }>[];
}

const noMarks: IssueMarks = { title: null, pinned: false, dismissed: false };

/**
 * Replays the editor log over issues, in the order of the log. An issue that an edit names is the one that most of the messages
 * are in by then which the editor saw in it (`findSide`). A title, pin, dismissal or measure goes to
 * that issue and is its own from then on: messages that are split off or moved take nothing along. Of
 * issues that are merged, the first keeps its own, with the title that the editor saw, and takes over pin and measures,
 * and a title where the log does not say what it was called; never a dismissal. What was merged stays together where
 * clustering takes a part of it elsewhere (`findLeftOver`). What cannot take effect is reported.
 * @param log the whole log, where `edits` are a part of it
 */
export function applyEdits(view: IssueView, edits: readonly Edit[], log: readonly Edit[] = edits): EditOutcome {
  const undone = listUndone(log);
  const known = new Set(log.map(({ id }) => id));
  const session = createSession(view);
  const live = edits.filter(({ id }) => !undone.has(id));
  const takenBack = listTitles(log.filter(({ id }) => undone.has(id)));
  for (const edit of live) {
    if (edit.action === 'merge') mergeIssues(session, edit, log, takenBack);
    else if (edit.action === 'split') splitIssue(session, edit);
    else if (edit.action === 'move') moveMessages(session, edit);
    else if (edit.action === 'apart') locateBoth(session, edit);
    else if (edit.action === 'undo' && !known.has(edit.edit))
      session.report(edit, 'dangling', `没有编号为 ${edit.edit} 的编辑`);
    else markIssue(session, edit);
  }
  for (const edit of live) if (edit.action === 'apart') tellApart(session, edit);
  return session.finish(live);
}

/** Titles that edits gave. */
function listTitles(edits: readonly Edit[]): ReadonlySet<string> {
  return new Set(edits.flatMap((edit) => (edit.action === 'rename' ? edit.title : [])));
}

interface Session {
  readonly apart: (readonly [string, string])[];
  readonly view: IssueView;
  readonly issueOf: (key: string) => string | null;
  readonly draftOf: (issueId: string) => Draft;
  /** Its messages, without touching it. */
  readonly membersOf: (issueId: string) => readonly string[];
  /** Whether no issue was found under the id, and none that edits made has messages or something an editor said of it. */
  readonly isFree: (issueId: string) => boolean;
  readonly place: (key: string, issueId: string, at: LocalTime) => void;
  /** @param key the message that it is about, if it is about one */
  readonly report: (edit: Edit, code: EditReportRow['code'], reason: string, key?: string) => void;
  readonly trace: (issueId: string, event: LineageRow['event'], other: string, at: LocalTime) => void;
  /** @param live the edits that count, in the order of the log */
  readonly finish: (live: readonly Edit[]) => EditOutcome;
}

function isBlank(draft: Draft | undefined): boolean {
  if (draft === undefined) return true;
  const { members, title, pinned, dismissed, measures } = draft;
  return members.size === 0 && title === null && !pinned && !dismissed && measures.length === 0;
}

function createSession(view: IssueView): Session {
  const placed = new Map<string, string>();
  const drafts = new Map<string, Draft>();
  const reports: EditReportRow[] = [];
  const lineage: LineageRow[] = [];
  const apart: (readonly [string, string])[] = [];
  const issueOf = (key: string): string | null => placed.get(key) ?? view.issueOf(key);
  const membersOf = (issueId: string): readonly string[] => {
    const drafted = drafts.get(issueId);
    if (drafted !== undefined) return [...drafted.members];
    return view.membersOf(issueId).filter((key) => issueOf(key) === issueId);
  };
  const draftOf = (issueId: string): Draft => {
    const drafted = drafts.get(issueId);
    if (drafted !== undefined) return drafted;
    const members = new Set(membersOf(issueId));
    const draft: Draft = { members, turnedAt: null, ...(view.marksOf?.(issueId) ?? noMarks), measures: [] };
    drafts.set(issueId, draft);
    return draft;
  };
  return {
    apart,
    view,
    issueOf,
    draftOf,
    membersOf,
    isFree: (issueId) => view.membersOf(issueId).length === 0 && isBlank(drafts.get(issueId)),
    place: (key, issueId, at) => {
      const before = issueOf(key);
      const [left, joined] = [before === null ? null : draftOf(before), draftOf(issueId)];
      left?.members.delete(key);
      if (left?.members.size === 1) left.turnedAt = at;
      joined.members.add(key);
      if (joined.members.size === 2) joined.turnedAt = at;
      placed.set(key, issueId);
    },
    report: (edit, code, reason, key) => {
      reports.push({ edit_id: edit.id, action: edit.action, code, reason, message_key: key ?? null });
    },
    trace: (issueId, event, other, at) => {
      lineage.push({ issue_id: issueId, event, other_issue_id: other, at, cause: 'edit' });
    },
    finish: (live) => ({
      issues: new Map(
        [...drafts].map(([id, { measures: _, ...draft }]) => [id, { id, ...draft, members: [...draft.members] }]),
      ),
      apart,
      measures: listMeasures(live, drafts, issueOf),
      lineage,
      reports,
    }),
  };
}

/** Measures in the order of the log. That of an issue which has no message left is where its anchor went. */
function listMeasures(
  live: readonly Edit[],
  drafts: ReadonlyMap<string, Draft>,
  issueOf: Session['issueOf'],
): Measure[] {
  const holders = new Map<string, string>();
  for (const [issueId, { members, measures }] of drafts) {
    for (const edit of measures)
      holders.set(edit.id, members.size > 0 ? issueId : findSide(edit, edit.anchor, issueOf)!.issueId);
  }
  return live.flatMap((edit) => {
    const issueId = holders.get(edit.id);
    if (edit.action !== 'measure' || issueId === undefined) return [];
    const { id, scope, title, date } = edit;
    return [{ id, issueId, scope, title, date }];
  });
}

type EditOf<Action extends Edit['action']> = Extract<Edit, { readonly action: Action }>;

/** The issue that an anchor names; null, and reported, where no message by which it is known is there. */
function locateSide(session: Session, edit: Edit, anchor: string): NamedSide | null {
  const side = findSide(edit, anchor, session.issueOf);
  if (session.issueOf(anchor) === null) reportGone(session, edit, anchor, side);
  else if (side?.isTied) reportTie(session, edit, anchor);
  return side;
}

function reportGone(session: Session, edit: Edit, anchor: string, side: NamedSide | null): void {
  const instead = side === null ? '' : '，按编辑时同属一个问题的其他留言执行';
  session.report(edit, 'dangling', `留言 ${anchor} 不存在${instead}`, anchor);
}

function reportTie(session: Session, edit: Edit, anchor: string): void {
  session.report(edit, 'conflict', `编辑时与留言 ${anchor} 同属一个问题的留言现分在几处，按其中一处执行`, anchor);
}

/**
 * @param log all edits, undone ones, too
 * @param takenBack titles that no longer count, though the editor may have seen them
 */
function mergeIssues(
  session: Session,
  edit: EditOf<'merge'>,
  log: readonly Edit[],
  takenBack: ReadonlySet<string>,
): void {
  const sides = new Map<string, NamedSide>();
  for (const anchor of edit.anchors) {
    const side = findSide(edit, anchor, session.issueOf);
    if (session.issueOf(anchor) === null) reportGone(session, edit, anchor, side);
    if (side !== null) sides.set(anchor, side);
  }
  const [first] = sides;
  if (first === undefined || sides.size < 2) return;
  const [anchor, { issueId: target }] = first;
  const found = new Set([...sides.values()].map(({ issueId }) => issueId));
  const left = findLeftOver(edit, found, log, session);
  const others = [...found, ...left.issues].filter((id) => id !== target);
  const whole = session.draftOf(target);
  whole.title ??= titleSeen(edit, anchor, takenBack);
  for (const other of others) {
    const part = session.draftOf(other);
    // A message that is brought back had no issue that could have become a part.
    if (found.has(other) || part.members.size > 1) session.trace(other, 'merged_into', target, edit.at);
    for (const key of [...part.members]) session.place(key, target, edit.at);
    whole.title ??= part.title;
    whole.pinned ||= part.pinned;
    whole.measures.push(...part.measures.splice(0));
    Object.assign(part, noMarks);
  }
  reportMerge(session, edit, { target, sides, keys: left.keys, isSettled: others.length === 0 });
}

interface Merged {
  readonly target: string;
  /** By anchor. */
  readonly sides: ReadonlyMap<string, NamedSide>;
  /** The messages that the merge speaks for. */
  readonly keys: readonly string[];
  /** Whether what it names was one issue before. */
  readonly isSettled: boolean;
}

/** Tells what of a merge did not come about, or was so without it. */
function reportMerge(session: Session, edit: EditOf<'merge'>, { target, sides, keys, isSettled }: Merged): void {
  const elsewhere = new Set(keys.filter((key) => ![null, target].includes(session.issueOf(key))));
  const tied = [...sides].filter(
    ([anchor, { isTied }]) =>
      isTied &&
      session.issueOf(anchor) !== null &&
      [anchor, ...(edit.members?.[anchor] ?? [])].some((key) => elsewhere.has(key)),
  );
  for (const [anchor] of tied) reportTie(session, edit, anchor);
  if (!isSettled || tied.length > 0) return;
  if (elsewhere.size === 0) session.report(edit, 'superseded', '这些留言已属于同一问题');
  else session.report(edit, 'conflict', `编辑时属于这些问题的留言有 ${elsewhere.size} 条现在别的问题中，未并入`);
}

/** What the editor who merged saw the issue called; null where the log does not say, or an undo took that title back. */
function titleSeen({ seen }: EditOf<'merge'>, anchor: string, takenBack: ReadonlySet<string>): string | null {
  const title = seen?.[anchor];
  return title === undefined || takenBack.has(title) ? null : title;
}

function splitIssue(session: Session, edit: EditOf<'split'>): void {
  const source = session.issueOf(edit.anchor);
  if (source === null) {
    session.report(edit, 'dangling', `留言 ${edit.anchor} 不存在`, edit.anchor);
    return;
  }
  if (edit.messages.includes(edit.anchor)) {
    session.report(edit, 'conflict', '锚点留言本身不能被拆出', edit.anchor);
    return;
  }
  const leaving: string[] = [];
  const elsewhere = new Map<string, string[]>();
  for (const key of edit.messages) {
    const issue = session.issueOf(key);
    if (issue === null) session.report(edit, 'dangling', `留言 ${key} 不存在`, key);
    else if (issue === source) leaving.push(key);
    else elsewhere.set(issue, [...(elsewhere.get(issue) ?? []), key]);
  }
  for (const [issue, keys] of elsewhere) {
    // Where clustering has parted them by itself they are together still, but for those that others have come to.
    if (session.membersOf(issue).length === keys.length) leaving.push(...keys);
    else for (const key of keys) session.report(edit, 'conflict', `留言 ${key} 已不在该问题中`, key);
  }
  if (leaving.length === 0) return;
  const part = nameIssue(session, leaving, source);
  const isLeaving = new Set(leaving);
  const staying = [...session.draftOf(source).members].filter((key) => !isLeaving.has(key));
  for (const key of leaving) session.place(key, part, edit.at);
  const { compareSides } = session.view;
  const settled = new Set(edit.staying);
  if (compareSides !== undefined && settled.size > 0) {
    const rest = [edit.anchor, ...staying.filter((key) => settled.has(key))];
    const leaves = compareSides(leaving, rest);
    for (const key of staying) {
      if (key !== edit.anchor && !settled.has(key) && leaves(key)) session.place(key, part, edit.at);
    }
  }
  session.trace(part, 'split_from', source, edit.at);
}

/** An issue is named by a member of its own; the one that it leaves keeps the name it has, and so does one of an earlier edit. */
function nameIssue(session: Session, keys: readonly string[], source: string): string {
  for (const key of keys) {
    const id = issueId(key);
    if (id !== source && (session.isFree(id) || session.issueOf(key) === id)) return id;
  }
  const whole = `I${keys[0]!}`;
  let id = whole;
  for (let n = 2; !session.isFree(id); n += 1) id = `${whole}-${n}`;
  return id;
}

function moveMessages(session: Session, edit: EditOf<'move'>): void {
  const side = edit.anchor === null ? null : locateSide(session, edit, edit.anchor);
  if (edit.anchor !== null && side === null) return;
  const target = side?.issueId ?? null;
  for (const key of edit.messages) {
    const from = session.issueOf(key);
    if (from === null) session.report(edit, 'dangling', `留言 ${key} 不存在`, key);
    else if (from === target) session.report(edit, 'superseded', `留言 ${key} 已在该问题中`, key);
    else session.place(key, target ?? nameIssue(session, [key], from), edit.at);
  }
}

function locateBoth(session: Session, edit: EditOf<'apart'>): void {
  for (const anchor of edit.anchors) locateSide(session, edit, anchor);
}

/** After all edits: where a later one parted what was one issue, nothing is amiss. */
function tellApart(session: Session, edit: EditOf<'apart'>): void {
  const [left, right] = edit.anchors.map((anchor) => findSide(edit, anchor, session.issueOf));
  if (!left || !right) return;
  if (left.issueId === right.issueId) session.report(edit, 'conflict', '这两条留言现在属于同一问题');
  session.apart.push([left.voice, right.voice]);
  // They are among the messages that the editor read, not what was decided about: where they are gone nothing is amiss.
  for (const [one, other] of (edit.compared ?? []) as [string, string][]) {
    if (session.issueOf(one) !== null && session.issueOf(other) !== null) session.apart.push([one, other]);
  }
}

function markIssue(session: Session, edit: Edit): void {
  switch (edit.action) {
    case 'rename':
    case 'pin':
    case 'unpin':
    case 'dismiss':
    case 'restore':
    case 'measure': {
      const side = locateSide(session, edit, edit.anchor);
      if (side === null) return;
      const draft = session.draftOf(side.issueId);
      if (edit.action === 'rename') draft.title = edit.title;
      else if (edit.action === 'measure') draft.measures.push(edit);
      else if (edit.action === 'pin' || edit.action === 'unpin') draft.pinned = edit.action === 'pin';
      else draft.dismissed = edit.action === 'dismiss';
      return;
    }
    default:
      return;
  }
}
