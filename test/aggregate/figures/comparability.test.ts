import { describe, expect, it } from 'vitest';
import {
  changePercent,
  findComparability,
  findHindrance,
  lackDays,
} from '../../../src/aggregate/figures/comparability.ts';
import { addDays, compareSpan } from '../../../src/aggregate/figures/day-spans.ts';
import { composeReport } from '../../../src/aggregate/reports/compose/compose-report.ts';
import { chanceWords, describeFlags } from '../../../src/aggregate/reports/compose/compose-words.ts';
import type { Database } from '../../../src/core/duckdb.ts';
import { itInCi } from '../../describe-in-ci.ts';
import type { SmallMessage } from '../build-small-mart.ts';
import { passingMarts } from '../passing-marts.ts';
import { collectWeek } from '../reports/report-mart.ts';

const buildMart = passingMarts();
const build = (messages: readonly SmallMessage[]): Promise<Database> => buildMart({ messages });

/** So many messages on every day from `from` on. */
function daily(from: string, days: number, each: number, rest: Partial<SmallMessage> = {}): SmallMessage[] {
  return Array.from({ length: days }, (_, day) => addDays(from, day)).flatMap((day) =>
    Array.from({ length: each }, (_, i) => ({ id: `${day}-${i}`, at: `${day} 08:00:00`, ...rest })),
  );
}

/** Ten a day from Monday 3 February on; in the week of 3 March the feed brings two messages on two days. */
const brokenFeed = [...daily('2025-02-03', 28, 10), ...daily('2025-03-03', 2, 1), ...daily('2025-03-10', 14, 10)];

const weekFlags = (db: Database): Promise<{ week: string; flags: string[] }[]> =>
  db.rows(`SELECT week, flags FROM trend_weekly WHERE grain = 'total' ORDER BY week`);

describe('a change in percent', () => {
  it('is given from the least basis on', () => {
    expect([9, 10, 11].map((basis) => changePercent(22, basis, 10))).toEqual([null, 120, 100]);
    expect(changePercent(5, 20, 10)).toBe(-75);
    expect(changePercent(5, null, 10)).toBeNull();
  });

  it('is not where a tenth of the days of either span has no data', () => {
    const reach = { firstDay: '2025-01-11', lastDay: '2025-12-31' };
    const inside = { from: '2025-03-01', to: '2025-03-20' };
    const lacking = (missing: number, other = 0) =>
      lackDays(
        [
          [inside, missing],
          [inside, other],
        ],
        reach,
      );
    expect([lacking(1), lacking(2), lacking(0, 2)]).toEqual([false, true, true]);
    // Days before the data began, and after their end.
    const at = (from: string, to: string) => lackDays([[{ from, to }, 0]], reach);
    expect([at('2025-01-10', '2025-01-29'), at('2025-01-09', '2025-01-28')]).toEqual([false, true]);
    expect([at('2025-12-13', '2026-01-01'), at('2025-12-14', '2026-01-02')]).toEqual([false, true]);
    expect(lackDays([[inside, 0]], { firstDay: null, lastDay: null })).toBe(true);
  });
});

