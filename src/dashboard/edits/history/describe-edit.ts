import type { Edit } from '../../../cluster/edits/edit.ts';
import { keysOfEdit } from '../../../cluster/edits/edit-keys.ts';
import { kindNames, urgencyNames } from '../../../core/labels.ts';
import type { EditEntry } from '../../api-types.ts';
import { followUndo } from '../pending/follow-undo.ts';
import type { TitledMessage } from '../pending/keyed-message.ts';

/** What edits speak of, as the tables have it. */
export interface EditSubjects {
  /** By key. */
  readonly messages: ReadonlyMap<string, TitledMessage>;
  /** issue_id → title */
  readonly titles: ReadonlyMap<string, string>;
  /** The whole log, by the ids of its edits. */
  readonly log: ReadonlyMap<string, Edit>;
}

/** An edit in words; issues, and messages that stood alone, are called as the editor saw them where the log says so. */
export function describeEdit(edit: Edit, subjects: EditSubjects): string {
  const { messages, titles, log } = subjects;
  const issueOf = (key: string): string => {
    const seen = edit.seen?.[key];
    if (seen !== undefined) return `「${seen}」`;
    const alone = edit.alone?.[key];
    if (alone !== undefined) return `留言「${alone}」`;
    const found = messages.get(key);
    if (found === undefined) return `留言 ${key} 所在问题`;
    if (found.issue_id === null || wasAlone(edit, key, messages)) return `留言「${found.title}」`;
    return `「${titles.get(found.issue_id) ?? found.issue_id}」`;
  };
  const nameAll = (keys: readonly string[]): string => {
    const found = messages.get(keys[0] ?? '');
    return keys.length === 1 && found !== undefined ? `留言「${found.title}」` : ` ${keys.length} 条留言`;
  };
  switch (edit.action) {
    case 'merge':
      return `合并${edit.anchors.map(issueOf).join('、')}`;
    case 'apart':
      return `${edit.anchors.map(issueOf).join('与')}不是同一问题`;
    case 'split':
      return `从${issueOf(edit.anchor)}拆出${nameAll(edit.messages)}`;
    case 'move':
      return edit.anchor === null
        ? `将${nameAll(edit.messages)}移出问题`
        : `将${nameAll(edit.messages)}移入${issueOf(edit.anchor)}`;
    case 'rename':
      return `${issueOf(edit.anchor)}改名为「${edit.title}」`;
    case 'dismiss':
      return `排除${issueOf(edit.anchor)}`;
    case 'restore':
      return `恢复${issueOf(edit.anchor)}`;
    case 'pin':
      return `置顶${issueOf(edit.anchor)}`;
    case 'unpin':
      return `取消置顶${issueOf(edit.anchor)}`;
    case 'measure':
      return `${issueOf(edit.anchor)}${edit.scope === 'class' ? '所在类别' : ''}登记措施「${edit.title}」（${edit.date}）`;
    case 'correct': {
      const labels = [
        edit.topic === null ? null : `主题为${edit.topic}`,
        edit.kind === null ? null : `诉求为${kindNames[edit.kind]}`,
        edit.urgency === null ? null : `紧急程度为${urgencyNames[edit.urgency]}`,
      ].filter((label) => label !== null);
      return `更正${nameAll([edit.message])}的${labels.join('、')}`;
    }
    case 'undo': {
      const target = followUndo(edit, log);
      if (target === null) return `撤销编辑 ${edit.edit}`;
      return `${target.isTakenBack ? '撤销' : '重做'}：${describeEdit(target.edit, subjects)}`;
    }
  }
}

/**
 * Whether what a merge or an apart names was a message and no issue, of which logs of before do not say so: an issue has a title or
 * other messages there. Where those of no side are told, as in the oldest, messages that are in one issue by now are taken for such.
 */
function wasAlone(edit: Edit, key: string, messages: EditSubjects['messages']): boolean {
  if (edit.action !== 'merge' && edit.action !== 'apart') return false;
  const isTold = (one: string): boolean => edit.seen?.[one] !== undefined || edit.members?.[one] !== undefined;
  if (edit.anchors.some(isTold)) return !isTold(key);
  const issueOf = (one: string): string | null => messages.get(one)?.issue_id ?? null;
  return edit.anchors.some((other) => other !== key && issueOf(other) === issueOf(key));
}

/** The page of what an edit is about: of its one message, or of its issue; null where the tables have neither. */
export function findSubject(edit: Edit, { messages, log }: EditSubjects): EditEntry['subject'] {
  const target = followUndo(edit, log)?.edit;
  if (target === undefined) return null;
  const named = 'messages' in target ? target.messages : target.action === 'correct' ? [target.message] : [];
  const keys = named.length === 1 ? named : keysOfEdit(target);
  const found = messages.get(keys[0] ?? '');
  if (found === undefined) return null;
  if (named.length === 1) return { source: found.source, message_id: found.message_id };
  return found.issue_id === null ? null : { issue_id: found.issue_id };
}
