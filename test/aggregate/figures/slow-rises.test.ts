import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/aggregate/figures/day-spans.ts';
import { composeReport } from '../../../src/aggregate/reports/compose/compose-report.ts';
import type { SmallMessage } from '../build-small-mart.ts';
import { passingMarts } from '../passing-marts.ts';
import { collectWeek } from '../reports/report-mart.ts';

const buildMart = passingMarts();

/** So many messages of a topic in each week from Monday 2 September on, spread over its days. */
const write = (topic: string, weeks: readonly number[]): SmallMessage[] =>
  weeks.flatMap((count, week) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${topic}-${week}-${i}`,
      at: `${addDays('2024-09-02', 7 * week + (i % 7))} 08:00:00`,
      author: `${topic}-${week}-${i}`,
      topic,
    })),
  );

/** Eight weeks of eight, and four of which each is hardly above the one before. */
const rising = [8, 8, 8, 8, 8, 8, 8, 8, 10, 13, 18, 22];
const board = [
  ...write(
    '城乡建设',
    Array.from(rising, () => 70),
  ),
  ...write('交通运输', rising),
];

describe('a slow rise', () => {
  it('is told though no week stands out against the one before', async () => {
    const week = await collectWeek(await buildMart({ messages: board }), { end: '2024-11-24' });
    expect(week.topics.some(({ isRise }) => isRise)).toBe(false);
    expect(week.slowRises).toMatchObject([{ name: '交通运输', messages: 63, weeksBefore: 8, risingWeeks: 3 }]);
    const text = JSON.stringify(composeReport(week));
    expect(text).toContain('与上周相比，没有主题的上升超出随机波动范围');
    // 64 of 56 days: that days off count for less is of the test, and no mean of the days that there are.
    expect(text).toContain(
      '交通运输持续偏高：最近四周63件，日均2.3件，此前8周日均1.1件，超出随机波动范围，已连续3周上升。',
    );
  });

  it('is not told of one that is over, of chance, or where too few weeks came before', async () => {
    const over = [...board.slice(0, 12 * 70), ...write('交通运输', [8, 8, 8, 8, 8, 8, 8, 8, 20, 22, 18, 6])];
    const chance = [...board.slice(0, 12 * 70), ...write('交通运输', [8, 7, 9, 8, 10, 8, 6, 8, 9, 10, 8, 11])];
    for (const messages of [over, chance]) {
      expect((await collectWeek(await buildMart({ messages }), { end: '2024-11-24' })).slowRises).toEqual([]);
    }
    const late = board.filter(({ at }) => at >= '2024-09-30');
    expect((await collectWeek(await buildMart({ messages: late }), { end: '2024-11-24' })).slowRises).toEqual([]);
  });
});