describe('missing days', () => {
  it('are seen by what is usual around them, also where a broken feed leaves few messages in the period', async () => {
    const db = await build(brokenFeed);
    expect(await weekFlags(db)).toEqual([
      { week: '2025-02-03', flags: [] },
      { week: '2025-02-10', flags: [] },
      { week: '2025-02-17', flags: [] },
      { week: '2025-02-24', flags: [] },
      { week: '2025-03-03', flags: ['missing_days'] },
      { week: '2025-03-10', flags: ['missing_days'] },
      { week: '2025-03-17', flags: [] },
    ]);
    const missing = await db.rows<{ day: string }>('SELECT "day" FROM coverage_daily WHERE is_missing ORDER BY 1');
    expect(missing.map(({ day }) => day)).toEqual([
      '2025-03-05',
      '2025-03-06',
      '2025-03-07',
      '2025-03-08',
      '2025-03-09',
    ]);
  });

  it('are all days between two spans of data, however far apart', async () => {
    const db = await build([...daily('2023-01-02', 28, 5), ...daily('2025-02-03', 28, 5)]);
    expect(
      await db.rows('SELECT min("day") AS from, max("day") AS to, count(*) AS n FROM coverage_daily WHERE is_missing'),
    ).toEqual([{ from: '2023-01-30', to: '2025-02-02', n: 735 }]);
  });

  it('are not seen in the gaps of a quiet board', async () => {
    const db = await build([...daily('2025-02-03', 14, 2), ...daily('2025-02-22', 9, 2)]);
    expect((await weekFlags(db)).flatMap(({ flags }) => flags)).toEqual([]);
  });

  it('are seen in the gap of a quiet board that is too long for it', async () => {
    const around = (days: number) => [...daily('2025-02-03', 42, 2), ...daily(addDays('2025-03-17', days), 60, 2)];
    const count = async (days: number) =>
      (await (await build(around(days))).rows('FROM coverage_daily WHERE is_missing')).length;
    expect(await count(24)).toBe(0);
    expect(await count(25)).toBe(25);
    const report = await collectWeek(await build(around(60)), { end: '2025-05-18' });
    expect(describeFlags(report.bases)).toEqual(['统计期内4天没有数据']);
    // Where fewer wrote before than after, or few days are known, there is less to expect.
    const grown = [...daily('2024-01-01', 1, 1), ...daily('2024-12-31', 1, 1), ...daily('2025-02-03', 60, 2)];
    expect(await (await build(grown)).rows('FROM coverage_daily WHERE is_missing')).toEqual([]);
  });

  it('are not seen on the weekdays on which a board is closed', async () => {
    const isOpen = ({ at }: SmallMessage) => ![0, 6].includes(new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay());
    const db = await build(
      [...daily('2025-02-03', 30, 10), ...daily('2025-03-07', 18, 10)].filter((message) => isOpen(message)),
    );
    const missing = await db.rows<{ day: string }>('SELECT "day" FROM coverage_daily WHERE is_missing ORDER BY 1');
    expect(missing.map(({ day }) => day)).toEqual(['2025-03-05', '2025-03-06']);
  });

  it('are no holidays of a board that is closed on Sundays', async () => {
    const isSunday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === 0;
    const isNationalDay = (day: string) => day >= '2025-10-01' && day <= '2025-10-08';
    const count = async (closed: (day: string) => boolean) => {
      const messages = daily('2025-08-04', 120, 10).filter(({ at }) => !closed(at.slice(0, 10)));
      const db = await build(messages);
      const [row] = await db.rows<{ n: number }>('SELECT count(*) AS n FROM coverage_daily WHERE is_missing');
      return row?.n;
    };
    expect(await count((day) => isSunday(day) || isNationalDay(day))).toBe(0);
    // One that is open on Sundays lacks them, and so does any board the workdays after them.
    expect(await count(isNationalDay)).toBe(8);
    expect(await count((day) => isSunday(day) || (day >= '2025-10-01' && day <= '2025-10-10'))).toBe(2);
  });

  it('are said in reports, which do not take the fall for more than it is', async () => {
    const db = await build(brokenFeed);
    const broken = await collectWeek(db, { end: '2025-03-09' });
    expect(broken.bases).toMatchObject({ flags: ['missing_days'], daysMissing: 5, previousMissing: 0 });
    const text = JSON.stringify(composeReport(broken));
    expect(text).toContain('可比性提示：统计期内5天没有数据');
    expect(text).not.toContain('，超出随机波动范围');
    const after = await collectWeek(db, { end: '2025-03-16' });
    expect(describeFlags(after.bases)).toEqual(['上期内5天没有数据']);
    expect(chanceWords(after.headline.previous, after, 'previous')).toBe('（两期数据有缺，仅供参考）');
    const whole = await collectWeek(db, { end: '2025-03-02' });
    expect(whole.bases.flags).toEqual([]);
  });
});

