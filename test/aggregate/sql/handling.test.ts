import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/aggregate/figures/day-spans.ts';
import { aggregateSettings } from '../../../src/aggregate/settings.ts';
import type { SmallMart } from '../build-small-mart.ts';
import { passingMarts } from '../passing-marts.ts';

const build = passingMarts();

describe('handling', () => {
  it('states rates on their own bases, hours to reply, and what waits', async () => {
    const db = await build({
      messages: [
        {
          id: '1',
          at: '2025-01-01 00:00:00',
          reply: '答',
          replied_at: '2025-01-02 00:00:00',
          status: '已办结',
          satisfaction: '非常满意',
        },
        {
          id: '2',
          at: '2025-01-01 00:00:00',
          reply: '答',
          replied_at: '2025-01-05 00:00:00',
          status: '已回复',
          satisfaction: '不满意',
          grade_speed: 1,
        },
        { id: '3', at: '2025-01-20 00:00:00', status: '未受理' },
        { id: '4', at: '2025-03-30 00:00:00', status: '办理中' },
        { id: '5', at: '2025-03-31 00:00:00' },
      ],
    });
    const [total] = await db.rows(`SELECT * FROM handling WHERE grain = 'total' AND month IS NULL`);
    expect(total).toMatchObject({
      messages: 5,
      replied: 2,
      reply_rate: 0.4,
      response_rate: 0.6,
      with_status: 4,
      finished: 1,
      finish_rate: 0.25,
      rated: 2,
      satisfaction_rate: 0.5,
      hours_median: 60,
      hours_p90: 88.8,
      waiting: 3,
      waiting_under_7: 2,
      waiting_30_to_89: 1,
      waiting_from_90: 0,
      oldest_waiting: '2025-01-20',
      low_rated: 1,
    });
    expect(await db.rows('SELECT message_id FROM backlog')).toEqual([
      { message_id: '3' },
      { message_id: '4' },
      { message_id: '5' },
    ]);
    expect(await db.rows('SELECT message_id FROM low_ratings')).toEqual([{ message_id: '2' }]);
  });

  it('tells messages whose time for a reply is not over from those that can be compared', async () => {
    const db = await build({
      messages: [
        { id: 'a1', at: '2025-02-10 08:00:00', replied_at: '2025-02-20 08:00:00' },
        { id: 'a2', at: '2025-02-10 08:00:00', replied_at: '2025-03-20 08:00:00' },
        { id: 'a3', at: '2025-02-10 08:00:00' },
        { id: 'a4', at: '2025-02-10 08:00:00', reply: '答', replied_at: null },
        // 15 days before the last day, and 14.
        { id: 'b1', at: '2025-03-16 08:00:00', replied_at: '2025-03-18 08:00:00' },
        { id: 'b2', at: '2025-03-17 08:00:00', replied_at: '2025-03-18 08:00:00' },
        { id: 'b3', at: '2025-03-31 08:00:00' },
      ],
    });
    const rows = await db.rows(
      `SELECT "month", replied, not_due, due, timely, round(timely_rate, 3) AS rate, round(timely_rate_low, 3) AS low,
         round(timely_rate_high, 3) AS high FROM handling
       WHERE grain = 'total' AND "month" IS NOT NULL ORDER BY 1`,
    );
    expect(rows).toEqual([
      { month: '2025-02-01', replied: 3, not_due: 0, due: 3, timely: 1, rate: 0.333, low: 0.061, high: 0.792 },
      { month: '2025-03-01', replied: 2, not_due: 2, due: 1, timely: 1, rate: 1, low: 0.207, high: 1 },
    ]);
    const untimed = await build({
      messages: [
        { id: '1', at: '2025-02-10 08:00:00', reply: '答' },
        { id: '2', at: '2025-03-31 08:00:00' },
      ],
    });
    expect(
      await untimed.rows(`SELECT not_due, due, timely_rate FROM handling WHERE grain = 'total' AND "month" IS NULL`),
    ).toEqual([{ not_due: 1, due: null, timely_rate: null }]);
  });

  it('takes a reply for timely up to the last second of the days for it', async () => {
    const at = '2025-02-10 08:00:00';
    const db = await build({
      messages: [
        { id: 'a1', at, replied_at: '2025-02-25 08:00:00' },
        { id: 'a2', at, replied_at: '2025-02-25 08:00:01' },
        { id: 'last', at: '2025-03-31 08:00:00' },
      ],
    });
    expect(await db.rows('SELECT message_id, is_timely FROM message_handling ORDER BY message_id')).toEqual([
      { message_id: 'a1', is_timely: true },
      { message_id: 'a2', is_timely: false },
      { message_id: 'last', is_timely: null },
    ]);
  });

  it('goes by the deadline that the input gives, to the second or, where it gives no hour, to the end of its day', async () => {
    const at = '2025-03-01 08:00:00';
    const told = {
      at,
      due_at: '2025-03-05 17:00:00',
      reply: '答',
      reply_marks: { relevance: 2, complete: 2, basis: 0, outcome: 'resolved', template: 0, reasons: [] },
    };
    const db = await build({
      messages: [
        { id: 'hour-in', ...told, replied_at: '2025-03-05 17:00:00' },
        { id: 'hour-late', ...told, replied_at: '2025-03-05 17:00:01' },
        { id: 'day-in', at, due_at: '2025-03-05 23:59:59', replied_at: '2025-03-05 23:00:00' },
        { id: 'day-late', at, due_at: '2025-03-05 23:59:59', replied_at: '2025-03-06 00:00:00' },
        { id: 'reply-day', at, due_at: '2025-03-05 17:00:00', replied_at: '2025-03-05 00:00:00' },
        { id: 'long', at, due_at: '2025-03-31 23:59:59', replied_at: '2025-03-28 08:00:00' },
        { id: 'none', at, due_at: '2025-03-05 17:00:00' },
        { id: 'open', at, due_at: '2025-03-31 17:00:00' },
        { id: 'withdrawn', at, due_at: '2025-03-05 17:00:00', status: '已撤单' },
        { id: 'settled', at, due_at: '2025-03-05 17:00:00', status: '已办结' },
        { id: 'without', at: '2025-03-31 08:00:00' },
      ],
    });
    expect(await db.rows('SELECT message_id, is_due, is_timely FROM message_handling ORDER BY message_id')).toEqual([
      { message_id: 'day-in', is_due: true, is_timely: true },
      { message_id: 'day-late', is_due: true, is_timely: false },
      { message_id: 'hour-in', is_due: true, is_timely: true },
      { message_id: 'hour-late', is_due: true, is_timely: false },
      { message_id: 'long', is_due: false, is_timely: null },
      { message_id: 'none', is_due: true, is_timely: false },
      { message_id: 'open', is_due: false, is_timely: null },
      { message_id: 'reply-day', is_due: true, is_timely: true },
      { message_id: 'settled', is_due: true, is_timely: null },
      { message_id: 'withdrawn', is_due: true, is_timely: null },
      { message_id: 'without', is_due: false, is_timely: null },
    ]);
    expect(await db.rows('SELECT message_id, timely FROM reply_quality ORDER BY message_id')).toEqual([
      { message_id: 'hour-in', timely: true },
      { message_id: 'hour-late', timely: false },
    ]);
    expect(
      await db.rows(`SELECT not_due, due, timely FROM handling WHERE grain = 'total' AND "month" IS NULL`),
    ).toEqual([{ not_due: 3, due: 6, timely: 3 }]);
  });

  it('puts what waits at the bounds of its ages on the right side of them', async () => {
    const ages = [0, 6, 7, 29, 30, 89, 90];
    const db = await build({
      messages: ages.map((age) => ({ id: `a${age}`, at: `${addDays('2025-06-30', -age)} 08:00:00`, status: '办理中' })),
    });
    expect(
      await db.rows(
        `SELECT waiting, waiting_under_7, waiting_7_to_29, waiting_30_to_89, waiting_from_90
         FROM handling WHERE grain = 'total' AND month IS NULL`,
      ),
    ).toEqual([{ waiting: 7, waiting_under_7: 2, waiting_7_to_29: 2, waiting_30_to_89: 2, waiting_from_90: 1 }]);
  });

  it('lists what waits by the day, and of one day the most pressing first; of more than fit in the most pressing ones', async () => {
    const [at, status] = ['2025-06-10 08:00:00', '办理中'];
    const messages = [
      { id: 'a', at, status },
      { id: 'b', at, status, urgency: 'urgent' },
      { id: 'c', at: '2025-06-10 20:00:00', status, urgency: 'critical' },
      { id: 'd', at: '2025-06-09 08:00:00', status },
      { id: 'e', at: '2025-06-11 08:00:00', status, urgency: 'critical' },
    ];
    const idsOf = async (small: SmallMart) =>
      (await (await build(small)).rows<{ id: string }>('SELECT message_id AS id FROM backlog')).map(({ id }) => id);
    expect(await idsOf({ messages })).toEqual(['d', 'c', 'b', 'a', 'e']);
    const handling = { ...aggregateSettings.parse({}).handling, backlogRows: 3 };
    expect(await idsOf({ messages, settings: { handling } })).toEqual(['c', 'b', 'e']);
  });

  it('dates a reply without a time by that of no copy', async () => {
    const copy = { at: '2025-06-11 08:00:00', author: 'a', reply: '已转办', replied_at: '2025-06-12 08:00:00' };
    const hoursOf = async (own: object) => {
      const messages = [
        { id: '1', at: '2025-06-10 08:00:00', author: 'a', ...own },
        { id: '2', ...copy, duplicateOf: '1' },
      ];
      return (
        await (await build({ messages })).rows<{ hours: number | null }>('SELECT hours FROM message_handling')
      )[0];
    };
    expect(await hoursOf({ reply: '已修好', replied_at: null })).toEqual({ hours: null });
    expect(await hoursOf({})).toEqual({ hours: 48 });
  });

  it('lists as rated low who was not satisfied, and who gave a low grade for whatever', async () => {
    const at = '2025-06-10 08:00:00';
    const db = await build({
      messages: [
        { id: '1', at, satisfaction: '不满意' },
        { id: '2', at, grade_manner: 2 },
        { id: '3', at, satisfaction: '满意', grade_speed: 1 },
        { id: '4', at, satisfaction: '满意', grade_manner: 3, grade_speed: 5 },
        { id: '5', at },
      ],
    });
    expect(await db.rows('SELECT message_id FROM low_ratings ORDER BY message_id')).toEqual(
      ['1', '2', '3'].map((message_id) => ({ message_id })),
    );
    expect(await db.rows(`SELECT low_rated FROM handling WHERE grain = 'total' AND month IS NULL`)).toEqual([
      { low_rated: 2 },
    ]);
  });

  it('gives intervals that hold their rate, also of three answered in three', async () => {
    const db = await build({
      messages: ['1', '2', '3'].map((id) => ({
        id,
        at: `2025-01-0${id} 00:00:00`,
        reply: '答',
        replied_at: '2025-01-05',
      })),
    });
    const outside = 'NOT (reply_rate BETWEEN reply_rate_low AND reply_rate_high)';
    expect(await db.rows(`SELECT grain FROM handling WHERE ${outside}`)).toEqual([]);
    expect(await db.rows('SELECT week FROM trend_weekly WHERE NOT (share BETWEEN share_low AND share_high)')).toEqual(
      [],
    );
  });

  it('gives no rate where the input has no replies', async () => {
    const db = await build({ messages: [{ id: '1', at: '2025-01-01 00:00:00' }] });
    const [total] = await db.rows(
      `SELECT reply_rate, response_rate, waiting FROM handling WHERE grain = 'total' AND month IS NULL`,
    );
    expect(total).toEqual({ reply_rate: null, response_rate: null, waiting: null });
    expect(await db.rows('SELECT * FROM backlog')).toEqual([]);
  });

  it('leaves out messages of inputs that would not tell of a reply, unless none would', async () => {
    const silent = { at: '2025-01-01 00:00:00', tells_handling: false };
    const answered = { at: '2025-01-01 00:00:00', reply: '答', replied_at: '2025-01-02 00:00:00' };
    const counts = `SELECT messages, reply_rate FROM handling WHERE grain = 'total' AND month IS NULL`;
    const mixed = await build({
      messages: [
        { id: '1', ...answered },
        { id: '2', ...silent },
      ],
    });
    expect(await mixed.rows(counts)).toEqual([{ messages: 1, reply_rate: 1 }]);
    expect(await mixed.rows('SELECT * FROM backlog')).toEqual([]);
    const none = await build({ messages: [{ id: '2', ...silent }] });
    expect(await none.rows(counts)).toEqual([{ messages: 1, reply_rate: null }]);
  });

  it('sees an issue come back after a reply, once enough days have passed to tell', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-01-01 00:00:00', replied_at: '2025-01-03 00:00:00' },
        { id: '2', at: '2025-01-20 00:00:00', replied_at: '2025-02-15 00:00:00' },
        { id: '3', at: '2025-03-01 00:00:00' },
        // Of no issue: nothing came back after these replies, and one has no time.
        { id: '4', at: '2024-11-01 00:00:00', replied_at: '2024-11-03 00:00:00' },
        { id: '5', at: '2025-01-01 00:00:00', reply: '答', replied_at: null },
      ],
      issues: { I1: ['1', '2'] },
    });
    const rows = await db.rows(
      `SELECT within_days, replies, issue_replies, returned, return_rate FROM recurrence WHERE grain = 'total' ORDER BY 1`,
    );
    expect(rows).toEqual([
      { within_days: 7, replies: 3, issue_replies: 2, returned: 0, return_rate: 0 },
      { within_days: 30, replies: 2, issue_replies: 1, returned: 1, return_rate: 0.5 },
      { within_days: 90, replies: 1, issue_replies: 0, returned: 0, return_rate: 0 },
    ]);
  });
});

