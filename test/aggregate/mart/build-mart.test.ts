import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/aggregate/figures/day-spans.ts';
import { readMartSql } from '../../../src/aggregate/mart/build-mart.ts';
import { swapMart } from '../../../src/aggregate/mart/swap-mart.ts';
import { aggregateSettings } from '../../../src/aggregate/settings.ts';
import { openDatabase } from '../../../src/core/duckdb.ts';
import { buildSmallMart } from '../build-small-mart.ts';
import { passingMarts } from '../passing-marts.ts';

const build = passingMarts();

describe('trend tables', () => {
  it('count an author who writes on three days in two topics once in the week', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-03-03 08:00:00', author: 'a', topic: '交通' },
        { id: '2', at: '2025-03-04 08:00:00', author: 'a', topic: '环保' },
        { id: '3', at: '2025-03-09 23:59:59', author: 'a', topic: '环保' },
        { id: '4', at: '2025-03-10 00:00:00', author: 'a', topic: '环保' },
      ],
    });
    const rows = await db.rows(
      `SELECT week, grain, topic, messages, authors FROM trend_weekly
       WHERE grain IN ('total', 'topic') AND week = '2025-03-03' ORDER BY grain, topic`,
    );
    expect(rows).toEqual([
      { week: '2025-03-03', grain: 'topic', topic: '交通', messages: 1, authors: 1 },
      { week: '2025-03-03', grain: 'topic', topic: '环保', messages: 2, authors: 1 },
      { week: '2025-03-03', grain: 'total', topic: null, messages: 3, authors: 1 },
    ]);
  });

  it('give shares of messages, whoever wrote them, with their interval', async () => {
    const db = await build({
      messages: [
        ...['1', '2', '3'].map((id) => ({ id, at: '2025-03-03 08:00:00', author: 'a', topic: '交通' })),
        { id: '4', at: '2025-03-04 08:00:00', author: 'b', topic: '环保' },
      ],
    });
    const rows = await db.rows<Record<string, number>>(
      `SELECT messages, authors, share, share_low, share_high FROM trend_weekly WHERE grain = 'topic' ORDER BY messages DESC`,
    );
    expect(rows.map(({ messages, authors, share }) => [messages, authors, share])).toEqual([
      [3, 1, 0.75],
      [1, 1, 0.25],
    ]);
    // Wilson's interval of 3 of 4.
    expect(rows[0]?.share_low).toBeCloseTo(0.3006, 4);
    expect(rows[0]?.share_high).toBeCloseTo(0.9544, 4);
  });

  it('count every unknown author as one person', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-03-03 08:00:00', author: null },
        { id: '2', at: '2025-03-03 09:00:00', author: null },
      ],
    });
    expect(await db.rows('SELECT messages, authors FROM trend_daily')).toEqual([{ messages: 2, authors: 2 }]);
  });

  it('count copies nowhere but in copies', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-03-03 08:00:00', author: 'a' },
        { id: '2', at: '2025-03-05 08:00:00', author: 'a', duplicateOf: '1' },
        { id: '3', at: '2025-03-06 08:00:00', author: 'b' },
      ],
      issues: { I1: ['1', '3'] },
    });
    expect(await db.rows(`SELECT messages, authors, copies FROM trend_weekly WHERE grain = 'total'`)).toEqual([
      { messages: 2, authors: 2, copies: 1 },
    ]);
    expect(await db.rows('SELECT messages, authors, copies FROM issues')).toEqual([
      { messages: 2, authors: 2, copies: 1 },
    ]);
    expect(
      await db.rows(`SELECT issue_id, duplicate_of, duplicate_of_key FROM messages WHERE message_id = '2'`),
    ).toEqual([{ issue_id: 'I1', duplicate_of: '1', duplicate_of_key: '1' }]);
    expect(await db.rows('SELECT message_id, is_copy FROM issue_messages ORDER BY 1')).toEqual([
      { message_id: '1', is_copy: false },
      { message_id: '2', is_copy: true },
      { message_id: '3', is_copy: false },
    ]);
  });

  it('have a week and a month of copies alone, in which nobody wrote anew', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-02-26 08:00:00', author: 'a' },
        { id: '2', at: '2025-03-05 08:00:00', author: 'a', duplicateOf: '1' },
        { id: '3', at: '2025-04-02 08:00:00', author: 'b' },
        { id: '4', at: '2025-04-08 08:00:00', author: 'b', duplicateOf: '3' },
      ],
    });
    const rows = (table: string, period: string) =>
      db.rows(
        `SELECT ${period} AS period, messages, copies, share, previous_messages AS previous, change_percent AS percent, flags
         FROM ${table} WHERE grain = 'total' ORDER BY 1`,
      );
    const first = { messages: 1, copies: 0, share: 1, previous: null, percent: null };
    const empty = { messages: 0, copies: 0, share: null, previous: 0, percent: null };
    const fallen = { messages: 0, copies: 1, share: null, previous: 1, percent: -100 };
    expect(await rows('trend_weekly', 'week')).toEqual([
      { period: '2025-02-24', ...first, flags: ['partial'] },
      { period: '2025-03-03', ...fallen, flags: ['previous_partial'] },
      ...['2025-03-10', '2025-03-17', '2025-03-24'].map((period) => ({ period, ...empty, flags: [] })),
      { period: '2025-03-31', ...first, previous: 0, flags: ['partial'] },
      { period: '2025-04-07', ...fallen, flags: ['partial', 'previous_partial'] },
    ]);
    expect(await rows('trend_monthly', '"month"')).toEqual([
      { period: '2025-02-01', ...first, flags: ['partial'] },
      { period: '2025-03-01', ...fallen, flags: ['previous_partial'] },
      { period: '2025-04-01', ...first, copies: 1, previous: 0, flags: ['partial'] },
    ]);
    const sums = ['trend_daily', 'trend_weekly', 'trend_monthly'].map(
      (table) =>
        `(SELECT sum(copies)::INTEGER FROM ${table} ${table === 'trend_daily' ? '' : "WHERE grain = 'total'"})`,
    );
    expect(await db.rows(`SELECT [${sums.join()}] AS copies`)).toEqual([{ copies: [2, 2, 2] }]);
  });

  it('have no cell of which the period before had copies alone', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-03-03 08:00:00', author: 'a' },
        { id: '2', at: '2025-03-10 08:00:00', author: 'a', duplicateOf: '1' },
        { id: '3', at: '2025-03-11 08:00:00', topic: '环保' },
        { id: '4', at: '2025-03-17 08:00:00', topic: '环保' },
      ],
    });
    const rows = await db.rows(
      `SELECT week, topic, copies FROM trend_weekly WHERE grain = 'topic' AND week > '2025-03-03' ORDER BY ALL`,
    );
    expect(rows).toEqual([
      { week: '2025-03-10', topic: '交通', copies: 1 },
      { week: '2025-03-10', topic: '环保', copies: 0 },
      { week: '2025-03-17', topic: '环保', copies: 0 },
    ]);
  });

  it('state 环比 and 同比 only on a basis, and show a fall to zero', async () => {
    const at = (day: string, n: number, topic: string) =>
      Array.from({ length: n }, (_, i) => ({ id: `${day}${topic}${i}`, at: `${day} 08:00:00`, topic }));
    const db = await build({
      messages: [
        ...at('2024-03-04', 2, '交通'),
        ...at('2025-02-24', 4, '交通'),
        ...at('2025-03-03', 5, '交通'),
        ...at('2025-03-03', 1, '环保'),
        ...at('2025-03-10', 1, '环保'),
      ],
    });
    const rows = await db.rows(
      `SELECT week, topic, messages, previous_messages, change, change_percent, last_year_messages, year_change_percent
       FROM trend_weekly WHERE grain = 'topic' ORDER BY week, topic`,
    );
    expect(rows).toEqual([
      {
        week: '2024-03-04',
        topic: '交通',
        messages: 2,
        previous_messages: null,
        change: null,
        change_percent: null,
        last_year_messages: null,
        year_change_percent: null,
      },
      {
        week: '2024-03-11',
        topic: '交通',
        messages: 0,
        previous_messages: 2,
        change: -2,
        change_percent: -100,
        last_year_messages: null,
        year_change_percent: null,
      },
      {
        week: '2025-02-24',
        topic: '交通',
        messages: 4,
        previous_messages: 0,
        change: 4,
        change_percent: null,
        last_year_messages: null,
        year_change_percent: null,
      },
      {
        week: '2025-03-03',
        topic: '交通',
        messages: 5,
        previous_messages: 4,
        change: 1,
        change_percent: 25,
        last_year_messages: 2,
        year_change_percent: 150,
      },
      {
        week: '2025-03-03',
        topic: '环保',
        messages: 1,
        previous_messages: 0,
        change: 1,
        change_percent: null,
        last_year_messages: 0,
        year_change_percent: null,
      },
      {
        week: '2025-03-10',
        topic: '交通',
        messages: 0,
        previous_messages: 5,
        change: -5,
        change_percent: -100,
        last_year_messages: 0,
        year_change_percent: null,
      },
      {
        week: '2025-03-10',
        topic: '环保',
        messages: 1,
        previous_messages: 1,
        change: 0,
        change_percent: 0,
        last_year_messages: 0,
        year_change_percent: null,
      },
    ]);
  });

  it('take a week without a message for one in which nobody wrote unless days of it are missing', async () => {
    const weekly = (weeks: readonly number[], each: number, days: readonly number[]) =>
      weeks.flatMap((week) =>
        days.flatMap((day) =>
          Array.from({ length: each }, (_, i) => ({
            id: `${week}-${day}-${i}`,
            at: `${new Date(Date.UTC(2025, 1, 3 + 7 * week + day)).toISOString().slice(0, 10)} 08:00:00`,
          })),
        ),
      );
    const rows = async (messages: ReturnType<typeof weekly>, grain: string) =>
      (await build({ messages })).rows(
        `SELECT week, messages, share, previous_messages AS previous, change, change_percent AS percent, flags
         FROM trend_weekly WHERE grain = '${grain}' AND week BETWEEN '2025-03-10' AND '2025-03-24' ORDER BY week`,
      );
    const weeks = [0, 1, 2, 3, 4, 6, 7];
    const quiet = [
      { week: '2025-03-10', messages: 0, share: null, previous: 3, change: -3, percent: -100, flags: [] },
      { week: '2025-03-17', messages: 3, share: 1, previous: 0, change: 3, percent: null, flags: [] },
      { week: '2025-03-24', messages: 3, share: 1, previous: 3, change: 0, percent: 0, flags: ['partial'] },
    ];
    expect(await rows(weekly(weeks, 3, [2]), 'total')).toEqual(quiet);
    expect(await rows(weekly(weeks, 3, [2]), 'topic')).toEqual(quiet);
    // Two weeks in which nobody wrote: the second has nothing but its total.
    const two = weekly([0, 1, 2, 3, 6, 7], 3, [2]);
    const [second] = await rows(two, 'total');
    expect(second).toMatchObject({ week: '2025-03-10', messages: 0, previous: 0, change: 0, percent: null });
    expect((await rows(two, 'topic')).map((row) => (row as { week: string }).week)).toEqual([
      '2025-03-17',
      '2025-03-24',
    ]);
    // A board of workdays that lacks a week: Saturday and Sunday are not missing, but nobody knows of the others.
    const broken = await rows(weekly(weeks, 10, [0, 1, 2, 3, 4]), 'total');
    expect(broken).toMatchObject([
      { week: '2025-03-17', messages: 50, previous: null, change: null },
      { week: '2025-03-24' },
    ]);
  });

  it('give Wilson intervals of shares', async () => {
    const messages = Array.from({ length: 10 }, (_, i) => ({
      id: `${i}`,
      at: '2025-03-03 08:00:00',
      topic: i < 3 ? '环保' : '交通',
    }));
    const db = await build({ messages });
    const [row] = await db.rows<{ share: number; share_low: number; share_high: number }>(
      `SELECT share, share_low, share_high FROM trend_weekly WHERE grain = 'topic' AND topic = '环保'`,
    );
    expect(row?.share).toBeCloseTo(0.3);
    // Wilson (1927) for 3 of 10, as published tables have it.
    expect(row?.share_low).toBeCloseTo(0.1078, 3);
    expect(row?.share_high).toBeCloseTo(0.6032, 3);
  });

  it('flag what hampers comparison', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-03-03 08:00:00', model_version: 'm1' },
        { id: '2', at: '2025-03-09 08:00:00', model_version: 'm1' },
        { id: '3', at: '2025-03-09 09:00:00', model_version: 'm1' },
        ...['4', '5', '6'].map((id) => ({ id, at: '2025-03-12 08:00:00', model_version: 'm2', region: null })),
      ],
    });
    const rows = await db.rows(
      `SELECT week, grain, flags FROM trend_weekly WHERE grain IN ('total', 'region') ORDER BY ALL`,
    );
    expect(rows).toContainEqual({ week: '2025-03-03', grain: 'total', flags: [] });
    expect(rows).toContainEqual({ week: '2025-03-10', grain: 'total', flags: ['partial', 'model_changed'] });
    expect(rows).toContainEqual({
      week: '2025-03-10',
      grain: 'region',
      flags: ['partial', 'model_changed', 'region_coverage'],
    });
  });

  it('flag no share of regions that moved as those of so few messages do by chance', async () => {
    const at = (day: string, region: string | null, id: string) => ({ id, at: `${day} 08:00:00`, region });
    const db = await build({
      messages: [
        ...['1', '2', '3'].map((id) => at('2025-03-03', '甲区', id)),
        at('2025-03-09', null, '4'),
        at('2025-03-10', '甲区', '5'),
        at('2025-03-16', null, '6'),
      ],
    });
    expect(
      await db.rows("SELECT DISTINCT flags FROM trend_weekly WHERE grain = 'region' AND week = '2025-03-10'"),
    ).toEqual([{ flags: [] }]);
  });

  it('do not depend on the number of threads', async () => {
    const messages = Array.from({ length: 500 }, (_, i) => ({
      id: `${i}`,
      at: `2025-0${1 + (i % 6)}-${10 + (i % 17)} 08:00:00`,
      author: `p${i % 83}`,
      topic: `主题${i % 7}`,
      urgency: i % 11 === 0 ? 'urgent' : 'routine',
      likes: i % 5,
      title_tokens: `水管 破裂 第${i % 3}`,
      issue_terms: `t:水管 b:破裂 b2:原因${i % 3}`,
    }));
    const issues = { I1: messages.slice(0, 90).map(({ id }) => id), I2: messages.slice(100, 170).map(({ id }) => id) };
    const one = await build({ messages, issues, threads: 1 });
    const two = await build({ messages: messages.toReversed(), issues, threads: 2 });
    for (const table of [
      'trend_daily',
      'trend_weekly',
      'trend_monthly',
      'hot_topics',
      'issues',
      'issue_daily',
      'terms_weekly',
      'alerts',
      'handling',
    ]) {
      expect(await two.rows(`SELECT * FROM ${table}`), table).toEqual(await one.rows(`SELECT * FROM ${table}`));
    }
  });
});