describe('holidays', () => {
  it('that the one period has and the other has not are flagged, make-up days counted', async () => {
    const db = await build(daily('2023-12-25', 440, 6));
    const flagged = async (table: string, period: string) => {
      const rows = await db.rows<{ period: string; flags: string[] }>(
        `SELECT ${period}::VARCHAR AS period, flags FROM ${table} WHERE grain = 'total' AND ${period} BETWEEN '2025-01-01' AND '2025-02-28' ORDER BY 1`,
      );
      return Object.fromEntries(rows.map((row) => [row.period, row.flags]));
    };
    // The Spring Festival of 2025: 28 January to 4 February off, 26 January and 8 February worked; that of 2024: 10 to 17 February.
    expect(await flagged('trend_weekly', 'week')).toEqual({
      '2025-01-06': [],
      '2025-01-13': [],
      '2025-01-20': [],
      '2025-01-27': ['holidays', 'last_year_holidays'],
      // Two days off, and one worked for them.
      '2025-02-03': ['holidays'],
      '2025-02-10': ['last_year_holidays'],
      '2025-02-17': [],
      '2025-02-24': [],
    });
    expect(await flagged('trend_monthly', '"month"')).toEqual({
      '2025-01-01': ['holidays', 'last_year_holidays'],
      '2025-02-01': ['holidays', 'last_year_holidays'],
    });
    // Any span of days has the flags of the tables; over a year a few days make no difference.
    const reach = { firstDay: '2023-12-25', lastDay: '2025-03-08' };
    const flagsOf = async (from: string, to: string) =>
      (await findComparability(db, { current: { from, to }, ...compareSpan({ from, to }) }, reach, 0.1)).flags;
    expect(await flagsOf('2025-01-27', '2025-02-02')).toEqual(['holidays', 'last_year_holidays']);
    expect(await flagsOf('2025-02-10', '2025-02-16')).toEqual(['last_year_holidays']);
    expect(await flagsOf('2025-01-13', '2025-01-19')).toEqual([]);
    expect(await flagsOf('2025-02-05', '2025-02-06')).toEqual(['holidays']);
    expect(await flagsOf('2025-01-05', '2025-03-05')).toEqual(['holidays']);
    expect(await flagsOf('2024-12-01', '2025-03-05')).not.toContain('holidays');
  });

  it('are said in reports, which take the return to work for no rise', async () => {
    const db = await build([
      ...daily('2025-01-01', 27, 10),
      ...daily('2025-01-28', 8, 2),
      ...daily('2025-02-05', 30, 10),
    ]);
    const data = await collectWeek(db, { end: '2025-02-09' });
    expect(data.bases.flags).toEqual(['holidays']);
    expect(chanceWords(data.headline.previous, data, 'previous')).toBe('（两期休息日天数不同，仅供参考）');
    const text = JSON.stringify(composeReport(data));
    expect(text).toContain('可比性提示：两期休息日（周末、法定节假日，含调休）的天数不同');
    expect(text).not.toContain('，超出随机波动范围');
  });
});

