import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HandlingPage, HandlingRow, MessageList, ReplyQuality } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const marks = (relevance: number, basis: number, outcome: string) => ({
  reply: '已派人查看。',
  reply_marks: { relevance, complete: relevance, basis, outcome, template: 1 - basis, reasons: [] },
});
const messages = [
  { id: '01', at: '2025-06-01 08:00:00', department: '甲局', status: '办理中' },
  { id: '02', at: '2025-08-31 08:00:00', department: '甲局', grade_manner: 2, grade_speed: 5, satisfaction: '不满意' },
  { id: '03', at: '2025-10-02 08:00:00', region: '乙区', topic: '环保' },
  { id: '04', at: '2025-10-03 08:00:00', department: '乙局', grade_manner: 4, satisfaction: '不满意' },
  { id: '05', at: '2025-11-24 08:00:00', region: null },
  { id: '06', at: '2025-11-25 08:00:00' },
  {
    id: '07',
    at: '2025-07-01 08:00:00',
    department: '甲局',
    replied_at: '2025-07-03 00:00:00',
    status: '已办结',
    satisfaction: '满意',
    ...marks(2, 1, 'resolved'),
  },
  // Of the same issue: on the day of the reply, which tells nothing, within 7 days of it, and within 30 of the next reply.
  { id: '08', at: '2025-07-03 09:00:00', replied_at: '2025-07-03 10:00:00', ...marks(2, 0, 'forwarded') },
  { id: '09', at: '2025-07-08 09:00:00', replied_at: '2025-08-20 10:00:00', ...marks(1, 0, 'none'), region: '乙区' },
  { id: '10', at: '2025-09-10 09:00:00', replied_at: '2025-11-28 10:00:00', grade_speed: 1 },
  // A first reply in time, and a later one with a mistyped time, after which nothing can come back.
  { id: '13', at: '2025-09-11 09:00:00', replied_at: '2025-06-30 10:00:00', first_replied_at: '2025-09-12 09:00:00' },
  { id: '11', at: '2025-12-01 09:00:00', duplicateOf: '06', ...marks(2, 1, 'promised') },
  { id: '12', at: '2025-12-02 09:00:00', tells_handling: false },
];
const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeAll(async () => {
  opened.small = await openSmallDashboard({
    mart: { messages, issues: { I0000000000aa: ['07', '08', '09', '10', '13'] } },
  });
});
afterAll(() => opened.small.close());

const count = async (query: string): Promise<number> => {
  const { total } = await opened.small.json<MessageList>(`/api/messages?${query}`);
  // Downloads take the same.
  const file = await (await opened.small.get(`/api/downloads/messages?${query}`)).text();
  expect(file.trimEnd().split('\r\n').length - 1, query).toBe(total);
  return total;
};
const shareOf = (share: number | null, of: number): number | null => (share === null ? null : Math.round(share * of));

async function expectListed(row: HandlingRow, query: string): Promise<void> {
  const figures = [
    ['responded=yes', shareOf(row.response_rate, row.messages)],
    ['timely=yes', row.timely],
    ['finished=yes', row.finished],
    ['satisfied=yes', shareOf(row.satisfaction_rate, row.rated)],
    ['waited=under_7', row.waiting_under_7],
    ['waited=7_to_29', row.waiting_7_to_29],
    ['waited=30_to_89', row.waiting_30_to_89],
    ['waited=from_90', row.waiting_from_90],
    ['graded=2', row.low_rated],
  ] as const;
  for (const [figure, value] of figures) {
    expect(await count(`handled=all&${figure}&${query}`), `${figure} ${query}`).toBe(value ?? 0);
  }
}

it('lists as many messages as each figure of handling counts', async () => {
  const { total, rows, low_grade } = await opened.small.json<HandlingPage>('/api/handling?grain=department');
  if (total === null) throw new Error('Expected figures');
  expect(low_grade).toBe(2);
  expect(total).toMatchObject({
    waiting_7_to_29: 1,
    waiting_30_to_89: 2,
    waiting_from_90: 2,
    low_rated: 2,
    finished: 1,
  });
  await expectListed(total, '');
  expect(rows.map(({ name }) => name)).toEqual(['甲局', '乙局']);
  for (const row of rows) await expectListed(row, `department=${encodeURIComponent(row.name ?? '')}`);
  expect(await count('satisfied=no')).toBe(2);
});

it('lists the replies that each mark, and each outcome, counts', async () => {
  for (const query of ['', '&region=%E4%B9%99%E5%8C%BA']) {
    const { summary, outcomes } = await opened.small.json<ReplyQuality>(`/api/handling/replies?${query.slice(1)}`);
    if (summary === null) throw new Error('Expected replies');
    expect(await count(`mark=all${query}`)).toBe(summary.replies);
    const shares = { relevant: summary.relevant, complete: summary.complete, basis: summary.with_basis };
    for (const [mark, share] of Object.entries({ ...shares, template: summary.template })) {
      expect(await count(`mark=${mark}${query}`), mark).toBe(shareOf(share, summary.replies));
    }
    for (const { outcome, replies } of outcomes) expect(await count(`outcome=${outcome}${query}`)).toBe(replies);
  }
  expect(await count('outcome=forwarded')).toBe(1);
});

it('lists the replies after which the issue came back', async () => {
  for (const scope of ['', '&region=%E7%94%B2%E5%8C%BA', '&region=%E4%B9%99%E5%8C%BA']) {
    const { recurrence } = await opened.small.json<HandlingPage>(`/api/handling?${scope.slice(1)}`);
    expect(recurrence).toHaveLength(3);
    for (const { within_days, returned } of recurrence) {
      expect(await count(`returned=${within_days}${scope}`), `${within_days}${scope}`).toBe(returned);
    }
  }
  expect([await count('returned=7'), await count('returned=30')]).toEqual([2, 3]);
});

it('refuses what no figure counts', async () => {
  for (const query of ['mark=good', 'outcome=x', 'waited=8', 'returned=8', 'graded=-1', 'timely=maybe'])
    expect((await opened.small.get(`/api/messages?${query}`)).status, query).toBe(400);
});
