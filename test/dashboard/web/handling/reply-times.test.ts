import { expect, it } from 'vitest';
import { describeReplyTimes } from '../../../../src/dashboard/web/handling/reply-times.ts';

it('says which reply counts, and nothing where none has a time', () => {
  const total = { hours_median: 24 };
  expect(describeReplyTimes({ total, first_replies: true })).toContain('首次答复计；');
  expect(describeReplyTimes({ total, first_replies: false })).toContain('以最近一次答复计');
  expect(describeReplyTimes({ total: { hours_median: null }, first_replies: true })).toBe('');
  expect(describeReplyTimes({ total: null, first_replies: true })).toBe('');
});
