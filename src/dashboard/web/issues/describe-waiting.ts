import type { MovedMessages } from '../../api-types.ts';

/** Words, and behind them the title of an issue that has a page; null: none. */
export interface LinkedWords {
  readonly text: string;
  readonly linked: string | null;
}

/** Messages that edits bring to an issue or take from it, in words. */
export function describeMoved(way: 'comes' | 'goes', { issue_id, title, messages }: MovedMessages): LinkedWords {
  const count = `${messages} 条留言`;
  const isComing = way === 'comes';
  const verb = isComing ? '加入' : '移出';
  if (issue_id !== null && title !== null)
    return { text: `${verb} ${count}，${isComing ? '来自' : '归入'}`, linked: `「${title}」` };
  if (issue_id !== null) return { text: `${verb} ${count}${isComing ? '' : '，成为新问题'}`, linked: null };
  const named = title === null ? count : `留言「${title}」${messages === 1 ? '' : `等 ${messages} 条`}`;
  return {
    text: `${verb}${title === null ? ' ' : ''}${named}，${isComing ? '原' : '此后'}${messages === 1 ? '单独列出' : '各自独立'}`,
    linked: null,
  };
}

/** How many messages an issue will have, where that is known and another number than now. */
export function describeSize(then: number | null, now: number): string {
  if (then === null || then === now) return '';
  return then < 2 ? '届时不再是问题。' : `届时共 ${then} 条留言，现为 ${now} 条。`;
}
