import { expect, it } from 'vitest';
import { createDueReader } from '../../../src/ingest/values/read-due.ts';

const friday = '2024-03-01 16:30:00';

it('takes the unit of bare numbers from the name of their column', () => {
  for (const [name, due] of [
    ['办理时限（工作日）', '2024-03-08 23:59:59'],
    ['处理时限(单位：天)', '2024-03-06 23:59:59'],
    ['响应时限[小时]', '2024-03-01 21:30:00'],
  ] as const) {
    expect(createDueReader([name], { due_at: [0] }, 'ymd')(['5'], friday), name).toBe(due);
  }
});

it('takes the first column that can be read, and says where none of those filled can', () => {
  const read = createDueReader(['办理时限', '办理截止时间'], { due_at: [0, 1] }, 'ymd');
  expect(read(['普通', '2024-03-08 17:00'], friday)).toBe('2024-03-08 17:00:00');
  expect(read(['普通', ''], friday)).toBe('unread');
  expect(read(['', '-'], friday)).toBeNull();
  expect(read(['0000-00-00 00:00:00', ''], friday)).toBeNull();
});

it('reads dates in the order that the user says', () => {
  expect(createDueReader(['截止'], { due_at: [0] }, 'mdy')(['3/11/24 17:30'], friday)).toBe('2024-03-11 17:30:00');
});
