import { expect, it } from 'vitest';
import { describeDays, describeLabels } from '../../../../src/dashboard/web/filters/describe-filters.ts';

it('says in words what is chosen, and nothing of what is not', () => {
  expect(describeLabels({ region: '甲区', topic: '城乡建设', kind: 'help', urgency: 'critical' })).toBe(
    '甲区 · 城乡建设 · 求助 · 特急',
  );
  expect(describeLabels({ from: '2025-12-01' })).toBe('');
  expect(describeDays({ from: '2025-12-01', to: '2025-12-31' })).toBe('2025年12月1日至12月31日');
  expect(describeDays({ to: '2025-12-31' })).toBe('2025年12月31日止');
  expect(describeDays({})).toBe('');
});
