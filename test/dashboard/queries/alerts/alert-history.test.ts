import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlertEvent } from '../../../../src/aggregate/alert-history/contract.ts';
import { openDatabase } from '../../../../src/core/duckdb.ts';
import type {
  AlertDetail,
  AlertRow,
  Availability,
  MessageList,
  Overview,
  Page,
  WithdrawnAlert,
  WithdrawnDetail,
} from '../../../../src/dashboard/api-types.ts';
import { openMart } from '../../../../src/dashboard/mart/mart.ts';
import {
  joinFirstTold,
  listWithdrawn,
  readAlertHistory,
  readCarriedOn,
  readFirstTold,
} from '../../../../src/dashboard/queries/alerts/alert-history.ts';
import { dashboardSettings } from '../../../../src/dashboard/settings.ts';
import { toldAlert } from '../../../aggregate/alert-history/told-alert.ts';
import { key, openSmallDashboard, type SmallDashboard, smallMart } from '../../small-dashboard.ts';

const first = smallMart.sources!.runs![0]!;
const run = (seq: number, events: readonly AlertEvent[]) => ({
  ...first,
  run_id: `r${seq}`,
  seq,
  finished_at: `2026-01-0${seq} 10:00:00`,
  alerts: { until: `2025-12-${28 + seq}`, events },
});
const moved = toldAlert({ alert_id: 'Amoved', level: 4, region: '甲区' });
const lost = toldAlert({ alert_id: 'Alost', messages: [{ source: 'main', message_id: key(12) }] });
const body = '我家住在银杏里。昨晚楼下的外墙整片塌下来，压住了两辆车。请尽快处理。';
const evidence = [{ field: 'body', start: body.indexOf('塌'), end: body.indexOf('塌') + 3, weight: 0.8 }];
const messages = smallMart.messages.map((message) =>
  message.id === key(12) ? { ...message, body, urgency_evidence: evidence } : message,
);
const gone = { event: 'withdrawn', reason: 'later_data' } as const;

const opened: { small: SmallDashboard; alertId: string } = {} as { small: SmallDashboard; alertId: string };
beforeAll(async () => {
  // The critical message's alert is what there is: its id derives from the message.
  const probe = await openSmallDashboard();
  const [alert] = (await probe.json<Page<AlertRow>>('/api/alerts?series=critical')).rows;
  probe.close();
  const id = alert!.alert_id;
  const critical = toldAlert({ alert_id: id, series_type: 'critical', level: 4, title: '特急：旧题' });
  const runs = [
    run(1, [moved, lost, critical]),
    run(2, [
      { ...moved, ...gone, reason: 'redated', other_alert_id: id },
      { ...critical, event: 'raised', level: 3, title: '特急：新题' },
    ]),
    run(3, [{ ...lost, ...gone }]),
  ];
  const small = await openSmallDashboard({ mart: { ...smallMart, messages, sources: { ...smallMart.sources, runs } } });
  Object.assign(opened, { small, alertId: id });
});
afterAll(() => opened.small.close());

it('says of an alert when it was told first and as of what level, and what runs told since', async () => {
  const { rows } = await opened.small.json<Page<AlertRow>>('/api/alerts?series=critical');
  const told = { told_at: '2026-01-01 10:00:00', data_until: '2025-12-29', level: 4, or_earlier: false };
  expect(rows[0]).toMatchObject({ alert_id: opened.alertId, first: told });
  const detail = await opened.small.json<AlertDetail>(`/api/alerts/${opened.alertId}`);
  expect(detail.history).toMatchObject([
    { event: 'published', title: '特急：旧题', level: 4, level_before: null },
    { event: 'raised', title: '特急：新题', level: 3, level_before: 4 },
  ]);
  expect(detail.carries_on).toEqual([{ alert_id: 'Amoved', title: moved.title }]);
});

