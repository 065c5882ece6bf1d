import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlertDetail, AlertRow, MessageList, Overview, Page } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const issue = 'I0000000000aa';
const critical = { urgency: 'critical', topic: '环保' };
const reply = { reply: '已派人查看。', replied_at: '2025-12-03 08:00:00' };
const messages = [
  { id: '1', at: '2025-12-01 08:00:00', ...critical, ...reply },
  { id: '2', at: '2025-12-02 08:00:00', ...critical },
  { id: '3', at: '2025-12-02 09:00:00', ...critical },
  { id: '4', at: '2025-12-02 10:00:00', topic: '环保' },
  { id: '5', at: '2025-12-05 08:00:00', ...critical, region: '乙区' },
  { id: '6', at: '2025-12-05 09:00:00', ...critical, region: null, tells_handling: false },
  { id: '7', at: '2025-12-31 08:00:00', topic: '交通' },
];
const issues = { [issue]: ['1', '2', '3', '4'] };

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeAll(async () => {
  opened.small = await openSmallDashboard({ mart: { messages, issues } });
});
afterAll(() => opened.small.close());

it('says of critical alerts how many of their critical messages wait, also when they are over', async () => {
  const { rows } = await opened.small.json<Page<AlertRow>>('/api/alerts?series=critical');
  const counts = rows.map((row) => [
    row.issue_id,
    row.messages?.[0]?.message_id,
    row.state,
    row.waiting,
    row.waiting_of,
  ]);
  expect(counts.sort()).toEqual([
    [null, '5', 'closed', 1, 1],
    [null, '6', 'closed', null, null],
    [issue, '1', 'closed', 2, 3],
  ]);
  const id = rows.find((row) => row.issue_id === issue)?.alert_id;
  const { alert } = await opened.small.json<AlertDetail>(`/api/alerts/${id}`);
  expect(alert).toMatchObject({ waiting: 2, waiting_of: 3 });
});

it('lists alerts that are over before others where messages of theirs wait, and counts them whatever the days', async () => {
  const list = await opened.small.json<Page<AlertRow>>('/api/alerts');
  expect(list.rows.map(({ waiting }) => waiting ?? null)).toEqual([2, 1, null]);
  const lapsed = await opened.small.json<Page<AlertRow>>('/api/alerts?state=lapsed');
  expect(lapsed.rows.map(({ waiting }) => waiting)).toEqual([2, 1]);
  const csv = await (await opened.small.get('/api/downloads/alerts?state=lapsed')).text();
  expect(csv.trim().split('\r\n')).toHaveLength(3);
  for (const labels of ['', '&region=%E4%B9%99%E5%8C%BA', '&topic=%E4%BA%A4%E9%80%9A']) {
    const overview = await opened.small.json<Overview>(`/api/overview?from=2025-12-31&to=2025-12-31${labels}`);
    const { total } = await opened.small.json<Page<AlertRow>>(`/api/alerts?state=lapsed${labels}`);
    expect(overview.lapsed_alerts).toBe(total);
  }
});

it('counts in the overview what waits of all times, as the list that the number leads to', async () => {
  for (const filters of ['', '&region=%E4%B9%99%E5%8C%BA', '&topic=%E4%BA%A4%E9%80%9A', '&kind=complaint']) {
    const overview = await opened.small.json<Overview>(`/api/overview?from=2025-12-31&to=2025-12-31${filters}`);
    const list = await opened.small.json<MessageList>(`/api/messages?urgency=critical&handled=waiting${filters}`);
    expect(overview.critical_waiting).toBe(list.total);
    const untold = await opened.small.json<MessageList>(`/api/messages?urgency=critical&handled=untold${filters}`);
    expect(overview.critical_untold).toBe(untold.total);
  }
  const whole = await opened.small.json<Overview>('/api/overview');
  expect(whole).toMatchObject({ critical_waiting: 3, critical_untold: 1 });
  const urgent = await opened.small.json<Overview>('/api/overview?urgency=urgent');
  expect(urgent).toMatchObject({ critical_waiting: null, critical_untold: null });
});

it('does not say that none waits where the inputs hold answered messages alone', async () => {
  const answered = Array.from({ length: 100 }, (_, index) => ({
    id: `r${index}`,
    at: '2025-12-01 08:00:00',
    ...reply,
  }));
  const untold = messages.filter(({ id }) => id === '6');
  const small = await openSmallDashboard({ mart: { messages: [...answered, ...untold] } });
  try {
    const overview = await small.json<Overview>('/api/overview');
    expect(overview).toMatchObject({ critical_waiting: null, critical_untold: 1 });
  } finally {
    small.close();
  }
});

it('does not count what the urgency asked for leaves out', async () => {
  const path = '/api/overview?from=2025-12-05&to=2025-12-05&urgency=';
  const left = { critical: null, previous_critical: null };
  expect(await opened.small.json(`${path}routine`)).toMatchObject({ ...left, urgent: null, previous_urgent: null });
  expect(await opened.small.json(`${path}urgent`)).toMatchObject({ ...left, urgent: 0, previous_urgent: 0 });
  expect(await opened.small.json(`${path}critical`)).toMatchObject({ critical: 2, urgent: null });
});

it('says nothing where inputs tell neither replies nor status', async () => {
  const untold = messages.filter(({ id }) => id !== '1').map((message) => ({ ...message, tells_handling: false }));
  const small = await openSmallDashboard({ mart: { messages: untold, issues: { [issue]: ['2', '3', '4'] } } });
  try {
    const overview = await small.json<Overview>('/api/overview');
    expect(overview).toMatchObject({ critical_waiting: null, critical_untold: null });
    const { rows } = await small.json<Page<AlertRow>>('/api/alerts?series=critical');
    expect(rows.map(({ waiting }) => waiting)).toEqual([null, null, null]);
  } finally {
    small.close();
  }
});