describe('sources', () => {
  /** A board of ten a day over four months, and another of twenty a day in March alone. */
  const joined = [
    ...daily('2025-01-01', 120, 10),
    ...daily('2025-03-01', 31, 20, { source: 'b' }).map((message) => ({ ...message, id: `b${message.id}` })),
  ];

  it('that come and go are no rise and no fall', async () => {
    const db = await build(joined);
    const months = await db.rows(`SELECT month, flags FROM trend_monthly WHERE grain = 'total' ORDER BY month`);
    expect(months).toEqual([
      { month: '2025-01-01', flags: [] },
      { month: '2025-02-01', flags: ['holidays'] },
      { month: '2025-03-01', flags: ['sources_changed'] },
      { month: '2025-04-01', flags: ['sources_changed'] },
    ]);
    const weeks = await weekFlags(db);
    expect(weeks.filter(({ flags }) => flags.includes('sources_changed')).map(({ week }) => week)).toEqual([
      '2025-02-24',
      '2025-03-03',
      '2025-03-31',
      '2025-04-07',
    ]);
    // Any span of days has the flags that the tables give a month.
    const reach = { firstDay: '2025-01-01', lastDay: '2025-04-30' };
    for (const { month, flags } of months as { month: string; flags: string[] }[]) {
      const current = { from: month, to: addDays(`${month.slice(0, 6)}${Number(month[6]) + 1}-01`, -1) };
      const spans = { current, ...compareSpan(current), lastYear: null };
      expect((await findComparability(db, spans, reach, 0.1)).flags).toEqual(
        month === '2025-01-01' ? ['previous_partial'] : flags,
      );
    }
  });

  it('count by the part of the period in which they speak', async () => {
    const late = (from: string, days: number) =>
      daily(from, days, 10, { source: 'b' }).map((message) => ({ ...message, id: `b${message.id}` }));
    const flagsOf = async (other: SmallMessage[]) => {
      const db = await build([...daily('2025-01-01', 90, 10), ...other]);
      const rows = await db.rows<{ month: string; flags: string[] }>(
        `SELECT month, flags FROM trend_monthly WHERE grain = 'total' ORDER BY month`,
      );
      const reach = { firstDay: '2025-01-01', lastDay: '2025-03-31' };
      const flagged: boolean[] = [];
      for (const { month, flags } of rows) {
        const current = { from: month, to: addDays(`${month.slice(0, 6)}${Number(month[6]) + 1}-01`, -1) };
        const spans = { current, ...compareSpan(current), lastYear: null };
        const found = await findComparability(db, spans, reach, 0.1);
        flagged.push(flags.includes('sources_changed'));
        // Any span of days is judged as the tables judge a month.
        expect(found.flags.includes('sources_changed')).toBe(flagged.at(-1));
      }
      return flagged;
    };
    expect(await flagsOf(late('2025-01-02', 89))).toEqual([false, false, false]);
    expect(await flagsOf(late('2025-02-15', 45))).toEqual([false, true, true]);
  });

  it('do not begin with a few rows of long before, nor end with a few of long after', async () => {
    const named = (messages: SmallMessage[]) => messages.map((message) => ({ ...message, id: `b${message.id}` }));
    const stray = ['2024-02-07', '2024-11-20', '2025-01-15'].flatMap((day) => daily(day, 1, 1, { source: 'b' }));
    const db = await build([
      ...daily('2024-01-01', 486, 10),
      ...named([
        ...stray,
        ...daily('2025-02-03', 42, 20, { source: 'b' }),
        ...daily('2025-04-25', 1, 1, { source: 'b' }),
      ]),
    ]);
    const months = await db.rows<{ month: string; flags: string[] }>(
      `SELECT month, flags FROM trend_monthly WHERE grain = 'total' AND month >= '2024-12-01' ORDER BY month`,
    );
    const flagged = (flags: readonly string[]) => flags.filter((flag) => flag.endsWith('sources_changed'));
    expect(months.map(({ flags }) => flagged(flags))).toEqual([
      [],
      // The year before begins with the data, not with the source.
      [],
      ['sources_changed', 'last_year_sources_changed'],
      ['sources_changed', 'last_year_sources_changed'],
      ['sources_changed'],
    ]);
    const reach = { firstDay: '2024-01-01', lastDay: '2025-04-30' };
    for (const { month, flags } of months) {
      const current = { from: month, to: addDays(addDays(month, 31).slice(0, 8).concat('01'), -1) };
      const previous = { from: addDays(month, -1).slice(0, 8).concat('01'), to: addDays(month, -1) };
      const lastYear = compareSpan(current).lastYear;
      const found = await findComparability(db, { current, previous, lastYear }, reach, 0.1);
      expect(flagged(found.flags)).toEqual(flagged(flags));
    }
    // Where the source does not speak in either span, its few rows are of no matter.
    const quiet = { from: '2024-11-01', to: '2024-11-30' };
    const found = await findComparability(db, { current: quiet, ...compareSpan(quiet), lastYear: null }, reach, 0.1);
    expect(flagged(found.flags)).toEqual([]);
  });

  it('of a few messages a week do not begin with one stray row either', async () => {
    const weekly = (from: string, weeks: number, each: number, source: string) =>
      Array.from({ length: weeks }, (_, week) =>
        daily(addDays(from, 7 * week), 1, each, { source }).map((message) => ({
          ...message,
          id: `${source}${message.id}`,
        })),
      ).flat();
    const db = await build([
      ...weekly('2025-01-06', 32, 12, 'a'),
      ...weekly('2025-02-04', 1, 1, 'b'),
      ...weekly('2025-07-01', 5, 9, 'b'),
    ]);
    const [july] = await db.rows<{ flags: string[] }>(
      `SELECT flags FROM trend_monthly WHERE grain = 'total' AND month = '2025-07-01'`,
    );
    expect(july?.flags).toEqual(['sources_changed']);
    const reach = { firstDay: '2025-01-06', lastDay: '2025-08-11' };
    const current = { from: '2025-07-01', to: '2025-07-31' };
    const spans = { current, ...compareSpan(current), lastYear: null };
    expect((await findComparability(db, spans, reach, 0.1)).flags).toEqual(july?.flags);
  });

  it('that have grown from little are no others where they speak in neither span', async () => {
    const weeks = (from: string, many: number, each: number) =>
      Array.from({ length: many }, (_, week) => daily(addDays(from, 7 * week), 1, each)).flat();
    const db = await build([...weeks('2024-01-01', 8, 1), ...weeks('2024-02-26', 20, 40)]);
    const flags = (await weekFlags(db)).filter((row) => row.flags.includes('sources_changed'));
    expect(flags.map(({ week }) => week)).toEqual(['2024-02-26']);
  });

  it('are flagged against the year before', async () => {
    const db = await build([
      ...daily('2024-02-26', 21, 6),
      ...daily('2025-02-24', 14, 6),
      ...daily('2025-02-24', 14, 6, { source: 'b' }).map((message) => ({ ...message, id: `b${message.id}` })),
    ]);
    const current = { from: '2025-03-03', to: '2025-03-09' };
    const [row] = await db.rows<{ flags: string[] }>(
      `SELECT flags FROM trend_weekly WHERE week = '2025-03-03' AND grain = 'total'`,
    );
    expect(row?.flags).toEqual(['last_year_sources_changed']);
    const reach = { firstDay: '2024-02-26', lastDay: '2025-03-09' };
    expect((await findComparability(db, { current, ...compareSpan(current) }, reach, 0.1)).flags).toEqual(row?.flags);
  });

  itInCi('are said in reports, which take nothing for a rise then', async () => {
    const db = await build(joined);
    const data = await collectWeek(db, { end: '2025-03-09' });
    expect(data.bases.flags).toEqual(['sources_changed']);
    expect(chanceWords(data.headline.previous, data, 'previous')).toBe('（两期数据的收录范围不同，仅供参考）');
    expect(data.topics.some(({ isRise }) => isRise)).toBe(false);
    const text = JSON.stringify(composeReport(data));
    expect(text).toContain('可比性提示：两期数据的收录范围不同（有来源在其中一期没有数据，或只有一部分）');
    expect(text).not.toContain('，超出随机波动范围');
  });
});

