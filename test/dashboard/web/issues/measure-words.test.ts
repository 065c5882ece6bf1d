import { expect, it } from 'vitest';
import { heatMeanings, isMostlyUnclear, statusMeanings } from '../../../../src/dashboard/web/issues/measure-words.ts';

it('says what heat and statuses mean by the settings that the tables were made with', () => {
  const spans = {
    heat_days: 91,
    heat_compare_days: 7,
    action_weeks: 8,
    half_life_days: 7,
    status_days: 30,
    dormant_days: 90,
    cooling_ratio: 0.4,
    lift_days: 365,
    warm_up_days: 28,
  };
  expect(heatMeanings(spans).heat_people).toBe('近期留言的不同用户，每 7 天折半');
  expect(heatMeanings(spans).heat_persistence).toBe('近 91 天中有留言的周数占比，无人再写时递减');
  expect(statusMeanings(spans)).toMatchObject({
    new: '首条留言在近 30 天内',
    cooling: '日均减到 40% 以下，或近 30 天没有',
    dormant: '90 天没有留言，缺数据的日子不计',
  });
});

it('says once that data are wanting where most of a list lack a status', () => {
  const list = (...statuses: readonly string[]) => isMostlyUnclear(statuses.map((status) => ({ status })));
  expect(list('unclear', 'unclear', 'new')).toBe(true);
  expect(list('unclear', 'new')).toBe(false);
  expect(list('unclear')).toBe(false);
});
