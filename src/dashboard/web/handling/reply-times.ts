import type { HandlingPage } from '../../api-types.ts';

/** Which reply's time counts, where any has one; else nothing. */
export function describeReplyTimes({
  total,
  first_replies: isFirst,
}: {
  readonly total: Pick<NonNullable<HandlingPage['total']>, 'hours_median' | 'timely_rate'> | null;
  readonly first_replies: boolean;
}): string {
  if (total === null || total.hours_median === null) return '';
  const measures = total.timely_rate === null ? '用时' : '按期答复率和用时';
  return isFirst
    ? `${measures}以数据中的首次答复计；同一答复的时间有更正的，以更正后为准。`
    : `${measures}以最近一次答复计：本库由旧版 qingyu 生成，重新运行后以首次答复计。`;
}
