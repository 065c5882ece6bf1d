import type { Edit } from '../../cluster/edits/edit.ts';
import { kindNames, urgencyNames } from '../../core/labels.ts';
import type { KeyedMessage } from './pending-edits.ts';

/** An edit in words. @param titles issue_id → title */
export function describeEdit(
  edit: Edit,
  messages: readonly KeyedMessage[],
  titles: ReadonlyMap<string, string>,
): string {
  const issueOf = (key: string): string => {
    const id = messages.find(({ message_key }) => message_key === key)?.issue_id ?? null;
    return id === null ? `留言 ${idOf(key)} 所在问题` : `「${titles.get(id) ?? id}」`;
  };
  const idOf = (key: string): string => messages.find(({ message_key }) => message_key === key)?.message_id ?? key;
  switch (edit.action) {
    case 'merge':
      return `合并 ${[...new Set(edit.anchors.map(issueOf))].join('、')}`;
    case 'split':
      return `从${issueOf(edit.anchor)}拆出 ${edit.messages.length} 条留言`;
    case 'move':
      return edit.anchor === null
        ? `将 ${edit.messages.length} 条留言移出问题`
        : `将 ${edit.messages.length} 条留言移入${issueOf(edit.anchor)}`;
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
      return `更正留言 ${idOf(edit.message)} 的${labels.join('、')}`;
    }
    case 'undo':
      return `撤销编辑 ${edit.edit}`;
  }
}