it('a span that goes beyond the data is partial, at either end, and so is one that it is compared with', async () => {
  const db = await build(daily('2025-02-03', 28, 6));
  const reach = { firstDay: '2025-02-03', lastDay: '2025-03-02' };
  const flagsOf = async (from: string): Promise<readonly string[]> => {
    const current = { from, to: addDays(from, 6) };
    return (await findComparability(db, { current, ...compareSpan(current), lastYear: null }, reach, 0.1)).flags;
  };
  expect(await flagsOf('2025-02-24')).toEqual([]);
  expect(await flagsOf('2025-02-25')).toEqual(['partial']);
  expect(await flagsOf('2025-02-09')).toEqual(['previous_partial']);
  expect(await flagsOf('2025-02-01')).toEqual(['partial', 'previous_partial']);
});

it('a change is hindered by other sources before days without data, and not by what concerns the year before', () => {
  for (const flag of ['partial', 'previous_partial', 'missing_days']) expect(findHindrance([flag], false)).toBe('days');
  expect(findHindrance(['missing_days', 'sources_changed'], false)).toBe('sources');
  expect(findHindrance(['holidays', 'region_coverage'], true)).toBe('holidays');
  expect(
    findHindrance(['last_year_partial', 'last_year_holidays', 'model_changed', 'last_year_region_coverage'], true),
  ).toBeNull();
  expect(findHindrance(['region_coverage'], true)).toBe('regions');
  expect(findHindrance(['region_coverage'], false)).toBeNull();
});

