import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlertRow, IssueRow, MessageListRow, Meta, Page, Since } from '../../../../src/dashboard/api-types.ts';
import { key, openSmallDashboard, type SmallDashboard, smallMart } from '../../small-dashboard.ts';

const runs = ['r1', 'r2', 'r3'].flatMap((run_id, index) =>
  (smallMart.sources?.runs ?? []).map((run) => ({ ...run, run_id, seq: index + 1 })),
);
const first = { run_id: 'r1', region: '甲区' };
const second = { run_id: 'r2', region: '乙区' };
const [lamps, noise, walls] = ['I0000000000aa', 'I0000000000bb', 'I0000000000cc'] as const;
const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };

beforeAll(async () => {
  opened.small = await openSmallDashboard({
    mart: {
      messages: [
        { id: key(1), at: '2025-12-01 08:00:00', ...first },
        { id: key(2), at: '2025-12-02 08:00:00', ...first, urgency: 'critical' },
        { id: key(3), at: '2025-12-02 09:00:00', ...first },
        { id: key(4), at: '2025-12-03 08:00:00', ...first, urgency: 'critical' },
        { id: key(5), at: '2025-12-03 09:00:00', ...first, urgency: 'critical' },
        // An earlier day, in a file that came later.
        { id: key(6), at: '2025-11-20 08:00:00', ...second },
        { id: key(7), at: '2025-12-03 20:00:00', ...second },
        { id: key(8), at: '2025-12-04 08:00:00', ...second, urgency: 'critical' },
        { id: key(9), at: '2025-12-04 09:00:00', ...second, duplicateOf: key(8) },
      ],
      issues: { [lamps]: [1, 3, 7].map(key), [noise]: [5, 6].map(key), [walls]: [2, 4].map(key) },
      sources: { runs },
    },
  });
});
afterAll(() => opened.small.close());

const since = (query: string): Promise<Since> => opened.small.json<Since>(`/api/since?${query}`);

it('counts what came after a run as the lists of the same parameters show it', async () => {
  const { json } = opened.small;
  expect((await json<Meta>('/api/meta')).run).toEqual({ run_id: 'r3', seq: 3 });
  const found = await since('run=r1');
  // The critical message of 3 December is among the alerts: messages of that day were still arriving. That of the day before is not.
  expect(found).toEqual({
    known: true,
    runs: 2,
    last_day: '2025-12-03',
    messages: 3,
    new_issues: 1,
    grown_issues: 1,
    alerts: 2,
  });
  const messages = await json<Page<MessageListRow>>('/api/messages?since=r1');
  expect(messages.rows.map(({ message_id }) => message_id)).toEqual([8, 7, 6].map(key));
  expect(messages.total).toBe(3);
  const idsOf = async (query: string): Promise<string[]> =>
    (await json<Page<IssueRow>>(`/api/issues?${query}`)).rows.map(({ issue_id }) => issue_id);
  expect(await idsOf('new_since=r1')).toEqual([noise]);
  expect(await idsOf('grown_since=r1')).toEqual([lamps]);
  expect((await json<Page<AlertRow>>('/api/alerts?since=r1')).rows.map(({ since }) => since)).toEqual([
    '2025-12-04',
    '2025-12-03',
  ]);
});

it('takes labels, and no days, for what it counts', async () => {
  expect(await since('run=r1&region=乙区&from=2025-12-04&to=2025-12-04')).toMatchObject({ messages: 3, new_issues: 1 });
  expect(await since('run=r1&region=甲区')).toMatchObject({ messages: 0, new_issues: 1, grown_issues: 1 });
});

it('has nothing after the last run, nor after one that the tables do not know', async () => {
  const none = { runs: 0, messages: 0, new_issues: 0, grown_issues: 0, alerts: 0, last_day: '2025-12-04' };
  expect(await since('run=r3')).toEqual({ known: true, ...none });
  expect(await since('run=r2')).toEqual({ known: true, ...none, runs: 1 });
  expect(await since('run=elsewhere')).toEqual({ known: false });
  for (const list of ['messages?since', 'issues?new_since', 'issues?grown_since', 'alerts?since']) {
    expect((await opened.small.json<Page<unknown>>(`/api/${list}=elsewhere`)).total, list).toBe(0);
  }
});

it('counts issues without those that an editor has dismissed since', async () => {
  await opened.small.post('/api/edits', { action: 'dismiss', issue: noise });
  expect(await since('run=r1')).toMatchObject({ new_issues: 0, grown_issues: 1 });
});