describe('recurrence', () => {
  it('counts what comes back on the last of so many days, and not on the day after', async () => {
    const reply = { at: '2025-01-01 08:00:00', replied_at: '2025-01-10 08:00:00' };
    const db = await build({
      messages: [
        { id: 'a1', ...reply },
        { id: 'a2', at: '2025-01-17 12:00:00' },
        { id: 'b1', ...reply },
        { id: 'b2', at: '2025-01-18 12:00:00' },
        { id: 'last', at: '2025-06-30 12:00:00' },
      ],
      issues: { Ia: ['a1', 'a2'], Ib: ['b1', 'b2'] },
    });
    expect(
      await db.rows(`SELECT within_days, replies, returned FROM recurrence WHERE grain = 'total' ORDER BY 1`),
    ).toEqual([
      { within_days: 7, replies: 2, returned: 1 },
      { within_days: 30, replies: 2, returned: 2 },
      { within_days: 90, replies: 2, returned: 2 },
    ]);
  });
});

describe('replies dated by a day without an hour', () => {
  it('took whole days: none on the same day', async () => {
    const at = '2025-01-01 09:00:00';
    const db = await build({
      messages: [
        ...['1', '2', '3'].map((id) => ({ id, at, replied_at: '2025-01-01 00:00:00' })),
        { id: '4', at, replied_at: '2025-01-02 00:00:00' },
        { id: '5', at, replied_at: '2025-01-21 00:00:00' },
        { id: '6', at, replied_at: '2024-12-31 00:00:00' },
        { id: '7', at, replied_at: '2025-01-01 15:00:00' },
        { id: '8', at, replied_at: '2025-01-01 08:00:00' },
      ],
    });
    const rows = await db.rows('SELECT hours FROM message_handling ORDER BY message_id');
    expect(rows.map(({ hours }) => hours)).toEqual([0, 0, 0, 24, 480, null, 6, null]);
    expect(await db.rows(`SELECT hours_median FROM handling WHERE grain = 'total' AND month IS NULL`)).toEqual([
      { hours_median: 3 },
    ]);
  });

  it('or to messages without an hour, took whole days, and are not late before the next one', async () => {
    const reply = {
      reply: '答',
      reply_marks: { relevance: 2, complete: 1, basis: 0, outcome: 'resolved', template: 0, reasons: [] },
    };
    const db = await build({
      messages: [
        { id: '1', at: '2025-01-01 00:00:00', replied_at: '2025-01-16 17:30:00', ...reply },
        { id: '2', at: '2025-01-01 00:00:00', replied_at: '2025-01-17 08:00:00', ...reply },
        { id: '3', at: '2025-01-01 00:00:00', replied_at: '2025-01-01 09:30:00', ...reply },
        { id: '4', at: '2025-01-01 09:00:00', replied_at: '2025-01-16 17:30:00', ...reply },
      ],
    });
    expect(await db.rows('SELECT hours, timely FROM reply_quality ORDER BY message_id')).toEqual([
      { hours: 360, timely: true },
      { hours: 384, timely: false },
      { hours: 0, timely: true },
      { hours: 368.5, timely: false },
    ]);
  });

  it('are not followed by their own message, nor by what was written that day', async () => {
    const monthly = ['01', '02', '03', '04', '05', '06'].map((month) => ({
      id: month,
      at: `2024-${month}-10 09:30:00`,
      replied_at: `2024-${month}-10 00:00:00`,
    }));
    const db = await build({
      messages: [
        ...monthly,
        { id: '7', at: '2024-06-10 18:00:00', replied_at: '2024-06-01 00:00:00' },
        { id: '8', at: '2024-12-31 10:00:00' },
      ],
      issues: { I1: [...monthly.map(({ id }) => id), '7'] },
      settings: aggregateSettings.parse({ status: { dormantDays: 365 } }),
    });
    const rows = await db.rows(
      `SELECT within_days, replies, returned FROM recurrence WHERE grain = 'total' ORDER BY 1`,
    );
    expect(rows).toEqual([
      { within_days: 7, replies: 6, returned: 0 },
      { within_days: 30, replies: 6, returned: 2 },
      { within_days: 90, replies: 6, returned: 5 },
    ]);
    expect(await db.rows('SELECT replies, returned FROM monthly_shortlist')).toEqual([{ replies: 6, returned: 5 }]);
  });
});

