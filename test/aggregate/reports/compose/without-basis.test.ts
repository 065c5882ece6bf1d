import { expect, it } from 'vitest';
import { findComparability } from '../../../../src/aggregate/figures/comparability.ts';
import { addDays, compareSpan } from '../../../../src/aggregate/figures/day-spans.ts';
import { composeOverview } from '../../../../src/aggregate/reports/compose/compose-counts.ts';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import { chanceWords } from '../../../../src/aggregate/reports/compose/compose-words.ts';
import { buildSmallMart, type SmallMessage } from '../../build-small-mart.ts';
import { passingMarts } from '../../passing-marts.ts';
import { collectWeek, threeWeeks } from '../report-mart.ts';

const buildMart = passingMarts();

/** So many messages on every day from `from` on. */
function daily(from: string, days: number, each: number, rest: Partial<SmallMessage> = {}): SmallMessage[] {
  return Array.from({ length: days }, (_, day) => addDays(from, day)).flatMap((day) =>
    Array.from({ length: each }, (_, i) => ({ id: `${rest.region ?? ''}${day}-${i}`, at: `${day} 08:00:00`, ...rest })),
  );
}

it('a week that the data lack is not one in which nobody wrote', async () => {
  // From Monday 3 February on, but for the week of 3 March.
  const db = await buildMart({ messages: [...daily('2025-02-03', 28, 10), ...daily('2025-03-10', 14, 10)] });
  const lacking = await collectWeek(db, { end: '2025-03-09' });
  const text = JSON.stringify(composeReport(lacking));
  expect(text).toContain('内没有数据，可能是没有导入，不能说明没有留言，其余各节从略。');
  expect(text).not.toContain('没有收到留言');
  expect(text).not.toContain('热点问题"');
  const after = await collectWeek(db, { end: '2025-03-16' });
  expect(after.trend.slice(-3).map(({ messages }) => messages)).toEqual([70, null, 70]);
});

it('the chart begins with the data: weeks before them are not weeks in which nobody wrote', async () => {
  const db = await threeWeeks();
  try {
    const chartOf = async (region?: string) =>
      composeOverview(await collectWeek(db, { region })).blocks.find(({ type }) => type === 'chart');
    expect(await chartOf()).toMatchObject({
      caption: expect.stringContaining('近2周'),
      chart: { bars: [{ value: 12 }, { value: 20 }] },
    });
  } finally {
    db.close();
  }
});

it('those before the first message of a region are not drawn in its report', async () => {
  const weeks = ['2025-02-10', '2025-02-17', '2025-02-24', '2025-03-03'];
  const messages = weeks.flatMap((day, week) =>
    [0, 1].map((i) => ({ id: `${day}${i}`, at: `${day} 08:00:00`, region: week > 1 && i === 1 ? '乙区' : '甲区' })),
  );
  const db = await buildSmallMart({ messages: [...messages, { id: 'end', at: '2025-03-09 08:00:00' }] });
  try {
    const bars = (await collectWeek(db, { region: '乙区' })).trend.map((bar) => bar.messages);
    expect(bars.slice(-5)).toEqual([null, null, null, 1, 1]);
  } finally {
    db.close();
  }
});

it('a week in which nobody wrote to a quiet board is compared with, as in the trend tables, and one that the data lack is not', async () => {
  const weeks = (each: number, days: number) =>
    [0, 1, 2, 3, 4, 6, 7].flatMap((week) => daily(addDays('2025-02-03', 7 * week), days, each));
  const after = await collectWeek(await buildMart({ messages: weeks(3, 1) }), { end: '2025-03-23' });
  expect(after.bases).toMatchObject({ previous: null, flags: [] });
  expect(after.headline.previous).toMatchObject({ basis: 0, change: 3, percent: null });
  expect(JSON.stringify(composeReport(after))).toContain('较上周（0件）增加3件');
  const broken = await collectWeek(await buildMart({ messages: weeks(10, 5) }), { end: '2025-03-23' });
  expect(broken.bases.previous).toBe('no_data');
  expect(broken.headline.previous).toMatchObject({ basis: null, change: null });
});

