import { expect, it } from 'vitest';
import type { HandlingPage } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard } from '../../small-dashboard.ts';

const messages = ['2025-06-01', '2025-06-20', '2025-07-30'].map((day, i) => ({
  id: `${i + 1}`,
  at: `${day} 08:00:00`,
}));
const measures = ['2025-06-10', '2025-07-01', '2025-07-31'].map((day, i) => ({
  action_id: `e${i + 1}`,
  day,
  title: `措施${i + 1}`,
  issue_id: 'I1',
  class_id: null,
}));

it('lists the measures of the time range, as their download does', async () => {
  const small = await openSmallDashboard({ mart: { messages, issues: { I1: ['1', '2', '3'] }, tables: { measures } } });
  try {
    for (const [query, titles] of [
      ['', ['措施3', '措施2', '措施1']],
      ['from=2025-07-01', ['措施3', '措施2']],
      ['to=2025-07-30', ['措施2', '措施1']],
      ['from=2025-06-11&to=2025-06-30', []],
    ] as const) {
      const { actions } = await small.json<HandlingPage>(`/api/handling?${query}`);
      expect(actions.map(({ title }) => title)).toEqual(titles);
      const download = await (await small.get(`/api/downloads/actions?${query}`)).text();
      expect(['措施1', '措施2', '措施3'].filter((title) => download.includes(title))).toEqual([...titles].reverse());
    }
  } finally {
    small.close();
  }
});
