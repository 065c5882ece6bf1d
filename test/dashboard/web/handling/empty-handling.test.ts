import { expect, it } from 'vitest';
import type { HandlingRow } from '../../../../src/dashboard/api-types.ts';
import {
  emptyBacklog,
  emptyRatings,
  explainUnknown,
  tellKnown,
} from '../../../../src/dashboard/web/handling/empty-handling.ts';

const total = (rest: Partial<HandlingRow>): HandlingRow =>
  ({ waiting: 0, rated: 0, graded_manner: 0, graded_speed: 0, ...rest }) as HandlingRow;

it('does not say that nobody waits where the data cannot tell', () => {
  expect(emptyBacklog({ total: total({}), answered_only: false })).toBe('没有积压的留言');
  expect(emptyBacklog({ total: total({}), answered_only: true })).toContain('看不出积压');
  expect(emptyBacklog({ total: total({ waiting: null }), answered_only: false })).toContain('看不出积压');
});

it('does not say that all are content where nobody rated', () => {
  expect(emptyRatings({ total: total({}) })).toBe('这一范围内没有评价，看不出满意与否');
  expect(emptyRatings({ total: total({ graded_speed: 2 }) })).toBe('没有低评分或不满意的留言');
  expect(emptyRatings({ total: null })).toBe('没有低评分或不满意的留言');
});

it('says of a figure that the data cannot tell that they cannot', () => {
  const none = { replied: null, hours_p90: null, waiting: null };
  expect(explainUnknown(none, false)).toEqual({
    replies: '数据不提供答复',
    times: '没有可计时的答复',
    waiting: '数据不提供答复和状态',
  });
  expect(explainUnknown({ replied: 0, hours_p90: 0.5, waiting: 0 }, false)).toEqual({
    replies: null,
    times: null,
    waiting: null,
  });
});

it('gives no rates, and nobody who waits, where the inputs hold answered messages alone', () => {
  const row = total({
    replied: 300,
    reply_rate: 1,
    response_rate: 1,
    timely_rate: 0.7,
    waiting: 0,
    waiting_from_90: 0,
    hours_median: 30,
  });
  const known = tellKnown(row, true);
  expect(known).toMatchObject({
    reply_rate: null,
    response_rate: null,
    timely_rate: null,
    waiting: null,
    waiting_from_90: null,
  });
  expect(known.hours_median).toBe(30);
  expect(explainUnknown(known, true)).toMatchObject({
    replies: '几乎只有已答复的留言',
    waiting: '几乎只有已答复的留言',
  });
  expect(tellKnown(total({ waiting: 2 }), true).waiting).toBe(2);
  expect(tellKnown(row, false)).toBe(row);
});
