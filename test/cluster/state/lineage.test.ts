import { expect, it } from 'vitest';
import { findDormancy } from '../../../src/cluster/state/lineage.ts';

const eventsOf = (times: readonly string[]): string[] =>
  findDormancy('I1', times, '2025-12-31 08:00:00', 180).map(({ event, at }) => `${at.slice(0, 10)} ${event}`);

it('an issue sleeps and wakes only after its second message made it one', () => {
  const times = ['2023-01-01 08:00:00', '2024-01-01 08:00:00', '2025-06-01 08:00:00'];
  expect(eventsOf(times)).toEqual(['2024-06-29 dormant', '2025-06-01 revived', '2025-11-28 dormant']);
  expect(eventsOf(times.slice(0, 2))).toEqual(['2024-06-29 dormant']);
});

it('one that an editor left with a single message sleeps after that', () => {
  expect(eventsOf(['2025-01-01 08:00:00'])).toEqual(['2025-06-30 dormant']);
});