describe('an issue', () => {
  it('is of the regions that its messages name, an unknown one left out', async () => {
    const regions = ['乙区', null, '甲区', '甲区'];
    const messages = regions.map((region, i) => ({ id: `m${i}`, at: '2025-06-10 08:00:00', region }));
    const db = await build({ messages, issues: { I1: messages.map(({ id }) => id) } });
    expect(await db.rows('SELECT region, regions FROM issues')).toEqual([
      { region: '甲区', regions: ['乙区', '甲区'] },
    ]);
  });

  it('sleeps on the day on which so many have passed without a message, and not on the day before', async () => {
    const { dormantDays } = aggregateSettings.parse({}).status;
    const statusOf = async (silentDays: number) => {
      const quiet = addDays('2025-06-30', -silentDays);
      const old = { I1: ['a', 'b'] };
      const db = await build({
        messages: [
          { id: 'a', at: `${addDays(quiet, -30)} 08:00:00` },
          { id: 'b', at: `${quiet} 08:00:00` },
          { id: 'last', at: '2025-06-30 08:00:00' },
        ],
        issues: old,
      });
      return (await db.rows<{ status: string }>('SELECT status FROM issues'))[0]?.status;
    };
    expect(await statusOf(dormantDays)).toBe('dormant');
    expect(await statusOf(dormantDays - 1)).not.toBe('dormant');
  });
});

