import { expect, it } from 'vitest';
import { openSmallDashboard, smallMart } from '../small-dashboard.ts';

/** Of more text than lies between the writer of a file and its reader. */
const problem_classes = Array.from({ length: 1_000 }, (_, index) => ({
  class_id: `C${index}`,
  title: `路灯损坏${index}`,
  keywords: ['路灯'],
  issues: 2,
  messages: 7,
  authors: 7,
  places: Array.from({ length: 100 }, (_, place) => `柳荫${place + 1}街`),
  first_day: '2025-12-20',
  last_day: '2025-12-28',
}));

it('lets no question for the heads of a file hold the connections of downloads', async () => {
  const small = await openSmallDashboard({ mart: { ...smallMart, tables: { problem_classes } } });
  try {
    const path = '/api/downloads/problem_classes';
    for (let asked = 0; asked < 3; asked += 1) {
      const heads = await small.dashboard.fetch(new Request(`http://127.0.0.1${path}`, { method: 'HEAD' }));
      expect([heads.status, heads.headers.get('Content-Type')]).toEqual([200, 'text/csv; charset=utf-8']);
    }
    const lines = (await (await small.get(path)).text()).trim().split('\r\n');
    expect(lines).toHaveLength(1_001);
  } finally {
    small.close();
  }
}, 20_000);