describe('actions', () => {
  it('compare whole weeks before and after, beside what happened to all others', async () => {
    const week = (day: string, n: number, topic: string) =>
      Array.from({ length: n }, (_, i) => ({ id: `${topic}${day}${i}`, at: `${day} 08:00:00`, topic }));
    const target = [
      ...week('2025-02-18', 6, '甲'),
      ...week('2025-02-25', 6, '甲'),
      ...week('2025-03-04', 2, '甲'),
      ...week('2025-03-12', 1, '甲'),
    ];
    const messages = [
      ...target,
      ...['2025-02-17', '2025-02-24', '2025-03-03', '2025-03-16'].flatMap((day) => week(day, 5, '乙')),
      // On a board where a message a day is usual, a day without any is not missing.
      ...Array.from({ length: 28 }, (_, n) => week(addDays('2025-02-17', n), 1, '丙')).flat(),
    ];
    const measures = [{ action_id: 'e1', day: '2025-03-03', title: '集中整治', issue_id: 'I1', class_id: null }];
    const db = await build({ messages, issues: { I1: target.map(({ id }) => id) }, tables: { measures } });
    const [row] = await db.rows<Record<string, number>>('SELECT * FROM actions');
    expect(row).toMatchObject({
      weeks_before: 2,
      weeks_after: 2,
      before_per_week: 6,
      after_per_week: 1.5,
      others_ratio: 1,
    });
    expect(row?.ratio).toBeCloseTo(3.5 / 12.5);
    expect(row?.ratio_high).toBeLessThan(1);
  });
});

