import { expect, it } from 'vitest';
import { alertSettings } from '../../../../src/aggregate/bursts/settings.ts';
import { describeAlertRule } from '../../../../src/dashboard/queries/alerts/describe-alert-rule.ts';

it('says by which rule an alert has its level, as the workspace sets it', () => {
  const settings = alertSettings.parse({ orange: { ratio: 4 }, calmDays: 5 });
  expect(describeAlertRule('issue', 2, settings)).toBe(
    'Ⅱ级（橙色）：累计达到预期的 4 倍，且多出 12 人；未解除时只升不降，连续 5 天回到常态后解除。' +
      '征集或新增来源（首条留言后 56 天内）带来的人次不计入Ⅳ级（蓝色）以上的级别。',
  );
  expect(describeAlertRule('term', 4, settings)).toContain('至少 3 人，达到预期的 1.3 倍');
  expect(describeAlertRule('critical', 3, settings)).toContain('3 人起Ⅱ级（橙色），10 人起Ⅰ级（红色）');
  expect(describeAlertRule('critical', 4, settings)).toContain('判为特急的把握都不足 50% 的Ⅳ级（蓝色）');
});

it('says that critical messages of an issue are told no more after some days, answered or not', () => {
  const settings = alertSettings.parse({ criticalGapDays: 10 });
  expect(describeAlertRule('critical', 3, settings)).toContain(
    '连续 10 天没有新的特急留言即到期，与是否答复、办结无关：到期时没有答复的，仍是未答复。',
  );
});

it('says what counts of campaigns and added sources do to the level', () => {
  const settings = alertSettings.parse({ addedSourceDays: 0 });
  expect(describeAlertRule('topic_region', 4, settings)).toContain('征集带来的人次不计入Ⅳ级（蓝色）以上的级别。');
  expect(describeAlertRule('critical', 3, settings)).not.toContain('征集');
});

it('says that topics are held against all messages', () => {
  const held = '全部留言同期也预警的，倍数不到全部留言的 2 倍时留在Ⅳ级（蓝色）。';
  const settings = alertSettings.parse({ totalRatio: 2 });
  for (const level of [2, 4]) {
    expect(describeAlertRule('topic', level, settings)).toContain(held);
    expect(describeAlertRule('topic_region', level, settings)).toContain(held);
    expect(describeAlertRule('issue', level, settings)).not.toContain('全部留言');
  }
  expect(describeAlertRule('topic', 2, alertSettings.parse({ totalRatio: 0 }))).not.toContain('全部留言');
});
