import { expect, it } from 'vitest';
import { findDormancy, joinLives } from '../../../src/cluster/state/lineage.ts';

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

it('an issue that goes on after it came apart was born once and never dissolved', () => {
  const row = (id: string, event: 'born' | 'dissolved' | 'split_from', cause: 'clustering' | 'edit', day: number) => {
    return { issue_id: id, event, cause, other_issue_id: null, at: `2025-01-0${day} 08:00:00` } as const;
  };
  const born = row('I1', 'born', 'clustering', 1);
  const other = [row('I2', 'born', 'clustering', 1), row('I2', 'dissolved', 'clustering', 2)];
  const edited = row('I1', 'dissolved', 'edit', 4);
  const told = [born, ...other, row('I1', 'dissolved', 'clustering', 2), row('I1', 'born', 'clustering', 3), edited];
  expect(joinLives(told, new Set(['I1']))).toEqual([born, ...other, edited]);
});