describe('heat', () => {
  it('is the sum of its components, and counts authors, not texts', async () => {
    const db = await build({
      messages: [
        ...Array.from({ length: 9 }, (_, i) => ({
          id: `a${i}`,
          at: '2025-06-10 08:00:00',
          author: 'one',
          topic: '交通',
        })),
        { id: 'b1', at: '2025-06-10 08:00:00', author: 'b1', topic: '环保' },
        { id: 'b2', at: '2025-06-10 08:00:00', author: 'b2', topic: '环保' },
      ],
    });
    const rows = await db.rows<{ topic: string; heat: number; sum: number; heat_people: number }>(
      `SELECT topic, heat, heat_people + heat_support + heat_persistence + heat_urgency AS "sum", heat_people
       FROM hot_topics WHERE grain = 'topic' ORDER BY rank`,
    );
    expect(rows.map(({ topic }) => topic)).toEqual(['环保', '交通']);
    expect(rows.map(({ heat_people }) => heat_people)).toEqual([2, 1]);
    for (const row of rows) expect(row.heat).toBeCloseTo(row.sum, 9);
  });

  it('counts an author who writes of danger again and again once, by the most pressing message', async () => {
    const db = await build({
      messages: ['urgent', 'urgent', 'critical', 'urgent'].map((urgency, i) => ({
        id: `a${i}`,
        at: '2025-06-10 08:00:00',
        author: 'one',
        urgency,
      })),
    });
    expect(await db.rows(`SELECT heat_people, heat_urgency FROM hot_topics WHERE grain = 'topic'`)).toEqual([
      { heat_people: 1, heat_urgency: 3 },
    ]);
  });

  it('knows of no author before its window, and gives no more for lasting than for all of it', async () => {
    // A window of 182 days that ends on a Monday touches 27 weeks.
    const weeks = Array.from({ length: 26 }, (_, i) => new Date(Date.UTC(2025, 5, 30 - 7 * i)).toISOString());
    const days = [...weeks.map((time) => time.slice(0, 10)), '2024-12-31', '2024-12-30'];
    const messages = days.map((day, i) => ({ id: `m${String(i).padStart(2, '0')}`, at: `${day} 08:00:00` }));
    const db = await build({ messages });
    const rows = await db.rows(`SELECT messages, authors, heat_persistence FROM hot_topics WHERE grain = 'topic'`);
    expect(rows).toEqual([{ messages: 27, authors: 27, heat_persistence: 10 }]);
  });

  it('halves an author after a half-life and says what moved a rank', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-06-01 08:00:00', author: 'a', topic: '交通' },
        { id: '2', at: '2025-06-15 08:00:00', author: 'b', topic: '环保' },
        { id: '3', at: '2025-06-15 09:00:00', author: 'c', topic: '交通', urgency: 'critical' },
      ],
    });
    const [row] = await db.rows<Record<string, unknown>>(
      `SELECT * FROM hot_topics WHERE grain = 'topic' AND topic = '交通'`,
    );
    expect(row).toMatchObject({ heat_people: 1.5, heat_urgency: 3, rank: 1, previous_rank: 1, moved_by: 'urgency' });
  });

  it('says people where urgency moved as much as they did, since all of them are urgent', async () => {
    const urgent = { author: null, topic: '交通', urgency: 'urgent' };
    const db = await build({
      messages: [
        { ...urgent, id: '1', at: '2025-06-01 08:00:00' },
        { ...urgent, id: '2', at: '2025-06-15 08:00:00' },
        { ...urgent, id: '3', at: '2025-06-15 09:00:00' },
      ],
    });
    expect(await db.rows("SELECT moved_by FROM hot_topics WHERE grain = 'topic'")).toEqual([{ moved_by: 'people' }]);
  });

  it('cools in all its parts while nobody writes, likes by the age of their messages', async () => {
    const likes = 1000;
    const db = await build({
      messages: [
        { id: 'old1', at: '2025-05-26 08:00:00', likes },
        { id: 'old2', at: '2025-06-09 08:00:00', likes },
        { id: 'new1', at: '2025-06-16 08:00:00', likes: 0 },
        { id: 'new2', at: '2025-06-30 08:00:00', likes: 0 },
        { id: 'mixed1', at: '2025-06-09 08:00:00', likes },
        { id: 'mixed2', at: '2025-06-30 08:00:00', likes: 3 * likes },
      ],
      issues: { 'I-old': ['old1', 'old2'], 'I-new': ['new1', 'new2'], 'I-mixed': ['mixed1', 'mixed2'] },
    });
    const rows = await db.rows<{ issue_id: string; support: number; persistence: number }>(
      'SELECT issue_id, heat_support AS support, heat_persistence AS persistence FROM issues ORDER BY rank',
    );
    // 35 days and 21 days after likes of equal weight; none; 21 days after a quarter of them.
    const shares = Object.fromEntries(rows.map(({ issue_id: id, support }) => [id, support / 5]));
    expect(shares['I-old']).toBeCloseTo((0.5 ** (35 / 21) + 0.5) / 2, 1);
    expect(shares['I-new']).toBe(0);
    expect(shares['I-mixed']).toBeCloseTo(0.25 * 0.5 + 0.75, 1);
    const lasting = Object.fromEntries(rows.map(({ issue_id: id, persistence }) => [id, persistence]));
    expect(lasting['I-new']).toBeCloseTo(20 / 26, 5);
    expect(lasting['I-old']).toBeCloseTo(10 / 26, 5);
  });

  it('ranks what is equally hot by its name', async () => {
    const db = await build({
      messages: ['c', 'a', 'b'].map((id) => ({ id, at: '2025-06-10 08:00:00', topic: `主题${id}` })),
      issues: { 'I-c': ['c'], 'I-a': ['a'], 'I-b': ['b'] },
    });
    const names = async (sql: string) => (await db.rows<{ name: string }>(sql)).map(({ name }) => name);
    expect(await names('SELECT issue_id AS name FROM issues ORDER BY rank')).toEqual(['I-a', 'I-b', 'I-c']);
    expect(await names("SELECT topic AS name FROM hot_topics WHERE grain = 'topic' ORDER BY rank")).toEqual([
      '主题a',
      '主题b',
      '主题c',
    ]);
  });

  it('ranks issues as if dismissed ones were not there, and keeps their heat', async () => {
    const messages = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((id) => ({ id, at: '2025-06-10 08:00:00' }));
    const issues = { 'I-a': ['a1', 'a2', 'a3'], 'I-b': ['b1', 'b2'], 'I-c': ['c1'] };
    const db = await build({ messages, issues, dismissed: ['I-a'] });
    const rows = await db.rows<Record<string, unknown>>('SELECT issue_id, rank, heat > 0 AS hot FROM issues');
    expect(rows).toEqual([
      { issue_id: 'I-b', rank: 1, hot: true },
      { issue_id: 'I-c', rank: 2, hot: true },
      { issue_id: 'I-a', rank: null, hot: true },
    ]);
  });

  it('report a measure that is dated before the data, with which nothing can be compared', async () => {
    const measure = (action_id: string, day: string) => ({
      action_id,
      day,
      title: '换装路灯',
      issue_id: 'I1',
      class_id: null,
    });
    const db = await build({
      messages: ['2025-06-10', '2025-07-10'].map((day) => ({ id: day, at: `${day} 08:00:00` })),
      issues: { I1: ['2025-06-10', '2025-07-10'] },
      tables: { measures: [measure('e1', '2025-06-09'), measure('e2', '2025-06-10'), measure('e3', '2026-01-01')] },
    });
    expect(await db.rows('SELECT * FROM edit_reports')).toEqual([
      {
        edit_id: 'e1',
        action: 'measure',
        code: 'outside',
        reason: '措施日期 2025-06-09 早于全部数据（自 2025-06-10 起），此前没有数据可供比较',
      },
    ]);
  });

  it('names messages by their ids in reports on edits', async () => {
    const key = '00000000000000aa';
    const report = (edit_id: string, message_key: string | null) => ({
      edit_id,
      action: 'move',
      code: 'superseded',
      reason: message_key === null ? '别的' : `留言 ${message_key} 已在该问题中`,
      message_key,
    });
    const db = await build({
      messages: [{ id: key, at: '2025-06-10 08:00:00', message_id: '700123' }],
      tables: { edit_reports: [report('e1', key), report('e2', 'ffffffffffffffff'), report('e3', null)] },
    });
    const rows = await db.rows<{ reason: string }>('SELECT reason FROM edit_reports');
    expect(rows.map(({ reason }) => reason)).toEqual([
      '留言 700123 已在该问题中',
      '留言 ffffffffffffffff 已在该问题中',
      '别的',
    ]);
  });

  it('states the life of an issue', async () => {
    const issue = (name: string, days: readonly string[]) =>
      days.map((day, i) => ({ id: `${name}${i}`, at: `${day} 08:00:00` }));
    const lives = {
      new: ['2025-06-25', '2025-06-28'],
      growing: ['2025-06-10', '2025-06-20', '2025-06-21', '2025-06-29'],
      steady: ['2025-06-04', '2025-06-12', '2025-06-20', '2025-06-29'],
      cooling: ['2025-06-04', '2025-06-05', '2025-06-12', '2025-06-29'],
      dormant: ['2025-02-04', '2025-02-10'],
      revived: ['2025-02-04', '2025-06-29', '2025-06-30'],
    };
    const messages = Object.entries(lives).flatMap(([name, days]) => issue(name, days));
    messages.push({ id: 'last', at: '2025-06-30 08:00:00' });
    const issues = Object.fromEntries(
      Object.entries(lives).map(([name, days]) => [`I-${name}`, days.map((_, i) => `${name}${i}`)]),
    );
    const db = await build({ messages, issues });
    const rows = await db.rows<{ issue_id: string; status: string }>('SELECT issue_id, status FROM issues');
    expect(Object.fromEntries(rows.map(({ issue_id, status }) => [issue_id, status]))).toEqual(
      Object.fromEntries(Object.keys(lives).map((name) => [`I-${name}`, name])),
    );
  });

  it('takes no day that the data lack for one of silence', async () => {
    // Eight messages a day but for a gap, and two a day of one issue: as many before the gap as after it.
    const build14 = (from: string, days: number, gap: readonly [number, number]) => {
      const messages = Array.from({ length: days }, (_, day) => {
        const at = new Date(Date.parse(`${from}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
        return day >= gap[0] && day <= gap[1]
          ? []
          : Array.from({ length: 8 }, (_, i) => ({ id: `${at}-${i}`, at: `${at} 08:00:00` }));
      }).flat();
      const ofIssue = messages.filter(({ id }) => /-[01]$/.test(id)).map(({ id }) => id);
      return build({ messages, issues: { I1: ofIssue } });
    };
    const statusOf = async (...life: Parameters<typeof build14>) => {
      const db = await build14(...life);
      return db.rows(
        'SELECT status, recent_authors AS r, recent_days AS d, earlier_authors AS e, earlier_days AS f FROM issues',
      );
    };
    expect(await statusOf('2025-03-01', 90, [64, 69])).toEqual([{ status: 'steady', r: 28, d: 14, e: 16, f: 8 }]);
    expect(await statusOf('2025-03-01', 90, [80, 85])).toEqual([{ status: 'steady', r: 16, d: 8, e: 28, f: 14 }]);
    expect(await statusOf('2025-03-01', 90, [62, 74])).toEqual([{ status: 'unclear', r: 28, d: 14, e: 2, f: 1 }]);
    // Of data that only begin, nothing is new either.
    expect(await statusOf('2025-03-01', 20, [30, 30])).toEqual([{ status: 'unclear', r: 28, d: 14, e: 12, f: 6 }]);
    expect(await statusOf('2025-03-01', 10, [30, 30])).toEqual([{ status: 'unclear', r: 20, d: 10, e: 0, f: 0 }]);
    expect(await statusOf('2025-03-01', 120, [30, 100])).toEqual([{ status: 'unclear', r: 28, d: 14, e: 10, f: 5 }]);
  });

  it('has as many likes as two messages may have together, and none of messages without a number', async () => {
    const likes = 2_147_483_647;
    const db = await build({
      messages: [
        { id: 'a', at: '2025-03-01 08:00:00', likes, dislikes: likes },
        { id: 'b', at: '2025-03-02 08:00:00', likes, dislikes: likes },
        { id: 'c', at: '2025-03-01 08:00:00' },
        { id: 'd', at: '2025-03-02 08:00:00' },
      ],
      issues: { I1: ['a', 'b'], I2: ['c', 'd'] },
    });
    expect(await db.rows('SELECT likes, dislikes FROM issues ORDER BY issue_id')).toEqual([
      { likes: 2 * likes, dislikes: 2 * likes },
      { likes: null, dislikes: null },
    ]);
  });

  it('takes an issue for dormant though one of its messages is dated ahead', async () => {
    const days = ['2025-02-04', '2025-02-10', '2052-02-11'];
    const messages = [...days, '2025-06-30'].map((day) => ({ id: day, at: `${day} 08:00:00` }));
    const db = await build({ messages, issues: { I1: days } });
    expect(await db.rows('SELECT status FROM issues')).toEqual([{ status: 'dormant' }]);
  });
});

/** Twelve people write in each of three weeks; what eight of them write in the last one is new. */
const threeWeeks = (rowOf: (isNew: boolean, i: number) => object) =>
  ['2025-03-03', '2025-03-10', '2025-03-17'].flatMap((week, w) =>
    Array.from({ length: 12 }, (_, i) => ({
      id: `${week}-${i}`,
      at: `${week} 08:00:00`,
      author: `p${i}`,
      ...rowOf(w === 2 && i < 8, i),
    })),
  );

describe('terms', () => {
  it('list what rose, without names of places and boilerplate', async () => {
    const weeks = ['2025-03-03', '2025-03-10', '2025-03-17'];
    const messages = weeks.flatMap((week, w) =>
      Array.from({ length: 12 }, (_, i) => ({
        id: `${week}-${i}`,
        at: `${week} 08:00:00`,
        author: `p${i}`,
        title_tokens: '路灯 不亮',
        issue_terms: w === 2 && i < 8 ? 't:路灯 t:停电 b:尽快 b:青石 b2:停电' : 't:路灯 b:道路 b:噪音',
        places: w === 2 ? [{ name: '青石小区', type: 'estate', field: 'body', start: 0, end: 4 }] : [],
      })),
    );
    const settings = aggregateSettings.parse({ terms: { priorWords: 10 } });
    const db = await build({ messages, settings });
    const rows = await db.rows<{ term: string; messages: number; is_new: boolean }>(
      `SELECT term, messages, authors, is_new FROM terms_weekly WHERE week = '2025-03-17' AND score > 1.96`,
    );
    // Whether it was used in the 52 weeks before is not known of data of two.
    expect(rows).toEqual([{ term: '停电', messages: 8, authors: 8, is_new: null }]);
    const long = await build({ messages: [...messages, { id: 'first', at: '2024-03-17 08:00:00' }], settings });
    const [known] = await long.rows<Record<string, number>>(
      `SELECT * FROM terms_weekly WHERE week = '2025-03-17' AND score > 1.96`,
    );
    expect(known).toMatchObject({ term: '停电', is_new: true });
    // The columns that the formula is made of give the score again: of a new word by chance alone, (n / (n + n₀)) ^ y.
    const { authors: y, background_authors: y0, week_n: n, background_n: n0 } = known!;
    expect(y0).toBe(0);
    const tail = (n! / (n! + n0!)) ** y!;
    const root = Math.sqrt(-2 * Math.log(tail));
    const quantile =
      root -
      (2.515517 + 0.802853 * root + 0.010328 * root ** 2) /
        (1 + 1.432788 * root + 0.189269 * root ** 2 + 0.001308 * root ** 3);
    expect(known?.score).toBeCloseTo(quantile, 4);
  });

  it('are scored by their log-odds where they were not rare', async () => {
    const messages = threeWeeks((isNew, i) => ({ issue_terms: isNew || i < 2 ? 't:停电 t:路灯' : 't:路灯' })).flatMap(
      (row) => Array.from({ length: 15 }, (_, i) => ({ ...row, id: `${row.id}-${i}`, author: `${row.author}-${i}` })),
    );
    const db = await build({ messages, settings: aggregateSettings.parse({ terms: { priorWords: 10, minScore: 0 } }) });
    const [row] = await db.rows<Record<string, number>>(
      `SELECT * FROM terms_weekly WHERE week = '2025-03-17' AND term = '停电'`,
    );
    const { authors: y, background_authors: y0, week_n: n, background_n: n0, prior } = row!;
    expect([y, y0]).toEqual([120, 60]);
    const odds = (count: number, all: number) => Math.log((count + prior!) / (all + 10 - count - prior!));
    const score = (odds(y!, n!) - odds(y0!, n0!)) / Math.sqrt(1 / (y! + prior!) + 1 / (y0! + prior!));
    expect(row?.score).toBeCloseTo(score, 4);
  });

  it('are new words of few authors, however long the data before', async () => {
    const scores = await Promise.all(
      [10, 40].map(async (weeks) => {
        const board = Array.from({ length: weeks * 20 }, (_, i) => ({
          id: `b${i}`,
          at: `${addDays('2025-03-16', -Math.floor((i * 7) / 20))} 08:00:00`,
          issue_terms: `t:${['公交', '垃圾', '学费', '医院'][i % 4]}`,
        }));
        const fresh = Array.from({ length: 8 }, (_, i) => ({
          id: `n${i}`,
          at: '2025-03-18 08:00:00',
          issue_terms: `t:停运 t:${['公交', '垃圾', '学费', '医院'][i % 4]}`,
        }));
        const db = await build({ messages: [...board, ...fresh], settings: aggregateSettings.parse({}) });
        const [row] = await db.rows<{ score: number }>(`SELECT score FROM terms_weekly WHERE term = '停运'`);
        return row?.score ?? 0;
      }),
    );
    expect(scores[0]).toBeGreaterThan(4);
    expect(scores[1]).toBeGreaterThan(scores[0]!);
  });

  it('are none where one word is all that there is', async () => {
    const db = await build({ messages: threeWeeks(() => ({ issue_terms: 't:路灯' })) });
    expect(await db.rows('SELECT term, score FROM terms_weekly')).toEqual([]);
  });

  it('are none that no title says, but all where there are no titles, or none that says what a message is about', async () => {
    const listed = async (rowOf: (isNew: boolean, i: number) => string) => {
      const db = await build({
        messages: threeWeeks((isNew, i) => ({ issue_terms: rowOf(isNew, i) })),
        settings: aggregateSettings.parse({ terms: { priorWords: 10 } }),
      });
      const rows = await db.rows<{ term: string }>(
        "SELECT term FROM terms_weekly WHERE week = '2025-03-17' ORDER BY term",
      );
      return rows.map(({ term }) => term);
    };
    const said = (isNew: boolean) => (isNew ? 'b:停电 b:道路' : 'b:道路');
    const own = (i: number) => `t:路灯 t:第${i}号`;
    expect(await listed((isNew, i) => `${own(i)} ${said(isNew)}`)).toEqual([]);
    expect(await listed(said)).toEqual(['停电']);
    expect(await listed((isNew) => `t:诉求 t:事项 ${said(isNew)}`)).toEqual(['停电']);
    // Orders without titles beside letters that have them.
    expect(await listed((isNew, i) => (isNew ? said(isNew) : `${own(i)} ${said(isNew)}`))).toEqual(['停电']);
  });

  it('of one event are led by the one that rose most, if it did not stand in every other message before', async () => {
    const messages = threeWeeks((isNew, i) => ({
      issue_terms: isNew ? `t:小区 t:停电 ${i < 6 ? 't:变压器' : 't:发电机'}` : `t:路灯 t:小区`,
    }));
    const db = await build({
      messages,
      settings: aggregateSettings.parse({ terms: { priorWords: 10, minScore: -9 } }),
    });
    const rows = await db.rows(
      "SELECT term, leading_term FROM terms_weekly WHERE week = '2025-03-17' AND log_odds > 1 ORDER BY rank",
    );
    expect(rows).toEqual([
      { term: '停电', leading_term: null },
      { term: '变压器', leading_term: '停电' },
    ]);
  });

  it('are no names of regions without their ends, nor phrases with them', async () => {
    const messages = threeWeeks((isNew) => ({
      region: '桐陂镇',
      title_tokens: isNew ? '家住 桐陂 变压器 烧坏' : '路灯 不亮',
      issue_terms: isNew ? 't:家住 t:桐陂 t:变压器 t:烧坏' : 't:路灯 t:不亮',
    }));
    const db = await build({ messages, settings: aggregateSettings.parse({ terms: { priorWords: 10 } }) });
    const rows = await db.rows<{ term: string }>(
      "SELECT term FROM terms_weekly WHERE week = '2025-03-17' ORDER BY term",
    );
    expect(rows.map(({ term }) => term)).toEqual(['变压器', '变压器烧坏', '家住', '烧坏'].sort());
  });

  it('count a phrase of the title once where the text has it as one word', async () => {
    const messages = threeWeeks((isNew) => ({
      title_tokens: isNew ? '车位 捆绑' : '路灯 不亮',
      issue_terms: isNew ? 't:车位 t:捆绑 b:车位捆绑' : 't:路灯 b:道路',
    }));
    const db = await build({
      messages,
      settings: aggregateSettings.parse({ terms: { priorWords: 10, titledShare: 0 } }),
    });
    expect(
      await db.rows(`SELECT messages, authors FROM terms_weekly WHERE week = '2025-03-17' AND term = '车位捆绑'`),
    ).toEqual([{ messages: 8, authors: 8 }]);
  });

  it('are the words alone for messages that an earlier version read', async () => {
    const messages = threeWeeks((isNew) => ({
      title_tokens: isNew ? '车位 捆绑' : '路灯 不亮',
      issue_terms: isNew ? 'r:甲区 t:车位 t:捆绑 b2:车位 b:销售' : 't:路灯 b:道路',
      trend_words: null,
      trend_phrases: null,
    }));
    const db = await build({
      messages,
      settings: aggregateSettings.parse({ terms: { priorWords: 10, titledShare: 0 } }),
    });
    const rows = await db.rows(
      `SELECT term, messages FROM terms_weekly WHERE week = '2025-03-17' AND log_odds > 1 ORDER BY term`,
    );
    expect(rows).toEqual(['捆绑', '车位', '销售'].sort().map((term) => ({ term, messages: 8 })));
  });

  it('make no phrase or word of names, of codes cut apart, of formulas and of what only counts', async () => {
    const messages = threeWeeks((isNew) => ({
      title_tokens: isNew ? 'x2 区松柏 新城 车位 捆绑 尽快 销售' : '路灯 不亮',
      issue_terms: isNew
        ? 'p:松柏新城 n:松柏 t:松柏 t:新城 t:车位 t:捆绑 t:尽快 t:销售 b:松柏 b:苦不堪言 b:赵书记 b:十年 b:北三环'
        : 't:路灯 b:道路',
    }));
    const db = await build({
      messages,
      settings: aggregateSettings.parse({ terms: { priorWords: 10, minScore: 0, titledShare: 0 } }),
    });
    const rows = await db.rows<{ term: string }>(
      `SELECT term FROM terms_weekly WHERE week = '2025-03-17' AND log_odds > 1 ORDER BY term`,
    );
    expect(rows.map(({ term }) => term)).toEqual(['捆绑', '车位', '车位捆绑', '销售'].sort());
  });
});

describe('terms of the third week, new there', () => {
  /** Twelve people write in each of three weeks; in the last one eight of them use other words. */
  const newTerms = async (
    issue_terms: string,
    textOf: (i: number) => string | null = () => null,
    titledShare = 0,
  ): Promise<string[]> => {
    const messages = ['2025-03-03', '2025-03-10', '2025-03-17'].flatMap((week, w) =>
      Array.from({ length: 12 }, (_, i) => ({
        id: `${week}-${i}`,
        at: `${week} 08:00:00`,
        author: `p${i}`,
        issue_terms: w === 2 && i < 8 ? issue_terms : 't:路灯 b:道路',
        ...(w === 2 && i < 8 ? { text_hash: textOf(i) } : {}),
      })),
    );
    const db = await build({
      messages,
      settings: aggregateSettings.parse({ terms: { priorWords: 10, titledShare, minScore: 0 } }),
    });
    const rows = await db.rows<{ term: string }>(
      `SELECT term FROM terms_weekly WHERE week = '2025-03-17' AND log_odds > 1 ORDER BY term`,
    );
    return rows.map(({ term }) => term);
  };

  it('are no words of grammar, by the dictionary or by form', async () => {
    const grammar =
      '三千元 十月底 非得 好好 虽说 很多年 出于 从中 点后 三千多元 月初 下周 周一 之后 坐落于 第二季度 大门口 西侧 路边 以南 年度';
    const things = ['一中', '三轮车', '停电', '逾期'];
    const terms = [...grammar.split(' '), ...things].map((word) => `b:${word}`).join(' ');
    expect(await newTerms(terms)).toEqual(things);
  });

  it('rest on three different texts: several people with one letter bring none', async () => {
    expect(await newTerms('t:停电', () => '信')).toEqual([]);
    expect(await newTerms('t:停电', (i) => (i === 0 ? '另信' : '信'))).toEqual([]);
    expect(await newTerms('t:停电', (i) => (i < 2 ? `信${i}` : '信'))).toEqual(['停电']);
  });

  it('are none that letters of every topic say', async () => {
    const topics = ['交通', '环保', '教育', '医疗'];
    const board = Array.from({ length: 400 }, (_, i) => ({
      id: `b${i}`,
      at: `${addDays('2025-03-03', i % 14)} 08:00:00`,
      topic: topics[i % 4]!,
      subtopic: topics[i % 4]!,
      issue_terms: `t:${['公交', '垃圾', '学费', '医院'][i % 4]}${i % 8 < 4 ? ' t:面临' : i % 16 === 4 ? ' t:停运' : ''}`,
    }));
    // Of as many letters the one word is of one topic, the other of all.
    const rising = Array.from({ length: 24 }, (_, i) => ({
      id: `r${i}`,
      at: '2025-03-17 08:00:00',
      topic: topics[i % 4]!,
      subtopic: topics[i % 4]!,
      issue_terms: `t:面临${i % 4 === 0 ? ' t:停运' : ''}`,
    }));
    const more = Array.from({ length: 18 }, (_, i) => ({
      id: `m${i}`,
      at: '2025-03-17 09:00:00',
      topic: '交通',
      subtopic: '交通',
      issue_terms: 't:停运',
    }));
    const listed = async (topicalShare: number) => {
      const db = await build({
        messages: [...board, ...rising, ...more],
        settings: aggregateSettings.parse({ terms: { priorWords: 10, titledShare: 0, topicalShare } }),
      });
      const rows = await db.rows<{ term: string }>("SELECT term FROM terms_weekly WHERE week = DATE '2025-03-17'");
      return rows.map(({ term }) => term).sort();
    };
    expect(await listed(0.65)).toEqual(['停运']);
    expect(await listed(0)).toEqual(['停运', '面临']);
  });

  it('stay told of the week in which they rose, of whatever topics the letters after it are', async () => {
    const topics = ['交通', '环保', '教育', '医疗'];
    const write = (day: string, count: number, word: string) =>
      Array.from({ length: count }, (_, i) => ({
        id: `${day}-${word}-${i}`,
        at: `${day} 08:00:00`,
        topic: topics[i % 4]!,
        subtopic: topics[i % 4]!,
        issue_terms: `t:${['公交', '垃圾', '学费', '医院'][i % 4]}${word}`,
      }));
    const listed = async (later: readonly string[]) => {
      const messages = ['2025-03-03', '2025-03-10', '2025-03-17', ...later].flatMap((day) => write(day, 60, ''));
      const rise = ['2025-03-17', ...later].flatMap((day) => write(day, 12, ' t:停暖'));
      const db = await build({ messages: [...messages, ...rise], settings: aggregateSettings.parse({}) });
      return (await db.rows<{ week: string }>(`SELECT week FROM terms_weekly WHERE term = '停暖' ORDER BY week`)).map(
        ({ week }) => week,
      );
    };
    expect(await listed([])).toEqual(['2025-03-17']);
    expect((await listed(['2025-03-24', '2025-03-31', '2025-04-07']))[0]).toBe('2025-03-17');
  });

  it('are none of which each letter of the week is of another matter', async () => {
    const board = Array.from({ length: 40 }, (_, i) => ({
      id: `b${i}`,
      at: `${addDays('2025-03-03', i % 14)} 08:00:00`,
      topic: `主题${i % 4}`,
      issue_terms: 't:路灯',
    }));
    const letters = (word: string, topicOf: (i: number) => string) =>
      Array.from({ length: 4 }, (_, i) => ({
        id: `${word}${i}`,
        at: '2025-03-17 08:00:00',
        topic: topicOf(i),
        issue_terms: `t:${word}`,
      }));
    const db = await build({
      messages: [...board, ...letters('签定', (i) => `主题${i}`), ...letters('停运', (i) => `主题${i % 3}`)],
      settings: aggregateSettings.parse({ terms: { priorWords: 10, titledShare: 0 } }),
    });
    expect(await db.rows("SELECT term, rank FROM terms_weekly WHERE week = DATE '2025-03-17'")).toEqual([
      { term: '停运', rank: 1 },
    ]);
  });

  it('stand in titles half as often as words do on average', async () => {
    const usual = () => null;
    const words = 't:路灯 t:停电 b:停电 b:责任 b:购买';
    expect(await newTerms(words, usual, 0.5)).toEqual(['停电']);
    expect(await newTerms(words, usual, 0)).toEqual(['停电', '责任', '购买']);
  });
});

describe('the mart as a file', () => {
  it('tells when it was built, whenever its last message was', async () => {
    const messages = [{ id: '1', at: '2025-03-03 08:00:00' }];
    const db = await build({ messages, sources: { now: '2025-03-03 08:00:00', builtAt: '2025-04-01 12:00:00' } });
    expect(await db.rows('SELECT built_at, last_day FROM mart_info')).toEqual([
      { built_at: '2025-04-01 12:00:00', last_day: '2025-03-03' },
    ]);
  });

  it('carries runs and the state it shows, and replaces the one before with its log', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qingyu-swap-'));
    try {
      const built = join(folder, 'new.duckdb');
      const final = join(folder, 'trends.duckdb');
      writeFileSync(final, 'old');
      writeFileSync(`${final}.wal`, 'left over');
      const db = await buildSmallMart({
        path: built,
        messages: [{ id: '1', at: '2025-03-03 08:00:00' }],
        sources: {
          runs: [
            {
              run_id: 'r1',
              seq: 1,
              started_at: '2025-03-04 08:00:00',
              finished_at: null,
              command: 'run',
              files: ['甲.csv', '乙.csv'],
              failed_files: [],
              rows_read: 1,
              new_messages: 1,
              updated: 0,
              unchanged: 0,
              duplicates: 0,
              rejects: 0,
              id_conflicts: 0,
              generation: 'g1',
              qingyu_version: '0.1.0',
              model_version: 'm1',
              settings: '{"a":{"b":1}}',
            },
          ],
        },
      });
      db.close();
      swapMart(built, final);
      expect(existsSync(`${final}.wal`)).toBe(false);
      const reader = await openDatabase(final, { memoryLimit: '256MB', threads: 1 }, { readOnly: true });
      try {
        expect(await reader.rows('SELECT files, settings, started_at FROM runs')).toEqual([
          { files: ['甲.csv', '乙.csv'], settings: '{"a":{"b":1}}', started_at: '2025-03-04 08:00:00' },
        ]);
        expect(await reader.rows('SELECT generation, last_day, messages FROM mart_info')).toEqual([
          { generation: 'g1', last_day: '2025-03-03', messages: 1 },
        ]);
      } finally {
        reader.close();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('does not let a message from the future move the last day', async () => {
    const db = await build({
      messages: [
        { id: '1', at: '2025-03-03 08:00:00' },
        { id: '2', at: '2099-01-01 08:00:00' },
      ],
    });
    expect(await db.rows('SELECT last_day FROM mart_info')).toEqual([{ last_day: '2025-03-03' }]);
  });
});

describe('statements of the mart', () => {
  it('keep the first few of many without a list of all, which cannot leave memory', () => {
    expect(readMartSql().replace(/\s+/g, ' ')).not.toMatch(
      /\blist\((?:[^()]|\([^()]*\))* ORDER BY (?:[^()]|\([^()]*\))*\)\[:/,
    );
  });
});
