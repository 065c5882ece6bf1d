import type { HandlingPage } from '../../api-types.ts';

/** Which reply's time counts, where any has one; else nothing. */
export function describeReplyTimes({
  total,
  first_replies: isFirst,
}: {
  readonly total: Pick<NonNullable<HandlingPage['total']>, 'hours_median'> | null;
  readonly first_replies: boolean;
}): string {
  if (total === null || total.hours_median === null) return '';
  return isFirst
    ? '按期答复率和用时以数据中的首次答复计；同一答复的时间有更正的，以更正后为准。'
    : '按期答复率和用时以最近一次答复计：本库由旧版 qingyu 生成，重新运行后以首次答复计。';
}
