import type { Edit } from '../../../cluster/edits/edit.ts';
import { keysOfEdit } from '../../../cluster/edits/edit-keys.ts';
import { findSide } from '../../../cluster/edits/find-side.ts';
import { refOf } from '../../../core/message.ts';
import { followUndo } from './follow-undo.ts';
import type { KeyedMessage } from './keyed-message.ts';

/** Labels that edits gave a message, and what is pending of it. */
export interface MessageOverlay {
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
function nameAction(action: string): string {
  return (actionNames as Readonly<Record<string, string>>)[action] ?? action;
}

/** What is pending, in words. */
export interface PendingNotes {
  readonly issues: ReadonlyMap<string, Set<string>>;
  readonly messages: ReadonlyMap<string, Set<string>>;
  /** Undos of edits about an issue, by its id. */
  readonly undos: ReadonlyMap<string, readonly Edit[]>;
}

/** In words, what is pending of each issue and message. */
export function collectNotes(
  live: readonly Edit[],
  log: readonly Edit[],
  byKey: ReadonlyMap<string, KeyedMessage>,
): PendingNotes {
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

/** The labels that corrections give messages, beside what is pending of them. */
export function collectLabels(
  live: readonly Edit[],
  byKey: ReadonlyMap<string, KeyedMessage>,
  notes: PendingNotes['messages'],
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

function getOrAdd<T>(map: Map<string, T>, key: string, create: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = create();
  map.set(key, made);
  return made;
}
