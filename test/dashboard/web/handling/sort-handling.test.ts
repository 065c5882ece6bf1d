import { expect, it } from 'vitest';
import type { HandlingRow } from '../../../../src/dashboard/api-types.ts';
import { isRising, readOrder, sortHandling } from '../../../../src/dashboard/web/handling/sort-handling.ts';

const unit = (name: string, rest: Partial<HandlingRow>): HandlingRow => ({ name, ...rest }) as HandlingRow;
const rows = [
  unit('甲', { messages: 100, reply_rate_high: 0.9, hours_median: 10, waiting: 3 }),
  unit('乙', { messages: 1, reply_rate_high: 0.79, hours_median: null, waiting: 1 }),
  unit('丙', { messages: 40, reply_rate_high: 0.3, hours_median: 90, waiting: 3 }),
];
const sorted = (by: Parameters<typeof sortHandling>[1]) => sortHandling(rows, by).map(({ name }) => name);

it('puts first what most needs looking at, and last what is not known', () => {
  expect(sorted('messages')).toEqual(['甲', '丙', '乙']);
  expect(sorted('reply_rate')).toEqual(['丙', '乙', '甲']);
  expect(sorted('hours')).toEqual(['丙', '甲', '乙']);
  expect(sorted('waiting')).toEqual(['甲', '丙', '乙']);
});

it('tells which orders put low values first', () => {
  expect((['messages', 'reply_rate', 'hours', 'finish_rate'] as const).map(isRising)).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

it('reads no order but its own', () => {
  expect(readOrder('waiting')).toBe('waiting');
  expect(readOrder('toString')).toBe('messages');
  expect(readOrder(undefined)).toBe('messages');
});
