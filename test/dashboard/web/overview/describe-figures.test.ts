import { expect, it } from 'vitest';
import { describeAlerts, describeBefore } from '../../../../src/dashboard/web/overview/describe-figures.ts';

it('tells a period that ends before the data by the alerts of its days', () => {
  const of = (to: string, open: number | null, all: number | null) =>
    describeAlerts({ to, open_alerts: open, period_alerts: all }, '2025-12-31');
  expect(of('2025-12-31', 2, 5)).toMatchObject({ label: '未解除预警', count: 2, state: 'open', under: '截至数据末日' });
  expect(of('2025-09-30', 0, 5)).toEqual({ label: '期内预警', count: 5, state: undefined, under: '均已结束' });
  expect(of('2025-09-30', 1, 5).under).toBe('其中 1 项截至数据末日未解除');
  expect(of('2025-09-30', 0, 0)).toMatchObject({ count: 0, under: '' });
  expect(of('2025-09-30', null, null)).toMatchObject({ count: null, under: '本库没有预警表' });
});

it('says which urgency the filter leaves out', () => {
  expect(describeBefore(null, null, 'critical', 'urgent')).toBe('已筛选紧急，不含特急');
  expect(describeBefore(null, null, 'urgent', 'critical')).toBe('已筛选特急，不含紧急');
  expect(describeBefore(3, null, 'urgent', undefined)).toBe('上期无数据');
  expect(describeBefore(3, 2, 'urgent', undefined)).toBe('上期 2');
});
