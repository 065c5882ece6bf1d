import type { Edit } from '../../cluster/edits/edit.ts';
import type { MessageDetail } from '../api-types.ts';
import { findUndone, keysOfEdit } from './effective-edits.ts';

/** Where a message that an edit names stands in the tables. */
export interface KeyedMessage {
  readonly message_key: string;
  readonly source: string;
  readonly message_id: string;
  readonly issue_id: string | null;
}

type Corrections = MessageDetail['pending'];

interface IssueLike {
  readonly issue_id: string;
  readonly title: string;
  readonly pinned: boolean;
  readonly dismissed: boolean;
}

interface MessageLike {
  readonly source: string;
  readonly message_id: string;
}

/** Edits made since the tables were built, as the page lays them over what the tables say. */
export interface PendingEdits {
  readonly count: number;
  readonly edits: readonly Edit[];
  /** The issue as it will be, and what the next run has still to work in. */
  applyToIssue<T extends IssueLike>(issue: T): T & { readonly pending?: readonly string[] };
  /** The message with its corrected labels, and what is pending of it. */
  applyToMessage<T extends MessageLike>(message: T): T & { readonly pending_edits?: readonly string[] };
  correctionsOf(message: MessageLike): Corrections;
}

interface IssueOverlay {
  title?: string;
  pinned?: boolean;
  dismissed?: boolean;
  readonly notes: Set<string>;
}

interface MessageOverlay {
  topic?: string;
  kind?: string;
  urgency?: string;
  readonly notes: Set<string>;
}

const actionNames: Readonly<Record<Edit['action'], string>> = {
  merge: '合并',
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

/**
 * Builds the overlay.
 * @param log the whole log, oldest first
 * @param isPending whether the tables do not know an edit yet
 * @param messages where the messages that pending edits name stand
 */
export function createPendingEdits(
  log: readonly Edit[],
  isPending: (edit: Edit) => boolean,
  messages: readonly KeyedMessage[],
): PendingEdits {
  const undone = findUndone(log);
  const byKey = new Map(messages.map((message) => [message.message_key, message]));
  const pending = log.filter((edit) => isPending(edit) && !undone.has(edit.id));
  const issues = new Map<string, IssueOverlay>();
  const overlays = new Map<string, MessageOverlay>();
  const issueOverlays = (keys: readonly string[]): IssueOverlay[] =>
    [...new Set(keys.map((key) => byKey.get(key)?.issue_id ?? null))]
      .filter((id) => id !== null)
      .map((id) => getOrAdd(issues, id, () => ({ notes: new Set<string>() })));
  const messageOverlays = (keys: readonly string[]): MessageOverlay[] =>
    keys.flatMap((key) => {
      const found = byKey.get(key);
      return found === undefined ? [] : [getOrAdd(overlays, refOf(found), () => ({ notes: new Set<string>() }))];
    });

  for (const edit of pending) {
    if (edit.action === 'undo') {
      const target = log.find(({ id }) => id === edit.edit);
      const keys = target === undefined ? [] : keysOfEdit(target);
      for (const overlay of [...issueOverlays(keys), ...messageOverlays(keys)]) overlay.notes.add('撤销');
      continue;
    }
    for (const overlay of issueOverlays(keysOfEdit(edit))) {
      if (edit.action !== 'correct') overlay.notes.add(nameAction(edit.action));
      if (edit.action === 'rename') overlay.title = edit.title;
      if (edit.action === 'pin' || edit.action === 'unpin') overlay.pinned = edit.action === 'pin';
      if (edit.action === 'dismiss' || edit.action === 'restore') overlay.dismissed = edit.action === 'dismiss';
    }
    if (edit.action === 'split' || edit.action === 'move') {
      for (const overlay of messageOverlays(edit.messages)) overlay.notes.add(nameAction(edit.action));
    }
    if (edit.action === 'correct') {
      for (const overlay of messageOverlays([edit.message])) {
        overlay.notes.add('更正');
        if (edit.topic !== null) overlay.topic = edit.topic;
        if (edit.kind !== null) overlay.kind = edit.kind;
        if (edit.urgency !== null) overlay.urgency = edit.urgency;
      }
    }
  }

  return {
    count: log.filter(isPending).length,
    edits: pending,
    applyToIssue(issue) {
      const overlay = issues.get(issue.issue_id);
      if (overlay === undefined) return issue;
      const { notes, ...values } = overlay;
      return { ...issue, ...values, pending: [...notes] };
    },
    applyToMessage(message) {
      const overlay = overlays.get(refOf(message));
      if (overlay === undefined) return message;
      const { notes, ...values } = overlay;
      return { ...message, ...values, pending_edits: [...notes] };
    },
    correctionsOf(message) {
      const overlay = overlays.get(refOf(message));
      if (overlay === undefined) return {};
      const { notes: _notes, ...values } = overlay;
      return values;
    },
  };
}

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
