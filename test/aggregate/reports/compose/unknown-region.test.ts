import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeClasses } from '../../../../src/aggregate/reports/compose/compose-classes.ts';
import type { Database } from '../../../../src/core/duckdb.ts';
import { buildSmallMart, type SmallMessage } from '../../build-small-mart.ts';
import { collectWeek, settings } from '../report-mart.ts';

const state: { db?: Database } = {};
const mart = () => state.db!;

const rest = { day: '2025-02-17', title: '更换灯具' };

beforeAll(async () => {
  const letter = (id: string, more: Partial<SmallMessage> = {}): SmallMessage => ({
    id,
    at: '2025-03-05 08:00:00',
    region: null,
    ...more,
  });
  const sixOf = (name: string, more: Partial<SmallMessage> = {}) =>
    Array.from({ length: 6 }, (_, i) => letter(`${name}${i}`, more));
  state.db = await buildSmallMart({
    messages: [
      ...sixOf('x'),
      ...sixOf('a', { region: '甲区' }),
      letter('c1', { urgency: 'critical' }),
      letter('c2', { urgency: 'critical', region: '甲区' }),
    ],
    issues: {
      I1: ['x0', 'x1', 'x2', 'x3', 'x4', 'x5'],
      I2: ['a0', 'a1', 'a2', 'a3', 'a4', 'a5'],
    },
    tables: {
      measures: [
        { ...rest, action_id: 'e1', issue_id: 'I1' },
        { ...rest, action_id: 'e2', issue_id: 'I2' },
      ],
    },
  });
  // Of a class, all over the city.
  await mart().run(
    `INSERT INTO actions BY NAME SELECT * REPLACE ('e3' AS action_id, NULL AS issue_id) FROM actions LIMIT 1`,
  );
  const of = {
    topic: `'交通' AS topic, NULL AS issue_id`,
    I1: `NULL AS topic, 'I1' AS issue_id`,
    I2: `NULL AS topic, 'I2' AS issue_id`,
  };
  for (const [series, columns] of Object.entries(of)) {
    const type = series === 'topic' ? 'topic' : 'issue';
    await mart().run(`INSERT INTO alerts BY NAME
      SELECT * REPLACE ('${series}' AS alert_id, '${type}' AS series_type, NULL AS region, ${columns}) FROM alerts LIMIT 1`);
    for (const [event, until] of [
      ['published', '2025-02-25'],
      ['withdrawn', '2025-03-05'],
    ]) {
      await mart().run(`INSERT INTO alert_history BY NAME
        SELECT (SELECT coalesce(max(event_no), 0) + 1 FROM alert_history) AS event_no, '旧${series}' AS alert_id, '${event}' AS event,
          '旧${series}' AS title, '${type}' AS series_type, 2 AS level, 12 AS observed, 'edited' AS reason,
          DATE '${until}' AS data_until, ${columns}`);
    }
  }
});
afterAll(() => state.db?.close());

it('has what belongs to a region of itself, and in the report of messages without one what has none', async () => {
  const collect = async (region?: string) => {
    const month = { unit: 'month', end: '2025-03-31', region } as const;
    const { alerts, actions, shortlist } = await collectWeek(mart(), month);
    return {
      alerts: alerts?.listed.map(({ seriesType, issueTitle }) => issueTitle ?? seriesType),
      single: alerts?.single,
      withdrawn: alerts?.withdrawn?.listed.map(({ title }) => title),
      actions: actions?.length,
      shortlist: shortlist?.map(({ issueId }) => issueId),
    };
  };
  expect(settings.alerts).toBeGreaterThan(3);
  expect(await collect('未知')).toEqual({
    alerts: ['议题I1'],
    single: 1,
    withdrawn: ['旧I1'],
    actions: 1,
    shortlist: ['I1'],
  });
  expect(await collect('甲区')).toEqual({
    alerts: ['议题I2'],
    single: 1,
    withdrawn: ['旧I2'],
    actions: 1,
    shortlist: ['I2'],
  });
  const all = await collect();
  expect(all.alerts).toHaveLength(3);
  expect(all).toMatchObject({ single: 2, actions: 3, shortlist: ['I1', 'I2'] });
});

it('proposes no issue for the monthly candidates of a month before it came up', async () => {
  const candidatesOf = async (firstDay: string) => {
    await mart().run(`UPDATE monthly_shortlist SET first_day = DATE '${firstDay}' WHERE issue_id = 'I2'`);
    const data = await collectWeek(mart(), { unit: 'month', end: '2025-02-28' });
    expect(JSON.stringify(composeClasses(data))).toContain(`各项截至全部数据的最后一日（`);
    return data.shortlist?.map(({ issueId }) => issueId);
  };
  await mart().run(`UPDATE monthly_shortlist SET first_day = DATE '2025-02-01' WHERE issue_id = 'I1'`);
  expect(await candidatesOf('2025-02-28')).toEqual(['I1', 'I2']);
  expect(await candidatesOf('2025-03-01')).toEqual(['I1']);
});
