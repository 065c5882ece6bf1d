import { expect, it } from 'vitest';
import { withDay } from '../../../../src/dashboard/web/filters/filters.ts';

it('leaves the other end of a range open where nobody set it', () => {
  expect(withDay({}, 'to', '2025-06-30', null)).toEqual({ to: '2025-06-30' });
  expect(withDay({}, 'from', '2025-06-30', null)).toEqual({ from: '2025-06-30' });
  expect(withDay({ from: '2025-06-01' }, 'to', '2025-06-30', null)).toEqual({ from: '2025-06-01', to: '2025-06-30' });
});

it('changes the range that is shown where an end that is left out means the last 30 days', () => {
  expect(withDay({}, 'to', '2025-12-20', '2025-12-31')).toEqual({ from: '2025-12-02', to: '2025-12-20' });
  expect(withDay({}, 'from', '2025-12-20', '2025-12-31')).toEqual({ from: '2025-12-20', to: '2025-12-31' });
  // Came open from a list, and shows the 30 days up to its end.
  expect(withDay({ to: '2025-06-30' }, 'to', '2025-06-29', '2025-12-31')).toEqual({
    from: '2025-06-01',
    to: '2025-06-29',
  });
});

it('makes a range that would end before it begins that day', () => {
  const range = { from: '2025-06-10', to: '2025-06-20' };
  expect(withDay(range, 'to', '2025-06-01', null)).toEqual({ from: '2025-06-01', to: '2025-06-01' });
  expect(withDay(range, 'from', '2025-06-25', '2025-12-31')).toEqual({ from: '2025-06-25', to: '2025-06-25' });
});
