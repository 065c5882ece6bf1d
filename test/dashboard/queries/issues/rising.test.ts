import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import type { AlertDetail, AlertRow, Hot, Page } from '../../../../src/dashboard/api-types.ts';
import { key, openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

/** Half a year with five messages a day, up to a Sunday. */
const quiet = Array.from({ length: 182 }, (_, day) => addDays('2025-01-13', day)).flatMap((day) =>
  Array.from({ length: 5 }, (_, i) => ({
    id: `${day}-${i}`,
    at: `${day} 08:00:00`,
    topic: '交通',
    issue_terms: 't:路灯 b:道路',
  })),
);
/** Ten people who write of one thing in the last week but one. */
const cut = Array.from({ length: 10 }, (_, i) => ({
  id: key(i),
  at: '2025-07-01 09:00:00',
  topic: '能源',
  title: `停电${i}`,
  issue_terms: 't:停电 t:变压器',
}));

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeAll(async () => {
  opened.small = await openSmallDashboard({
    mart: { messages: [...quiet, ...cut], issues: { I1: cut.map(({ id }) => id) } },
  });
});
afterAll(() => opened.small.close());

it('words of one event are one row, and a week in which nothing rose has none', async () => {
  const termsOf = async (query: string) => (await opened.small.json<Hot>(`/api/hot?${query}`)).terms;
  const risen = await termsOf('to=2025-07-06');
  expect(risen.week).toBe('2025-06-30');
  expect(risen.rows.map(({ term, companions }) => [term, ...companions])).toEqual([['停电', '变压器'].sort()]);
  expect(await termsOf('')).toEqual({
    available: true,
    reason: null,
    week: '2025-07-07',
    background_weeks: 25,
    rows: [],
  });
  expect(await termsOf('to=2025-05-04')).toEqual({
    available: true,
    reason: null,
    week: '2025-04-28',
    background_weeks: 15,
    rows: [],
  });
  // A week under way is told only where none before it is over and has a past.
  expect((await termsOf('to=2025-07-12')).week).toBe('2025-06-30');
  expect((await termsOf('to=2025-01-19')).available).toBe(false);
});

it('alerts of one event name each other, its words and its issue', async () => {
  const { rows } = await opened.small.json<Page<AlertRow>>('/api/alerts');
  const issue = rows.find(({ series_type }) => series_type === 'issue');
  const topic = rows.find(({ series_type }) => series_type === 'topic');
  expect(issue).toMatchObject({ terms: ['停电', '变压器'].sort(), explained_by: null });
  expect(topic).toMatchObject({
    core_issue_id: 'I1',
    core_title: issue?.title,
    explained_by: issue?.alert_id,
    explained_title: issue?.title,
  });
  const detail = await opened.small.json<AlertDetail>(`/api/alerts/${issue?.alert_id}`);
  expect(detail.related.map(({ alert_id }) => alert_id)).toContain(topic?.alert_id);
});

it('an issue that an editor renamed is called so wherever alerts name it', async () => {
  const post = await opened.small.post('/api/edits', { action: 'rename', issue: 'I1', title: '变压器停电' });
  expect(post.status).toBe(201);
  const { rows } = await opened.small.json<Page<AlertRow>>('/api/alerts');
  const own = rows.find(({ series_type }) => series_type === 'issue');
  const topic = rows.find(({ series_type }) => series_type === 'topic');
  expect([own?.title, topic?.core_title, topic?.explained_title]).toEqual(Array(3).fill('变压器停电'));
});
