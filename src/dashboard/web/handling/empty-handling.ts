import type { HandlingPage, HandlingRow } from '../../api-types.ts';

type Known = Pick<HandlingPage, 'total' | 'answered_only'>;

/** Said where the list of waiting messages is empty: nobody waits, or the data cannot tell. */
export function emptyBacklog({ total, answered_only: answeredOnly }: Known): string {
  if (total !== null && total.waiting === null) return '数据不提供答复和办理状态，看不出积压';
  return answeredOnly ? '输入数据几乎只有已答复的留言，看不出积压' : '没有积压的留言';
}

/** Said where the list of low ratings is empty: nobody is dissatisfied, or nobody was asked. */
export function emptyRatings({ total }: Pick<Known, 'total'>): string {
  const isRated = total !== null && total.rated + total.graded_manner + total.graded_speed > 0;
  return total === null || isRated ? '没有低评分或不满意的留言' : '这一范围内没有评价，看不出满意与否';
}

/** What stands under headline figures that the data cannot tell; null where they can. */
export function explainUnknown(
  { replied, hours_p90: hours, waiting }: Pick<HandlingRow, 'replied' | 'hours_p90' | 'waiting'>,
  answeredOnly: boolean,
): Readonly<Record<'replies' | 'times' | 'waiting', string | null>> {
  return {
    replies: replied === null ? '数据不提供答复' : answeredOnly ? '几乎只有已答复的留言' : null,
    times: hours === null ? '没有可计时的答复' : null,
    waiting: waiting !== null ? null : answeredOnly ? '几乎只有已答复的留言' : '数据不提供答复和状态',
  };
}

/**
 * A row without what inputs of answered messages alone cannot tell, which would be 100 % and nobody waiting of every office; reports do not give it
 * either. Those that wait all the same are known.
 */
export function tellKnown(row: HandlingRow, answeredOnly: boolean): HandlingRow {
  if (!answeredOnly) return row;
  const waits = (count: number | null) => (count === 0 ? null : count);
  return {
    ...row,
    ...{
      reply_rate: null,
      reply_rate_low: null,
      reply_rate_high: null,
      response_rate: null,
      response_rate_low: null,
      response_rate_high: null,
      timely_rate: null,
      timely_rate_low: null,
      timely_rate_high: null,
      not_due: null,
    },
    waiting: waits(row.waiting),
    waiting_from_90: waits(row.waiting_from_90),
  };
}