it('compare an action by no week of which the data lack days', async () => {
  const days = Array.from({ length: 70 }, (_, index) => addDays('2025-01-06', index));
  // Of the week from 17 February on but one day is there.
  const messages = days
    .filter((day) => day < '2025-02-18' || day > '2025-02-23')
    .flatMap((day) => Array.from({ length: 8 }, (_, n) => ({ id: `${day}-${n}`, at: `${day} 08:00:00` })));
  const measures = [{ action_id: 'e1', day: '2025-02-03', title: '集中整治', issue_id: 'I1', class_id: null }];
  const issues = { I1: messages.filter(({ id }) => id.endsWith('-0')).map(({ id }) => id) };
  const db = await build({ messages, issues, tables: { measures } });
  expect(await db.rows('SELECT weeks_before, weeks_after, after_per_week, others_ratio FROM actions')).toEqual([
    { weeks_before: 4, weeks_after: 5, after_per_week: 7, others_ratio: 1 },
  ]);
});

describe('an action with more weeks after it than before', () => {
  const daily = Array.from({ length: 70 }, (_, index) => addDays('2025-01-06', index));
  const measures = [{ action_id: 'e1', day: '2025-01-20', title: '集中整治', issue_id: 'I1', class_id: null }];
  const others = daily.map((day) => ({ id: day, at: `${day} 08:00:00` }));

  it('has no ratio where nobody wrote of the matter in any of them', async () => {
    const late = { id: 'late', at: '2025-03-17 08:00:00' };
    const db = await build({ messages: [...others, late], issues: { I1: ['late'] }, tables: { measures } });
    expect(
      await db.rows('SELECT weeks_before, weeks_after, before_per_week, after_per_week, ratio FROM actions'),
    ).toEqual([{ weeks_before: 2, weeks_after: 8, before_per_week: 0, after_per_week: 0, ratio: null }]);
  });

  it('has a ratio of one where as many wrote each week', async () => {
    const weekly = daily.filter((_, index) => index % 7 === 2).map((day) => ({ id: `w${day}`, at: `${day} 08:00:00` }));
    const issues = { I1: weekly.map(({ id }) => id) };
    const db = await build({ messages: [...others, ...weekly], issues, tables: { measures } });
    const [row] = await db.rows<Record<string, number>>('SELECT * FROM actions');
    expect(row?.ratio).toBeCloseTo(1);
    expect(row).toMatchObject({ before_per_week: 1, after_per_week: 1, others_ratio: 1 });
  });
});

