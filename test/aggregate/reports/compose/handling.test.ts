import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/aggregate/figures/day-spans.ts';
import { composeReport } from '../../../../src/aggregate/reports/compose/compose-report.ts';
import type { Database } from '../../../../src/core/duckdb.ts';
import { itInCi } from '../../../describe-in-ci.ts';
import type { SmallMessage } from '../../build-small-mart.ts';
import { passingMarts } from '../../passing-marts.ts';
import { collectWeek } from '../report-mart.ts';

const buildMart = passingMarts();
const build = (messages: readonly SmallMessage[]): Promise<Database> => buildMart({ messages });
const week = (id: string, rest: object = {}) => ({ id, at: '2025-03-04 08:00:00', ...rest });
const silent = { tells_handling: false, urgency: 'critical' };
const last = { id: 'last', at: '2025-03-09 08:00:00', tells_handling: false };

async function reportOf(messages: readonly SmallMessage[], options: Parameters<typeof collectWeek>[1] = {}) {
  const data = await collectWeek(await build(messages), options);
  return { data, text: JSON.stringify(composeReport(data)) };
}

describe('handling in reports', () => {
  it('counts the messages that the table counts: of inputs that would tell', async () => {
    const { data, text } = await reportOf([
      week('1', { reply: '答', replied_at: '2025-03-05 08:00:00' }),
      week('2', { reply: '答', replied_at: '2025-03-05 08:00:00' }),
      week('3', silent),
      week('4', silent),
      last,
    ]);
    expect(data.handling).toMatchObject({ total: { messages: 2, replied: 2 }, backlog: { total: 0 }, repliesGiven: 2 });
    expect(text).toContain('另有3件的输入数据不提供答复和办理状态');
    expect(text).toContain('中可知答复情况的2件，至数据更新时已有2件得到答复。');
    expect(text).not.toContain('未见答复');
  });

  it('counts what waits on the last day of the period by its age then, whatever came later', async () => {
    const open = [0, 29, 30, 89, 90].map((age) => ({ id: `o${age}`, at: `${addDays('2025-03-09', -age)} 08:00:00` }));
    const answered = [
      { id: 'before', at: '2025-02-01 08:00:00', reply: '答', replied_at: '2025-03-01 08:00:00' },
      { id: 'on', at: '2025-02-01 08:00:00', reply: '答', replied_at: '2025-03-09 23:00:00' },
      { id: 'after', at: '2025-02-01 08:00:00', reply: '答', replied_at: '2025-03-10 00:30:00' },
    ];
    const later = { id: 'later', at: '2025-03-20 08:00:00' };
    const { data } = await reportOf([...open, ...answered, later], { end: '2025-03-09' });
    expect(data.handling).toMatchObject({ backlog: { total: 6, over30: 4, over90: 1 }, repliesGiven: 1 });
  });

  it('says of how many messages the time for a reply is not over, and the rate of the others', async () => {
    const later = { id: 'later', at: '2025-03-20 08:00:00', tells_handling: false };
    const messages = [
      week('1', { reply: '答', replied_at: '2025-03-05 08:00:00' }),
      week('2'),
      week('3', { at: '2025-03-06 08:00:00' }),
      later,
    ];
    const { data, text } = await reportOf(messages, { end: '2025-03-09' });
    expect(data.handling?.timeliness).toEqual({ notDue: 1, due: 2, timely: 1 });
    expect(text).toContain('其中1件至数据的最后一日答复期限未满，此后还会有答复，答复率偏低、用时偏短。');
    const all = composeReport({
      ...data,
      handling: {
        ...data.handling!,
        timeliness: { notDue: 2, due: 0, timely: 0 },
        total: { ...data.handling!.total, messages: 2 },
      },
    });
    expect(JSON.stringify(all)).toContain('答复期限至数据的最后一日均未到期，此后还会有答复');
    expect(text).toContain('期限已满的2件中，按期答复1件（以首次答复计）。');
  });

  it('keeps what is over apart from what is known to be in time, and gives no rate of few, in tables neither', async () => {
    const answered = { reply: '答', replied_at: '2025-03-05 08:00:00', status: '已办结' };
    const of = (region: string, satisfaction: string | null, count: number) =>
      Array.from({ length: count }, (_, i) =>
        week(`${region}${satisfaction}${i}`, { region, satisfaction, ...answered }),
      );
    const { data, text } = await reportOf(
      [
        ...of('甲区', '满意', 10),
        ...of('乙区', '满意', 2),
        ...of('乙区', null, 10),
        week('no time', { reply: '答', status: '已办结' }),
        week('withdrawn', { status: '已撤单' }),
        { id: 'later', at: '2025-04-30 08:00:00', tells_handling: false },
      ],
      { end: '2025-03-09' },
    );
    expect(text).toContain('期限已满的24件中，可判断是否按期的22件，其中按期答复22件，按期答复率100.0%');
    const { blocks } = composeReport(data).sections.find(({ id }) => id === '办理情况')!;
    const table = blocks.find((block) => block.type === 'table')!;
    const at = table.columns.findIndex(({ label }) => label === '满意率');
    expect(table.rows.map((row) => [row[0], row[at]])).toEqual([
      ['乙区', null],
      ['甲区', 1],
    ]);
    expect(table.note).toContain('基数不足10件的不计百分比');
  });

  it('goes by first replies, and counts those that were followed up as answered when they were', async () => {
    const followed = (id: string, first: string, latest: string) =>
      week(id, { reply: '答', first_replied_at: `${first} 08:00:00`, replied_at: `${latest} 08:00:00` });
    const { data, text } = await reportOf(
      [
        ...Array.from({ length: 5 }, (_, i) => followed(`${i}`, '2025-03-06', '2025-04-20')),
        followed('late', '2025-03-12', '2025-04-20'),
        week('on another day', { at: '2025-02-01 08:00:00', reply: '答', replied_at: '2025-03-07 08:00:00' }),
        { id: 'later', at: '2025-04-30 08:00:00', tells_handling: false },
      ],
      { end: '2025-03-09' },
    );
    expect(data.handling).toMatchObject({
      countsFirst: true,
      total: { medianHours: 48 },
      timeliness: { due: 6, timely: 6 },
      repliesGiven: 6,
      backlog: { total: 1 },
    });
    expect(text).toContain('首次答复用时中位数48.0小时');
    expect(text).toContain('件（以首次答复计）。');
  });

  it('gives no rate of reply where inputs hold answered messages alone', async () => {
    const answered = Array.from({ length: 120 }, (_, i) =>
      week(`a${i}`, { reply: '答', replied_at: '2025-03-05 08:00:00' }),
    );
    const { data, text } = await reportOf([...answered, last]);
    expect(data.handling).toMatchObject({ onlyReplied: true, total: { messages: 120, replied: 120 } });
    expect(text).toContain('输入数据几乎只有已答复的留言，不能据以计算答复率');
    expect(text).not.toContain('"label":"已答复","value"');
    expect(text).not.toContain('"答复率"');
    expect(text).not.toContain('未答复且未办结的');
    const one = await reportOf([...answered, week('open'), last]);
    expect(one.text).toContain('答复率99.2%');
    expect(one.text).toContain('截至期末（含此前留言）未答复且未办结的1件');
  });

  itInCi('lists messages without a department, which the total would give away', async () => {
    const of = (department: string | null, count: number) =>
      Array.from({ length: count }, (_, i) => week(`${department}${i}`, { department, reply: '答' }));
    const { data } = await reportOf([...of('甲局', 9), ...of('乙局', 8), ...of(null, 6), last]);
    expect(data.handling?.departments.map(({ name, messages }) => [name, messages])).toEqual([
      ['甲局', 9],
      ['乙局', 8],
      ['未注明', 6],
    ]);
    const few = await reportOf([...of('甲局', 9), ...of('乙局', 8), ...of(null, 1), last]);
    expect(few.data.handling?.departments.map(({ name, messages }) => [name, messages])).toEqual([
      ['甲局', 9],
      [null, 9],
    ]);
  });

  it('gives no rate of departments that a board names with its reply alone, and what names none last', async () => {
    const of = (department: string | null, count: number, rest: object = {}) =>
      Array.from({ length: count }, (_, i) => week(`${department}${i}`, { department, ...rest }));
    const { data, text } = await reportOf([
      ...of(null, 20),
      ...of('甲局', 9, { reply: '答' }),
      ...of('乙局', 8, { reply: '答' }),
      last,
    ]);
    const table = composeReport(data)
      .sections.find(({ id }) => id === '办理情况')!
      .blocks.find((block) => block.type === 'table');
    expect(table?.rows.map((row) => row.slice(0, 4))).toEqual([
      ['甲局', 9, 9, null],
      ['乙局', 8, 8, null],
      ['未注明', 20, 0, null],
    ]);
    expect(text).toContain('部分来源只在答复后才写明单位');
    expect(data.handling?.total).toMatchObject({ messages: 37, counted: 37, countedReplied: 17 });
  });

  itInCi('says what stands in the rows of others, and under the first table what the columns are', async () => {
    const messages = ['甲', '乙', '丙'].flatMap((name) =>
      Array.from({ length: 6 }, (_, i) =>
        week(`${name}${i}`, { region: '甲区', department: `${name}局`, reply: '答' }),
      ),
    );
    const { data } = await reportOf([...messages, week('b', { region: '乙区', department: '丁局' }), last]);
    const notesOf = (departments: number): string[] => {
      const report = composeReport({ ...data, settings: { ...data.settings, departments } });
      const { blocks } = report.sections.find(({ id }) => id === '办理情况')!;
      return blocks.flatMap((block) => (block.type === 'table' ? [block.note ?? ''] : []));
    };
    expect(notesOf(10)[0]).toContain('答复用时和是否按期以数据中的首次答复');
    expect(notesOf(10)).toEqual([expect.stringMatching(/^注：按留言时间统计.*不足5人的并入“其他”。$/)]);
    expect(notesOf(2)).toEqual([expect.stringMatching(/^注：按留言时间统计.*只列前2项，其余并入“其他”。$/)]);
  });

  itInCi('knows a reply without a time, and says nothing of when replies were given where none has one', async () => {
    const { data, text } = await reportOf([week('1', { reply: '答' }), week('2', { reply: '答' }), week('3'), last]);
    expect(data.handling).toMatchObject({
      hasReplies: true,
      total: { messages: 3, replied: 2, medianHours: null },
      backlog: { total: 1 },
      repliesGiven: null,
    });
    expect(text).toContain('已答复2件');
    expect(text).not.toContain('统计期内共作出答复');
  });

  it('gives times of reply in one unit a table, which the heads name', async () => {
    const replies = (region: string, days: number) =>
      Array.from({ length: 6 }, (_, i) =>
        week(`${region}${i}`, {
          region,
          reply: '答',
          replied_at: `2025-03-${String(4 + days).padStart(2, '0')} 08:00:00`,
        }),
      );
    const tableOf = async (messages: readonly SmallMessage[]) => {
      const { data } = await reportOf([...messages, last]);
      const { blocks } = composeReport(data).sections.find(({ id }) => id === '办理情况')!;
      const table = blocks.find((block) => block.type === 'table')!;
      const at = table.columns.findIndex(({ label }) => label.startsWith('中位用时'));
      return [table.columns[at], ...table.rows.slice(0, 2).map((row) => row[at])];
    };
    expect(await tableOf([...replies('甲区', 1), ...replies('乙区', 9), ...replies('丙区', 9)])).toEqual([
      { label: '中位用时（天）', format: 'decimal', width: 20 },
      9,
      9,
    ]);
    const [hours] = await tableOf([...replies('甲区', 1), ...replies('乙区', 1)]);
    expect(hours).toMatchObject({ label: '中位用时（小时）' });
  });

  itInCi('gives times of reply of the regions that it folds as well', async () => {
    const replies = (region: string, count: number, day: string) =>
      Array.from({ length: count }, (_, i) =>
        week(`${region}${i}`, { region, reply: '答', replied_at: `2025-03-${day} 08:00:00` }),
      );
    const { data } = await reportOf([
      ...replies('甲区', 8, '05'),
      ...replies('乙区', 3, '06'),
      ...replies('丙区', 2, '08'),
      last,
    ]);
    expect(data.handling?.regions.at(-1)).toMatchObject({ name: null, values: 2, messages: 5, medianHours: 48 });
  });

  it('takes a reply after the period for none yet, and reads statuses as the table does', async () => {
    const { data } = await reportOf([
      week('1', { reply: '答', replied_at: '2025-03-20 08:00:00' }),
      week('2', { status: '已回复' }),
      week('3', { status: '逾期未办结' }),
      last,
    ]);
    expect(data.handling).toMatchObject({ backlog: { total: 2 }, total: { finished: 0, withStatus: 2 } });
  });

  itInCi('gives no share of what is settled where statuses end with 已回复', async () => {
    const messages = [
      week('1', { status: '已回复', reply: '答' }),
      week('2', { status: '待回复', region: '甲区' }),
      { ...last, tells_handling: true, status: '处理中' },
    ];
    const { data, text } = await reportOf(messages);
    expect(data.handling).toMatchObject({ hasStatus: true, total: { replied: 1, withStatus: 0 } });
    expect(text).not.toContain('已办结');
    const db = await build(messages);
    expect(
      await db.rows(
        `SELECT with_status, finished, finish_rate FROM handling WHERE grain = 'total' AND "month" IS NULL`,
      ),
    ).toEqual([{ with_status: 3, finished: null, finish_rate: null }]);
    expect((await reportOf([...messages, week('3', { status: '未办结' })])).text).toContain('已办结0件');
    expect((await reportOf([week('1', { status: '处理中' }), last])).text).toContain('已办结0件');
  });

  itInCi('says so where no input of the period would tell, and what waits all the same', async () => {
    const { data, text } = await reportOf([
      { id: '0', at: '2025-02-01 08:00:00', reply: '答' },
      week('1', silent),
      last,
    ]);
    expect(data.handling?.total.messages).toBe(0);
    expect(text).toContain('统计期内留言的输入数据没有答复和办理状态，不计答复率和办结率。');
    expect(text).toContain('截至期末（含此前留言）未答复且未办结的');
  });

  it('says that the latest reply counts in a mart of before first replies', async () => {
    const answered = ['甲区', '乙区'].flatMap((region) =>
      Array.from({ length: 5 }, (_, i) =>
        week(`${region}${i}`, { region, reply: '答', replied_at: '2025-03-06 08:00:00' }),
      ),
    );
    const db = await build([...answered, last]);
    await db.run('ALTER TABLE message_handling DROP COLUMN first_replied_at');
    const data = await collectWeek(db);
    expect(data.handling).toMatchObject({ countsFirst: false, repliesGiven: 10, total: { medianHours: 48 } });
    expect(JSON.stringify(composeReport(data))).toContain('答复用时和是否按期以最近一次答复计');
  });

  itInCi('is left out for a mart of before the table', async () => {
    const db = await build([week('1', { reply: '答' }), last]);
    await db.run('DROP TABLE message_handling');
    const data = await collectWeek(db);
    expect(data.handling).toBeNull();
    expect(JSON.stringify(composeReport(data))).toContain('数据库中没有办理数据，本节从略');
  });
});
