import { expect, it } from 'vitest';
import { aggregateSettings } from '../../../../src/aggregate/settings.ts';
import type { HandlingPage, LooseRow, Page } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const messages = [
  { id: '1', at: '2025-06-01 08:00:00', region: '甲区', status: '办理中', department: '甲局', issue_id: null },
  { id: '2', at: '2025-06-02 08:00:00', region: '甲区', is_replied: true, reply: '已修好' },
  { id: '3', at: '2025-07-01 08:00:00', region: '乙区', kind: 'help' },
  { id: '4', at: '2025-08-01 08:00:00', region: null, urgency: 'critical' },
].map((message) => ({ is_replied: false, ...message }));

async function openWith(backlogRows: number): Promise<SmallDashboard> {
  const { handling } = aggregateSettings.parse({ handling: { backlogRows } });
  return openSmallDashboard({ mart: { messages, issues: { Ia: ['1', '3'] }, settings: { handling } } });
}

it('lists all that wait, also those that the table leaves out, as the figures count them', async () => {
  const [whole, cut] = await Promise.all([openWith(20_000), openWith(1)]);
  try {
    for (const query of [
      '',
      'region=甲区',
      'region=乙区',
      'region=未知',
      'kind=help',
      'from=2025-07-01',
      'department=甲局',
    ]) {
      const path = `/api/handling/backlog?${query}`;
      const list = await cut.json<Page<LooseRow>>(path);
      expect(list).toEqual(await whole.json(path));
      const download = `/api/downloads/backlog?${query}`;
      expect(await (await cut.get(download)).text()).toBe(await (await whole.get(download)).text());
      if (query.startsWith('department')) continue;
      const { total } = await cut.json<HandlingPage>(`/api/handling?${query}`);
      expect(list.total).toBe(total?.waiting ?? 0);
    }
    const { rows } = await cut.json<Page<LooseRow>>('/api/handling/backlog');
    expect(rows.map(({ message_id, age_days }) => [message_id, age_days])).toEqual([
      // The critical one, though it waits a day.
      ['4', 0],
      ['1', 61],
      ['3', 31],
    ]);
  } finally {
    whole.close();
    cut.close();
  }
});

it('lists none where neither replies nor statuses are known', async () => {
  const silent = messages.map(({ reply: _reply, status: _status, ...message }) => ({ ...message, is_replied: false }));
  const small = await openSmallDashboard({ mart: { messages: silent } });
  try {
    expect(await small.json('/api/handling/backlog')).toMatchObject({ available: true, total: 0, rows: [] });
  } finally {
    small.close();
  }
});