describe('a source that falls silent among the weeks around an action', () => {
  it('changes neither side of the comparison', async () => {
    const days = Array.from({ length: 28 }, (_, index) => addDays('2025-02-17', index));
    const each = (source: string, until: string, topic: string) =>
      days
        .filter((day) => day <= until)
        .map((day) => ({ id: `${source}${topic}${day}`, at: `${day} 08:00:00`, topic, source }));
    const messages = ['甲', '乙'].flatMap((topic) => [
      ...each('a', '2025-03-16', topic),
      ...each('b', '2025-03-04', topic),
    ]);
    const target = messages.filter(({ topic }) => topic === '甲').map(({ id }) => id);
    const measures = [{ action_id: 'e1', day: '2025-03-03', title: '集中整治', issue_id: 'I1', class_id: null }];
    const db = await build({ messages, issues: { I1: target }, tables: { measures } });
    expect(await db.rows('SELECT before_per_week, after_per_week, others_ratio FROM actions')).toEqual([
      { before_per_week: 7, after_per_week: 7, others_ratio: 1 },
    ]);
  });
});

describe('a source that is added among the weeks around an action', () => {
  it.each([
    ['', []],
    [
      ', nor where a stray row of it came before',
      [{ id: 'stray', at: '2025-02-17 08:00:00', topic: '甲', source: 'b' }],
    ],
  ])('changes neither side of the comparison%s', async (_, strays) => {
    const days = Array.from({ length: 28 }, (_, index) => addDays('2025-02-17', index));
    const each = (source: string, from: string, topic: string) =>
      days
        .filter((day) => day >= from)
        .map((day) => ({ id: `${source}${topic}${day}`, at: `${day} 08:00:00`, topic, source }));
    const usual = [...each('a', '2025-02-17', '甲'), ...each('a', '2025-02-17', '乙')];
    const added = ['甲', '乙', '丙'].flatMap((topic) => each('b', '2025-03-01', topic));
    const messages = [...usual, ...strays, ...added];
    const target = messages.filter(({ topic }) => topic === '甲').map(({ id }) => id);
    const measures = [{ action_id: 'e1', day: '2025-03-03', title: '集中整治', issue_id: 'I1', class_id: null }];
    const db = await build({ messages, issues: { I1: target }, tables: { measures } });
    expect(await db.rows('SELECT before_per_week, after_per_week, others_ratio FROM actions')).toEqual([
      { before_per_week: 7, after_per_week: 7, others_ratio: 1 },
    ]);
  });
});