it('a week of a quiet region without messages is one in which nobody wrote there', async () => {
  const db = await buildMart({
    messages: [
      ...daily('2025-02-03', 42, 10, { region: '甲区' }),
      ...daily('2025-02-05', 1, 2, { region: '乙区' }),
      ...daily('2025-03-10', 1, 2, { region: '乙区' }),
    ],
  });
  const data = await collectWeek(db, { end: '2025-03-09', region: '乙区' });
  expect(JSON.stringify(composeReport(data))).toContain('没有收到留言');
  expect(data.trend.at(-1)?.messages).toBe(0);
});

it('only what is compared is called uncertain', async () => {
  const db = await buildMart({ messages: [...daily('2025-02-03', 32, 10), ...daily('2025-03-10', 7, 10)] });
  const text = JSON.stringify(composeReport(await collectWeek(db, { end: '2025-03-16' })));
  expect(text).toContain('上期内3天没有数据，环比仅供参考。');
});

it('a region that begins, or is called otherwise from now on, has not risen from nothing', async () => {
  const db = await buildMart({
    messages: [
      ...daily('2025-02-03', 28, 10, { region: '甲县' }),
      ...daily('2025-03-03', 7, 10, { region: '甲区' }),
      ...daily('2025-02-03', 1, 6, { region: '乙区' }),
      ...daily('2025-03-03', 7, 6, { region: '乙区' }),
    ],
  });
  const all = await collectWeek(db, { end: '2025-03-09' });
  const figures = all.regions.map(({ name, isRise, comparison: { basis, chance } }) => [
    name,
    isRise,
    basis,
    chance === null,
  ]);
  // Of 乙区 there is a past, in which nobody wrote.
  expect(figures).toEqual([
    ['甲区', false, null, true],
    ['乙区', true, 0, false],
  ]);
  expect(all.risingPairs.map(({ region }) => region)).toEqual(['乙区']);
  const one = await collectWeek(db, { end: '2025-03-09', region: '甲区' });
  expect(one.bases.previous).toBe('no_data');
  expect(JSON.stringify(composeReport(one))).toContain('上周没有数据，不作比较');
  const other = await collectWeek(db, { end: '2025-03-09', region: '乙区' });
  expect(other.bases.previous).toBeNull();
});

it.each([
  // Monday after Sunday, Tuesday after Monday, Saturday to Monday after Wednesday to Friday, ten days with two
  // days off after ten with four, ten with three after ten with two, whole weeks, and a month.
  ['2025-03-17', '2025-03-17', true],
  ['2025-03-18', '2025-03-18', false],
  ['2025-03-15', '2025-03-17', true],
  ['2025-03-10', '2025-03-19', true],
  ['2025-03-13', '2025-03-22', false],
  ['2025-03-17', '2025-03-30', false],
  ['2025-03-01', '2025-03-31', false],
])('days are not held against others of which more are days off: %s to %s', async (from, to, expected) => {
  const db = await buildMart({ messages: daily('2025-02-10', 60, 6) });
  const reach = { firstDay: '2025-02-10', lastDay: '2025-04-10' };
  const current = { from, to };
  const { flags } = await findComparability(db, { current, ...compareSpan(current), lastYear: null }, reach, 0.1);
  expect(flags.includes('holidays')).toBe(expected);
});

it('a report of a Monday does not call it a rise over the Sunday before', async () => {
  const weekdays = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const messages = daily('2025-02-10', 60, 30).filter(
    ({ at, id }) => weekdays(at.slice(0, 10)) || Number(id.split('-').at(-1)) < 8,
  );
  const db = await buildMart({ messages });
  const data = await collectWeek(db, { unit: 'daterange', from: '2025-03-17', to: '2025-03-17' });
  expect(data.headline.previous).toMatchObject({ basis: 8, change: 22 });
  expect(chanceWords(data.headline.previous, data, 'previous')).toBe('（两期休息日天数不同，仅供参考）');
  expect([...data.urgencies, ...data.kinds].some(({ isRise }) => isRise)).toBe(false);
});
