import { expect, it } from 'vitest';
import type { AlertRow, Overview, Page } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard } from '../../small-dashboard.ts';

const dayAt = (index: number): string => new Date(Date.UTC(2025, 7, 1 + index)).toISOString().slice(0, 10);

it('counts all open alerts in words, too, and marks rises before any number of critical messages', async () => {
  const usual = Array.from({ length: 120 }, (_, index) => ({ at: dayAt(index), topic: '交通' }));
  const rise = Array.from({ length: 16 }, (_, index) => ({ at: dayAt(118 + (index % 2)), topic: '交通' }));
  const critical = Array.from({ length: 60 }, (_, index) => ({ at: dayAt(115 + (index % 5)), topic: '环保' }));
  const messages = [...usual, ...rise, ...critical].map(({ at, topic }, index) => ({
    id: String(index + 1),
    at: `${at} 08:00:00`,
    topic,
    urgency: topic === '环保' ? 'critical' : 'routine',
  }));
  const small = await openSmallDashboard({ mart: { messages } });
  try {
    const overview = await small.json<Overview>('/api/overview');
    const { from, to, open_alerts: open, alerts, sentences } = overview;
    expect((await small.json<Page<AlertRow>>(`/api/alerts?from=${from}&to=${to}`)).total).toBe(overview.period_alerts);
    expect((await small.json<Page<AlertRow>>(`/api/alerts?state=open&from=${from}&to=${to}`)).total).toBe(open);
    expect(open).toBeGreaterThan(60);
    const words = sentences.flatMap(({ parts }) => parts.map(({ text }) => text));
    expect(words).toContain(`${open} 条预警`);
    expect(alerts).toHaveLength(50);
    const rises = await small.json<Page<AlertRow>>(`/api/alerts?series=topic&from=${from}&to=${to}`);
    expect(rises.rows.map(({ topic, level }) => [topic, level])).toContainEqual(['交通', 4]);
    expect(alerts.filter(({ series_type }) => series_type === 'topic')).toHaveLength(rises.total);
  } finally {
    small.close();
  }
});
