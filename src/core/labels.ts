import type { Kind, Urgency } from './message.ts';

/** Chinese names of what the tables hold in English or as a number. Pure data: the page reads it as well. */
export const kindNames: Readonly<Record<Kind, string>> = {
  complaint: '投诉',
  help: '求助',
  inquiry: '咨询',
  suggestion: '建议',
  praise: '感谢',
};

export const urgencyNames: Readonly<Record<Urgency, string>> = { critical: '特急', urgent: '紧急', routine: '一般' };

/** What the mart calls the region of messages that tell none; its SQL files have it as '未知'. */
export const unknownRegion = '未知';

/** Statuses of recurring issues, in the order in which a list offers them. */
export const issueStatusNames = {
  new: '新出现',
  growing: '升温',
  revived: '复发',
  steady: '平稳',
  cooling: '降温',
  dormant: '沉寂',
  unclear: '数据不足',
} as const;

/** Levels of alerts, 1 the highest. */
export const alertLevels = [
  { name: 'Ⅰ级', colour: '红' },
  { name: 'Ⅱ级', colour: '橙' },
  { name: 'Ⅲ级', colour: '黄' },
  { name: 'Ⅳ级', colour: '蓝' },
] as const;

/** A level of alerts in words: Ⅱ级（橙色）. */
export function nameLevel(level: number): string {
  const found = alertLevels[level - 1];
  return found === undefined ? `${level} 级` : `${found.name}（${found.colour}色）`;
}

/** What came of the matter that a reply answers. */
export const outcomeNames = {
  resolved: '已解决',
  promised: '已承诺',
  explained: '已解释',
  forwarded: '仅转办或指引',
  none: '无实质结果',
} as const;