describe('weeks around an action', () => {
  const broken = ['2025-03-17', '2025-03-18', '2025-03-19', '2025-03-20', '2025-03-21', '2025-03-22', '2025-03-23'];
  /** Six a day from 3 March to 27 April, without the week of 17 March. */
  const messages = Array.from({ length: 56 }, (_, index) => addDays('2025-03-03', index))
    .filter((day) => !broken.includes(day))
    .flatMap((day) => Array.from({ length: 6 }, (_, i) => ({ id: `${day}-${i}`, at: `${day} 08:00:00` })));
  const weeksOf = async (day: string, counted = messages) => {
    const measures = [{ action_id: 'e1', day, title: '集中整治', issue_id: 'I1', class_id: null }];
    const db = await build({ messages: counted, issues: { I1: counted.map(({ id }) => id) }, tables: { measures } });
    const [row] = await db.rows<Record<string, number | null>>('SELECT * FROM actions');
    return row;
  };

  it('are those that the data cover: a hole in them is not a week of nobody', async () => {
    expect(await weeksOf('2025-03-31')).toMatchObject({
      weeks_before: 3,
      weeks_after: 4,
      before_per_week: 42,
      after_per_week: 42,
    });
  });

  it('are none in a hole of a board that is closed on weekends', async () => {
    const isOpen = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    expect(
      await weeksOf(
        '2025-03-31',
        messages.filter(({ at }) => isOpen(at.slice(0, 10))),
      ),
    ).toMatchObject({
      weeks_before: 3,
      weeks_after: 3,
      before_per_week: 30,
      after_per_week: 30,
    });
  });

  it('do not reach beyond the data on either side', async () => {
    expect(await weeksOf('2030-01-01')).toMatchObject({ weeks_before: 0, weeks_after: 0, ratio: null });
    expect(await weeksOf('2020-01-01')).toMatchObject({ weeks_before: 0, weeks_after: 0, after_per_week: null });
    expect(await weeksOf('2025-05-12')).toMatchObject({ weeks_before: 5, weeks_after: 0, before_per_week: 42 });
  });
});

describe('regions', () => {
  it('have a lift with χ², and none where counts are too few', async () => {
    const cell = (region: string, topic: string, n: number) =>
      Array.from({ length: n }, (_, i) => ({ id: `${region}${topic}${i}`, at: '2025-03-03 08:00:00', region, topic }));
    const db = await build({
      messages: [
        ...cell('甲区', '交通', 30),
        ...cell('甲区', '环保', 10),
        ...cell('乙区', '交通', 20),
        ...cell('乙区', '环保', 40),
        ...cell('丙区', '环保', 1),
      ],
    });
    const rows = await db.rows<Record<string, number>>(
      `SELECT * FROM region_topic_lift WHERE region = '甲区' AND topic = '交通'`,
    );
    // 2 × 2 table 30, 10 / 20, 41: χ² = n (ad - bc)² / (…), two-sided p of a standard normal at its root.
    const chi = (101 * (30 * 41 - 10 * 20) ** 2) / (40 * 61 * 50 * 51);
    expect(rows[0]?.chi_square).toBeCloseTo(chi, 4);
    expect(rows[0]?.p_value).toBeGreaterThan(0);
    expect(rows[0]?.p_value).toBeLessThan(1e-4);
    expect(await db.rows(`SELECT chi_square, p_value FROM region_topic_lift WHERE region = '丙区'`)).toEqual([
      { chi_square: null, p_value: null },
    ]);
  });
});

