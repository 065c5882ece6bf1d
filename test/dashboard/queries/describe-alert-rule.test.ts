import { expect, it } from 'vitest';
import { alertSettings } from '../../../src/aggregate/bursts/settings.ts';
import { describeAlertRule } from '../../../src/dashboard/queries/describe-alert-rule.ts';

it('says by which rule an alert has its level, as the workspace sets it', () => {
  const settings = alertSettings.parse({ orange: { ratio: 4 }, calmDays: 5 });
  expect(describeAlertRule('topic', 2, settings)).toBe(
    'Ⅱ级（橙色）：累计达到预期的 4 倍，且多出 12 人；未解除时只升不降，连续 5 天回到常态后解除。',
  );
  expect(describeAlertRule('term', 4, settings)).toContain('至少 3 人，达到预期的 1.3 倍');
  expect(describeAlertRule('critical', 3, settings)).toContain('3 人起Ⅱ级（橙色），10 人起Ⅰ级（红色）');
});
