import { expect, it } from 'vitest';
import { describeHeat, describeHeatMove } from '../../../../src/dashboard/web/issues/describe-heat-move.ts';

it('says which way heat went, and by what', () => {
  expect(describeHeatMove({ heat: 5.2, previous_heat: 6.4, moved_by: 'people' })).toBe('比一周前 −1.2，主要因人数');
  expect(describeHeatMove({ heat: 6.4, previous_heat: 5.2, moved_by: 'urgency' })).toBe('比一周前 +1.2，主要因紧急');
  expect(describeHeatMove({ heat: 5.2, previous_heat: 5.22, moved_by: 'people' })).toBe('热度持平');
  expect(describeHeatMove({ heat: 5.2, previous_heat: null, moved_by: null })).toBe('');
});

it('says heat and its way beside a bar', () => {
  expect(describeHeat({ heat: 5.2, previous_heat: 6.4, moved_by: 'people' })).toBe('5.2，比一周前 −1.2，主要因人数');
  expect(describeHeat({ heat: 5.2, previous_heat: null, moved_by: null })).toBe('5.2');
});