it('regions do not rise in reports where fewer messages tell theirs, nor topics in them', async () => {
  const db = await build([
    ...daily('2025-02-03', 28, 12),
    ...daily('2025-03-03', 7, 12).map((message, i) => (i % 6 === 0 ? message : { ...message, region: null })),
  ]);
  const data = await collectWeek(db, { unit: 'week', end: '2025-03-09' });
  expect(data.bases.flags).toContain('region_coverage');
  expect(data.regions.map(({ messages, isRise }) => [messages, isRise])).toEqual([
    [70, false],
    [14, false],
  ]);
});

it.each([
  [2, []],
  [20, ['unsure_share']],
])(
  'a seventh of uncertain labels is chance in a week of 14, and none in one of 140 (%i a day)',
  async (each, expected) => {
    const db = await build([
      ...daily('2025-02-24', 7, each),
      ...daily('2025-03-03', 7, each).map((message, i) => ({ ...message, low_confidence: i % 7 === 0 })),
    ]);
    expect((await weekFlags(db)).map(({ flags }) => flags)).toEqual([[], expected]);
    const reach = { firstDay: '2025-02-24', lastDay: '2025-03-09' };
    const current = { from: '2025-03-03', to: '2025-03-09' };
    const spans = { current, ...compareSpan(current), lastYear: null };
    expect((await findComparability(db, spans, reach, 0.1)).flags).toEqual(expected);
  },
);

describe('the year before', () => {
  it('has flags of its own', async () => {
    // 2024-03-04 and 2025-03-03 are 364 days apart.
    const db = await build([
      ...daily('2024-03-06', 3, 6, { model_version: 'm0', region: null, low_confidence: true }),
      ...daily('2024-03-10', 8, 6, { model_version: 'm0', region: null, low_confidence: true }),
      ...daily('2025-02-24', 14, 6),
    ]);
    const [row] = await db.rows<{ flags: string[] }>(
      `SELECT flags FROM trend_weekly WHERE week = '2025-03-03' AND grain = 'region' AND region = '甲区'`,
    );
    const expected = [
      'last_year_partial',
      'last_year_missing_days',
      'last_year_model_changed',
      'last_year_region_coverage',
      'last_year_unsure_share',
    ];
    expect(row?.flags).toEqual(expected);
    const [total] = await db.rows<{ flags: string[] }>(
      `SELECT flags FROM trend_weekly WHERE week = '2025-03-03' AND grain = 'total'`,
    );
    expect(total?.flags).toEqual(expected.filter((flag) => flag !== 'last_year_region_coverage'));
    // Any span of days has the flags that the table gives a week.
    const current = { from: '2025-03-03', to: '2025-03-09' };
    const reach = { firstDay: '2024-03-06', lastDay: '2025-03-09' };
    const { flags, daysMissing } = await findComparability(db, { current, ...compareSpan(current) }, reach, 0.1);
    expect(flags).toEqual(expected);
    expect(daysMissing).toEqual({ current: 0, previous: 0, lastYear: 1 });
  });

  itInCi('is told of in reports only where they compare with it', async () => {
    const db = await build([...daily('2024-02-26', 21, 6, { model_version: 'm0' }), ...daily('2025-02-24', 14, 6)]);
    const data = await collectWeek(db);
    expect(data.bases).toMatchObject({ lastYear: null, flags: ['last_year_model_changed'] });
    expect(JSON.stringify(composeReport(data))).toContain('分类模型在去年同期之后更换过');
  });
});

itInCi('nor does anything in the report of one region where more messages tell theirs', async () => {
  const db = await build([
    ...daily('2025-02-03', 28, 12).map((message, i) => (i % 6 === 0 ? message : { ...message, region: null })),
    ...daily('2025-03-03', 7, 12),
  ]);
  const data = await collectWeek(db, { unit: 'week', end: '2025-03-09', region: '甲区' });
  expect(data.headline.previous).toMatchObject({ basis: 14, change: 70 });
  expect(data.topics.some(({ isRise }) => isRise)).toBe(false);
  const text = JSON.stringify(composeReport(data));
  expect(text).toContain('（两期地区识别率相差较大，仅供参考）');
  expect(text).toContain('两期地区识别率相差较大，不判断上升。');
  expect(text).not.toContain('，超出随机波动范围');
});
