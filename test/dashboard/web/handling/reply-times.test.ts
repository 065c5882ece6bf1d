import { expect, it } from 'vitest';
import { describeReplyTimes } from '../../../../src/dashboard/web/handling/reply-times.ts';

it('says which reply counts, and nothing where none has a time', () => {
  const total = { hours_median: 24, timely_rate: 0.5 };
  expect(describeReplyTimes({ total, first_replies: true })).toContain('按期答复率和用时以数据中的首次答复计；');
  expect(describeReplyTimes({ total, first_replies: false })).toContain('以最近一次答复计');
  expect(describeReplyTimes({ total: { ...total, hours_median: null }, first_replies: true })).toBe('');
  expect(describeReplyTimes({ total: null, first_replies: true })).toBe('');
});

it('names no rate of timely replies where the page shows none', () => {
  const total = { hours_median: 24, timely_rate: null };
  expect(describeReplyTimes({ total, first_replies: true })).toMatch(/^用时以/);
});