describe('candidates of the month', () => {
  it('are of one place where they name it, however many regions their messages are of', async () => {
    const letters = (id: string) =>
      Array.from({ length: 6 }, (_, i) => ({
        id: `${id}${i}`,
        at: `2025-03-0${1 + i} 08:00:00`,
        region: i % 2 === 0 ? '甲区' : '乙区',
        tells_handling: false,
      }));
    const db = await build({
      messages: [...letters('a'), ...letters('b')],
      issues: { Ia: letters('a').map(({ id }) => id), Ib: letters('b').map(({ id }) => id) },
      places: { Ia: '青石苑' },
    });
    expect(await db.rows('SELECT issue_id, places FROM monthly_shortlist ORDER BY issue_id')).toEqual([
      { issue_id: 'Ia', places: 1 },
      { issue_id: 'Ib', places: 2 },
    ]);
    // Where no input tells of replies, nothing is known of what was handled: not that nothing was.
    expect(await db.rows('SELECT DISTINCT handled_share, told, weak_resolution FROM monthly_shortlist')).toEqual([
      { handled_share: null, told: 0, weak_resolution: 0.5 },
    ]);
  });

  it('count no city beside its own districts, be it by the national list or by code', async () => {
    const letters = (id: string, regions: readonly string[]) =>
      Array.from({ length: 6 }, (_, i) => ({
        id: `${id}${i}`,
        at: `2025-03-0${1 + i} 08:00:00`,
        region: regions[i % regions.length]!,
      }));
    const issues = {
      Ia: letters('a', ['B市', 'B3区', 'B8县']),
      Ib: letters('b', ['南京市', '玄武区']),
      Ic: letters('c', ['B市', '南京市']),
      Id: letters('d', ['B市']),
      Ie: letters('e', ['B3区']),
      If: letters('f', ['B市']),
      Ig: letters('g', ['B市']),
      Ih: letters('h', ['B3区']),
    };
    const db = await build({
      messages: Object.values(issues).flat(),
      issues: Object.fromEntries(Object.entries(issues).map(([id, all]) => [id, all.map((one) => one.id)])),
      // The same square under the city and under its district, and another one; and a city that is named for the place.
      places: { Id: '星河广场', Ie: '星河广场', If: '月牙广场', Ig: 'B市', Ih: '月牙广场' },
      classes: { Id: 'C1', Ie: 'C1', If: 'C1', Ig: 'C2', Ih: 'C2' },
    });
    expect(await db.rows('SELECT issue_id, places FROM monthly_shortlist ORDER BY issue_id')).toEqual([
      { issue_id: 'Ia', places: 2 },
      { issue_id: 'Ib', places: 1 },
      { issue_id: 'Ic', places: 2 },
      { issue_id: 'Id', places: 2 },
      { issue_id: 'Ie', places: 2 },
      { issue_id: 'If', places: 2 },
      { issue_id: 'Ig', places: 1 },
      { issue_id: 'Ih', places: 1 },
    ]);
  });
});

