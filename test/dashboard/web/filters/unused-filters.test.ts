import { expect, it } from 'vitest';
import { describeFixed, describeUnused } from '../../../../src/dashboard/web/filters/unused-filters.ts';

it('names the filters that are set and do not choose, and no others', () => {
  expect(describeUnused({ kind: 'praise', urgency: 'urgent', topic: '交通' }, ['kind', 'urgency'], '本页')).toBe(
    '所设的诉求、紧急程度不影响本页。',
  );
  expect(describeUnused({ topic: '交通' }, ['kind', 'urgency'], '本页')).toBe('');
  const days = { from: '2025-12-01', to: '2025-12-31' };
  expect(describeUnused({ ...days, kind: 'help' }, ['from', 'to', 'kind'], '本表')).toBe(
    '所设的时间、诉求不影响本表。',
  );
});

it('says of figures of their own days which of the filters that are set leave them as they are, and up to when they are', () => {
  const values = { from: '2025-12-01', to: '2025-12-31', topic: '交通', kind: 'help' };
  expect(describeFixed(values, ['from', 'to', 'kind'], '1月26日')).toBe('不随时间、诉求筛选，算到 1月26日');
  expect(describeFixed({ topic: '交通' }, ['from', 'to', 'kind'], '1月26日')).toBe('');
});