it('lists alerts that are withdrawn, the last first, by the filters that alerts take', async () => {
  const list = async (query: string) => {
    const answer = await opened.small.json<Page<WithdrawnAlert> & Availability>(`/api/withdrawn-alerts?${query}`);
    expect(answer).toMatchObject({ available: true, reason: null });
    return answer.rows;
  };
  expect(await list('')).toMatchObject([
    { alert_id: 'Alost', reason: 'later_data', withdrawn_at: '2026-01-03 10:00:00', other_title: null },
    {
      alert_id: 'Amoved',
      reason: 'redated',
      other_alert_id: opened.alertId,
      other_title: '特急：新题',
      first: { level: 4 },
    },
  ]);
  const ids = async (query: string) => (await list(query)).map((row) => row.alert_id);
  expect(await ids('level=4')).toEqual(['Amoved']);
  expect(await ids('region=%E7%94%B2%E5%8C%BA')).toEqual(['Amoved']);
  expect(await ids('series=issue')).toEqual([]);
  expect(await ids('from=2025-03-05')).toEqual([]);
  expect(await ids('to=2025-03-01')).toEqual([]);
  expect(await ids('from=2025-03-04&to=2025-03-04&size=1&page=2')).toEqual(['Amoved']);
});

it('answers for an alert that is withdrawn with what was told of it, and for no other', async () => {
  const detail = await opened.small.json<WithdrawnDetail>('/api/alerts/Alost');
  expect(detail.withdrawn).toMatchObject({ alert_id: 'Alost', observed: 9, expected: 2.5 });
  expect(detail.history.map(({ event }) => event)).toEqual(['published', 'withdrawn']);
  expect((await opened.small.get('/api/alerts/Anone')).status).toBe(404);
});

it('has nothing of marts of before the table, whose alerts are listed and downloaded all the same', async () => {
  const { folder } = opened.small;
  const path = join(folder, 'before.duckdb');
  copyFileSync(join(folder, 'trends.duckdb'), path);
  const limits = dashboardSettings.parse({ threads: 1, memoryLimit: '512MB' });
  const db = await openDatabase(path, limits);
  await db.run('DROP TABLE alert_history');
  db.close();
  const old = await openMart(path, 'before', limits);
  try {
    expect(await listWithdrawn(old, {}, {}, 1, 10)).toMatchObject({ available: false, rows: [], total: 0 });
    expect((await readFirstTold(old, [opened.alertId])).size).toBe(0);
    expect(await readAlertHistory(old, opened.alertId)).toEqual([]);
    expect(await readCarriedOn(old, opened.alertId)).toEqual([]);
    const alerts = joinFirstTold(old, { sql: 'SELECT alert_id FROM alerts WHERE alert_id = $1', parameters: [] });
    expect(await old.rows(alerts.sql, [opened.alertId])).toEqual([
      { alert_id: opened.alertId, first_told_at: null, first_level: null },
    ]);
  } finally {
    old.close();
  }
});

it('says of critical messages and of their alerts which sentence decided, until an editor corrects them', async () => {
  const { small, alertId } = opened;
  const sentence = { from: 'body', text: '……昨晚楼下的外墙整片塌下来，压住了两辆车。……' };
  const readAll = async () => {
    const [list, others, one, gone, overview, messages] = await Promise.all([
      small.json<Page<AlertRow>>('/api/alerts?series=critical'),
      small.json<Page<AlertRow>>('/api/alerts?series=topic'),
      small.json<AlertDetail>(`/api/alerts/${alertId}`),
      small.json<WithdrawnDetail>('/api/alerts/Alost'),
      small.json<Overview>('/api/overview'),
      small.json<MessageList>('/api/messages?urgency=critical'),
    ]);
    expect(others.rows.every((row) => row.deciding_sentence === null)).toBe(true);
    const briefs = [one.messages[0], gone.messages[0], overview.urgent_messages[0], messages.rows[0]];
    return [list.rows[0], one.alert, ...briefs].map((row) => row?.deciding_sentence);
  };
  const named = { ...sentence, source: 'main', message_id: key(12) };
  expect(await readAll()).toEqual([named, named, sentence, sentence, sentence, sentence]);
  const correct = (urgency: string) =>
    small.post('/api/edits', { action: 'correct', message: { source: 'main', message_id: key(12) }, urgency });
  expect((await correct('critical')).status).toBeLessThan(300);
  const byEditor = { from: 'editor', text: null };
  expect(await readAll()).toMatchObject(new Array(6).fill(byEditor));
  expect((await correct('routine')).status).toBeLessThan(300);
  expect(await readAll()).toEqual(new Array(6).fill(null));
});
