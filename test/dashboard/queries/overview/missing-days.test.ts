import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import type { Overview } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

/** Eight messages a day for twenty weeks, of which the data lack three. */
const days = Array.from({ length: 140 }, (_, index) => addDays('2025-03-03', index));
const gap = { from: '2025-05-26', to: '2025-06-15' };
const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };

beforeAll(async () => {
  const messages = days
    .filter((day) => day < gap.from || day > gap.to)
    .flatMap((day) =>
      Array.from({ length: 8 }, (_, n) => ({ id: `${day}-${n}`, at: `${day} 1${n}:00:00`, title: '路灯' })),
    );
  opened.small = await openSmallDashboard({ mart: { messages } });
});
afterAll(() => opened.small.close());

describe('days that the data lack', () => {
  it('are no days of silence by which others are judged, and say so themselves', async () => {
    const { days: points } = await opened.small.json<Overview>('/api/overview?from=2025-05-20&to=2025-07-20');
    const inGap = points.filter(({ day }) => day >= gap.from && day <= gap.to);
    expect(inGap).toHaveLength(21);
    expect(inGap.every((point) => point.is_missing && point.expected === null)).toBe(true);
    const others = points.filter(({ is_missing: isMissing }) => !isMissing);
    expect(new Set(others.map(({ expected }) => expected))).toEqual(new Set([8]));
  });

  it('are no basis for a change', async () => {
    const after = await opened.small.json<Overview>('/api/overview?from=2025-06-16&to=2025-06-22');
    expect(after).toMatchObject({
      messages: 56,
      previous_messages: null,
      previous_critical: null,
      previous_from: null,
    });
    expect(JSON.stringify(after.sentences)).not.toContain('比上期');
    const csv = await (await opened.small.get('/api/downloads/topic_shares?from=2025-06-16&to=2025-06-22')).text();
    const [header, row] = csv.trimEnd().split('\r\n');
    expect(row?.split(',')[header!.split(',').indexOf('上期留言')]).toBe('');
  });

  it('after the last one tell no fall in downloads of shares', async () => {
    const csv = await (await opened.small.get('/api/downloads/topic_shares?from=2025-08-01&to=2025-08-30')).text();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(1);
  });
});
