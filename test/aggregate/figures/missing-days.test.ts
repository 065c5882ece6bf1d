import { describe, expect, it } from 'vitest';
import { findCatchUpDays } from '../../../src/aggregate/figures/catch-up-days.ts';
import { countKnownDays, findHindrance } from '../../../src/aggregate/figures/comparability.ts';
import { addDays } from '../../../src/aggregate/figures/day-spans.ts';
import { composeReport } from '../../../src/aggregate/reports/compose/compose-report.ts';
import { describeCatchUpDays } from '../../../src/commands/summary/catch-up.ts';
import type { SmallMessage } from '../build-small-mart.ts';
import { passingMarts } from '../passing-marts.ts';
import { collectWeek } from '../reports/report-mart.ts';

const buildMart = passingMarts();

/** So many messages on every day but those that are lost, each by a person of its own. */
function daily(from: string, days: number, each: number, topic: string, lost: readonly string[] = []): SmallMessage[] {
  return Array.from({ length: days }, (_, day) => addDays(from, day))
    .filter((day) => !lost.includes(day))
    .flatMap((day) =>
      Array.from({ length: each }, (_, i) => ({
        id: `${topic}-${day}-${i}`,
        at: `${day} 08:00:00`,
        author: `${topic}-${day}-${i}`,
        topic,
      })),
    );
}

/** A board of six a day; from Monday 10 March on four of them more of another topic. Days are lost in that week. */
const board = (lost: readonly string[]) => [
  ...daily('2025-02-03', 49, 5, '城乡建设', lost),
  ...daily('2025-02-03', 35, 1, '交通运输', lost),
  ...daily('2025-03-10', 14, 5, '交通运输', lost),
];

describe('a rise beside missing days', () => {
  it('is judged by the days that there are, which the report says', async () => {
    const db = await buildMart({ messages: board(['2025-03-12', '2025-03-13']) });
    const week = await collectWeek(db, { end: '2025-03-16' });
    expect(week.bases).toMatchObject({ flags: ['missing_days'], daysMissing: 2 });
    expect(week.topics.filter(({ isRise }) => isRise).map(({ name }) => name)).toEqual(['交通运输']);
    const text = JSON.stringify(composeReport(week));
    expect(text).toContain('按有数据的天数（本周5天、上周7天）的日均件数判断。');
    expect(text).toContain('交通运输：25件，较上周（7件）增加18件（基数较小，不计百分比）；日均5.0件，上周日均1.0件。');
    // The week after has two days more, which is no rise.
    const after = await collectWeek(db, { end: '2025-03-23' });
    expect(after.topics.some(({ isRise }) => isRise)).toBe(false);
    expect(JSON.stringify(composeReport(after))).toContain('没有主题的上升超出随机波动范围');
  });

  it('is not judged where too few are left', async () => {
    const db = await buildMart({ messages: board(['2025-03-12', '2025-03-13', '2025-03-14']) });
    const week = await collectWeek(db, { end: '2025-03-16' });
    expect(week.topics.some(({ isRise }) => isRise)).toBe(false);
    expect(JSON.stringify(composeReport(week))).toContain('两期数据有缺，不判断上升。');
  });

  it('counts the days of both', () => {
    const [current, other] = [
      { from: '2025-03-10', to: '2025-03-16' },
      { from: '2025-03-03', to: '2025-03-09' },
    ];
    expect(countKnownDays(current, other, { current: 1, other: 2 })).toEqual({ current: 6, other: 5 });
    expect(countKnownDays(current, other, { current: 0, other: 3 })).toBeNull();
    expect(findHindrance(['missing_days'], false, true)).toBeNull();
    for (const flag of ['partial', 'previous_partial']) expect(findHindrance([flag], false, true)).toBe('days');
  });
});

describe('a day after missing ones', () => {
  const late = (each: number) => [
    ...daily('2025-02-03', 49, 10, '城乡建设', ['2025-03-08', '2025-03-09']),
    ...daily('2025-03-10', 1, each, '环境保护'),
  ];

  it('that has far more than usual may hold their messages, as report and run say', async () => {
    const db = await buildMart({ messages: late(12) });
    const span = { from: '2025-02-03', to: '2025-03-23' };
    expect(await findCatchUpDays(db, span)).toEqual([{ day: '2025-03-10', messages: 22, usual: 10, missing: 2 }]);
    const text = JSON.stringify(composeReport(await collectWeek(db, { end: '2025-03-16' })));
    expect(text).toContain('2025年3月10日22件，平常约10件，此前2天没有数据，可能含补录的留言');
    expect(await describeCatchUpDays(db, '2025-03-23')).toEqual([
      '2025-03-10 has 22 messages, where 10 are usual, and the 2 days before have none: it may hold what was written then',
    ]);
    // Of long ago it was told before.
    expect(await describeCatchUpDays(db, '2025-05-01')).toEqual([]);
  });

  it('that has half as many more is a busy day', async () => {
    const db = await buildMart({ messages: late(5) });
    expect(await findCatchUpDays(db, { from: '2025-02-03', to: '2025-03-23' })).toEqual([]);
  });
});
