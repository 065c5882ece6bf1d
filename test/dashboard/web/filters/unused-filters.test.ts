import { expect, it } from 'vitest';
import { describeUnused } from '../../../../src/dashboard/web/filters/unused-filters.ts';

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