describe('the lift of regions', () => {
  it('is adjusted for all cells that were tested, least for the least likely', async () => {
    const cell = (region: string, topic: string, n: number) =>
      Array.from({ length: n }, (_, i) => ({ id: `${region}${topic}${i}`, at: '2025-03-03 08:00:00', region, topic }));
    const two = await build({
      messages: [
        ...cell('甲区', '交通', 20),
        ...cell('甲区', '环保', 10),
        ...cell('乙区', '交通', 10),
        ...cell('乙区', '环保', 20),
      ],
    });
    // Four cells say the same: the last of them is adjusted by 4 / 4, and none by more.
    const same = await two.rows<Record<string, number>>('SELECT p_value, p_adjusted FROM region_topic_lift');
    expect(same).toHaveLength(4);
    for (const { p_value: value, p_adjusted: adjusted } of same) expect(adjusted).toBeCloseTo(value!, 12);
    const three = await build({
      messages: [
        ...cell('甲区', '交通', 30),
        ...cell('甲区', '环保', 10),
        ...cell('乙区', '交通', 20),
        ...cell('乙区', '环保', 20),
        ...cell('丙区', '交通', 15),
        ...cell('丙区', '环保', 25),
      ],
    });
    const rows = await three.rows<Record<string, number>>(
      'SELECT p_value, p_adjusted FROM region_topic_lift ORDER BY p_value, region, topic',
    );
    // Benjamini and Hochberg: the least of p × tests / place from this place on.
    const expected = rows.map((_, i) =>
      Math.min(1, ...rows.slice(i).map(({ p_value: value }, k) => (value! * rows.length) / (i + k + 1))),
    );
    for (const [i, { p_adjusted: adjusted }] of rows.entries()) expect(adjusted).toBeCloseTo(expected[i]!, 9);
  });

  it('is of as many days as the settings say, the last one included', async () => {
    const { liftDays } = aggregateSettings.parse({});
    const days = [0, 1 - liftDays, -liftDays].map((distance) => addDays('2025-06-30', distance));
    const db = await build({ messages: days.map((day, i) => ({ id: `m${i}`, at: `${day} 08:00:00` })) });
    expect(await db.rows('SELECT authors FROM region_topic_lift')).toEqual([{ authors: 2 }]);
  });
});

describe('the ranking of regions', () => {
  it('gives each month with the rank of the month before, shares of all, and what is pressing of its own', async () => {
    const letters = (region: string, month: string, n: number, critical = 0) =>
      Array.from({ length: n }, (_, i) => ({
        id: `${region}${month}${i}`,
        at: `2025-${month}-10 08:00:00`,
        author: i < 2 ? `${region}一人` : `${region}${month}${i}`,
        region,
        urgency: i < critical ? 'critical' : i === critical ? 'urgent' : 'routine',
      }));
    const db = await build({
      messages: [
        ...letters('甲区', '04', 3),
        ...letters('乙区', '04', 1),
        ...letters('甲区', '05', 4, 2),
        ...letters('乙区', '05', 12, 3),
        ...letters('丙区', '05', 4),
      ],
    });
    const rows = await db.rows(
      `SELECT region, rank, previous_rank, messages, authors, per_10000, critical_per_10000, urgent_per_10000
       FROM region_ranking WHERE month = '2025-05-01' ORDER BY rank`,
    );
    const row = (region: string, ...[rank, previous, messages, critical, urgent]: (number | null)[]) => ({
      region,
      rank,
      previous_rank: previous,
      messages,
      authors: messages! - 1,
      per_10000: messages! * 500,
      critical_per_10000: critical,
      urgent_per_10000: urgent,
    });
    expect(rows).toEqual([
      row('乙区', 1, 2, 12, 2500, 10000 / 12),
      row('丙区', 2, null, 4, 0, 2500),
      row('甲区', 3, 1, 4, 5000, 2500),
    ]);
  });
});

describe('alerts', () => {
  it('let one event make one alert, and critical messages alert alone', async () => {
    const day = (i: number) => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);
    const background = Array.from({ length: 180 }, (_, i) =>
      ['交通', '环保', '教育'].map((topic) => ({
        id: `${topic}${i}`,
        at: `${day(i)} 08:00:00`,
        topic,
        region: `${1 + (i % 4)}号区`,
      })),
    ).flat();
    const event = Array.from({ length: 25 }, (_, i) => ({
      id: `e${i}`,
      at: `${day(170)} 09:00:00`,
      topic: '环保',
      region: '2号区',
      title: '河水发黑',
      issue_terms: 't:河水 t:发黑 b:臭味',
      title_tokens: '河水 发黑',
    }));
    const critical = { id: 'c1', at: `${day(100)} 10:00:00`, topic: '交通', urgency: 'critical' };
    const db = await build({
      messages: [...background, ...event, critical],
      issues: { I1: event.map(({ id }) => id) },
    });
    const rows = await db.rows<{
      series_type: string;
      opened_on: string;
      explained_by: string | null;
      messages: { message_id: string }[];
    }>('SELECT series_type, opened_on, explained_by, messages FROM alerts ORDER BY opened_on, series_type');
    expect(rows.map(({ series_type, opened_on }) => `${series_type} ${opened_on}`)).toEqual([
      `critical ${day(100)}`,
      `issue ${day(170)}`,
      `topic ${day(170)}`,
      `topic_region ${day(170)}`,
    ]);
    expect(rows.filter(({ explained_by }) => explained_by === null).map(({ series_type }) => series_type)).toEqual([
      'critical',
      'issue',
    ]);
    expect(rows[0]?.messages).toEqual([{ source: 'main', message_id: 'c1' }]);
    expect(rows[1]?.messages).toHaveLength(5);
  });
});
