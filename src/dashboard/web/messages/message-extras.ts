import { labelValue } from '../words/labels.ts';

/** What a number's link may add to the filters; shown as chips that can be taken away. */
export const messageExtras = [
  ['issue', '问题'],
  ['theme', '建议主题'],
  ['department', '承办单位'],
  ['addressed_to', '留言对象'],
  ['run', '批次'],
  ['since', '上次查看以来新到'],
  ['author', '同一用户'],
  ['replied', '答复'],
  ['handled', '办理'],
  ['waited', '已等'],
  ['responded', '响应'],
  ['timely', '按期答复'],
  ['finished', '办结'],
  ['satisfied', '满意'],
  ['graded', '评分'],
  ['mark', '答复评定'],
  ['outcome', '办理结果'],
  ['returned', '答复后再现'],
  ['template', '雷同答复'],
  ['place', '提到'],
  ['unsure', '判断存疑'],
  ['copies', '含重复留言'],
] as const;
export type MessageExtra = (typeof messageExtras)[number][0];

/** Values that have words of their own, by parameter. */
const words: Readonly<Partial<Record<MessageExtra, Readonly<Record<string, string>>>>> = {
  replied: { yes: '已答复', no: '未答复' },
  handled: { all: '计入办理统计的', waiting: '积压', untold: '不知是否答复' },
  waited: {
    under_7: '已等不足 7 天',
    '7_to_29': '已等 7–29 天',
    '30_to_89': '已等 30–89 天',
    from_90: '已等 90 天以上',
  },
  responded: { yes: '有答复或已受理', no: '未响应' },
  timely: { yes: '按期答复', no: '未按期答复' },
  finished: { yes: '已办结', no: '未办结' },
  satisfied: { yes: '满意', no: '不满意' },
  mark: {
    all: '评定过的答复',
    relevant: '答复针对所提问题',
    complete: '答复逐项答全',
    basis: '答复说明依据',
    template: '答复是套话',
  },
  copies: { '1': '含重复留言', only: '只列重复留言' },
};

/** What a chip says. @param title of the issue or theme that the value names, where it is known */
export function describeExtra(name: MessageExtra, value: string, title?: string | null): string {
  const label = messageExtras.find(([other]) => other === name)?.[1] ?? name;
  const known = words[name]?.[value];
  if (known !== undefined) return known;
  if (name === 'unsure' || name === 'since' || name === 'author') return label;
  if (name === 'outcome') return `${label}：${labelValue('outcome', value)}`;
  if (name === 'graded') return `态度或速度不高于 ${value} 分`;
  if (name === 'returned') return `答复后 ${value} 天内再现`;
  return title ? `${label}「${title}」` : `${label} ${value}`;
}
