import { expect, it } from 'vitest';
import { composeReport } from '../../../src/aggregate/reports/compose/compose-report.ts';
import type { SmallMessage } from '../build-small-mart.ts';
import { passingMarts } from '../passing-marts.ts';
import { collectWeek } from '../reports/report-mart.ts';

const build = passingMarts();

const marksOf = (outcome: string) => ({ relevance: 2, complete: 1, basis: 0, outcome, template: 0, reasons: [] });
const answered = (id: string, at: string, replied: string | null, outcome: string): SmallMessage => ({
  id,
  at,
  reply: '答',
  replied_at: replied,
  reply_marks: marksOf(outcome),
});

const messages: readonly SmallMessage[] = [
  answered('a1', '2025-01-01 08:00:00', '2025-01-05 00:00:00', 'resolved'),
  answered('a2', '2025-01-02 08:00:00', '2025-01-06 09:00:00', 'resolved'),
  // Of the day of the first reply, which gives no hour.
  { id: 'a3', at: '2025-01-05 20:00:00' },
  { id: 'a4', at: '2025-07-07 08:00:00' },
  { id: 'a5', at: '2025-07-08 08:00:00', tells_handling: false },
  { id: 'a6', at: '2025-07-08 09:00:00', author: '作者a5', duplicateOf: 'a5' },
  { id: 'a7', at: '2025-07-20 09:00:00', author: '作者a4' },
  { id: 'b1', at: '2025-01-01 08:00:00', status: '已办结', reply: '答', replied_at: '2025-01-03 08:00:00' },
  { id: 'b2', at: '2025-01-02 08:00:00' },
  answered('c1', '2025-01-01 08:00:00', '2025-01-05 08:00:00', 'promised'),
  { id: 'c2', at: '2025-07-08 08:00:00' },
  answered('d1', '2025-01-01 08:00:00', null, 'resolved'),
  { id: 'd2', at: '2025-07-08 08:00:00' },
];
const issues = { Ia: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'], Ib: ['b1', 'b2'], Ic: ['c1', 'c2'], Id: ['d1', 'd2'] };

it('tells of each issue what came after it was said to be settled, at any gap', async () => {
  const db = await build({ messages, issues });
  expect(
    await db.rows(
      `SELECT issue_id, settled, settled_at::DATE AS day, returned, returned_authors AS authors, first_returned AS first, last_returned AS last, days_to_return AS days FROM issue_returns`,
    ),
  ).toEqual([
    {
      issue_id: 'Ia',
      settled: 2,
      day: '2025-01-05',
      returned: 3,
      authors: 2,
      first: '2025-07-07',
      last: '2025-07-20',
      days: 183,
    },
    { issue_id: 'Ib', settled: 1, day: '2025-01-03', returned: 0, authors: 0, first: null, last: null, days: null },
  ]);
});

it('is said on the card of the issue, as of the end of the period', async () => {
  const data = await collectWeek(await build({ messages, issues }), { end: '2025-07-13' });
  expect(data.issues.map(({ issueId, returned }) => [issueId, returned])).toEqual([
    ['Ia', { settledDay: '2025-01-05', messages: 2, firstDay: '2025-07-07' }],
  ]);
  expect(JSON.stringify(composeReport(data))).toContain(
    '2025年1月5日答复办结后又有2件反映（首件2025年7月7日，隔183天）',
  );
});
