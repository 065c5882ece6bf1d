import { expect, it } from 'vitest';
import type { AlertEventRow } from '../../../../src/dashboard/api-types.ts';
import {
  describeEvent,
  describeFirst,
  describeReason,
  isFirstTelling,
} from '../../../../src/dashboard/web/alerts/alert-history.ts';

const event: AlertEventRow = {
  event: 'published',
  told_at: '2025-03-03 08:00:00',
  data_until: '2025-03-02',
  title: '供水 留言增多',
  level: 4,
  level_before: null,
  state: 'open',
  since: '2025-03-01',
  observed: 9,
  expected: 2.5,
  reason: null,
  other_alert_id: null,
  other_title: null,
};

it('says when an alert was told first, and its level then where it has another now', () => {
  const first = { told_at: '2025-03-03 08:00:00', data_until: '2025-03-02', level: 4, or_earlier: false };
  expect(describeFirst(first, 4)).toBe('2025-03-03 首次发布');
  expect(describeFirst(first, 2)).toBe('2025-03-03 首次发布，时为Ⅳ级蓝');
  expect(describeFirst({ ...first, or_earlier: true }, 4)).toBe('不晚于 2025-03-03 发布');
});

it('is silent in a list on when an alert was told that was over by then', () => {
  const first = { told_at: '2026-03-03 08:00:00', data_until: '2025-03-09', level: 4, or_earlier: false };
  expect(isFirstTelling(first, { level: 4, closed_on: '2025-03-09' })).toBe(false);
  expect(isFirstTelling(first, { level: 4, closed_on: '2025-03-10' })).toBe(true);
  expect(isFirstTelling(first, { level: 4, closed_on: null })).toBe(true);
  expect(isFirstTelling(first, { level: 2, closed_on: '2025-03-09' })).toBe(true);
});

it('says what a run told', () => {
  const tell = (change: Partial<AlertEventRow>): string => describeEvent({ ...event, ...change });
  expect(tell({})).toBe('首次发布：Ⅳ级蓝，始于 2025-03-01，9 人次，平时约 2.5，3.6 倍');
  expect(tell({ state: 'closed', expected: null })).toBe(
    '首次发布：Ⅳ级蓝（已结束），始于 2025-03-01，9 人反映特急事项',
  );
  expect(tell({ event: 'raised', level: 2, level_before: 4 })).toBe(
    'Ⅳ级蓝 → Ⅱ级橙（升级），9 人次，平时约 2.5，3.6 倍',
  );
  expect(tell({ event: 'redated', expected: 0.1 })).toBe('始于改为 2025-03-01，9 人次，平时几乎没有');
  expect(tell({ event: 'closed' })).toBe('结束，9 人次，平时约 2.5，3.6 倍');
  expect(tell({ event: 'withdrawn' })).toBe('撤回');
  expect(tell({ event: 'withdrawn', reason: 'redated', other_alert_id: 'A2' })).toBe('改期延续');
  expect([describeReason('merged'), describeReason(null)]).toEqual(['所涉留言已归入另一问题', '']);
});
