import { join } from 'node:path';
import { expect, it } from 'vitest';
import { labelledAlerts } from '../../../../src/aggregate/labels/alert-labels.ts';
import { openDatabase } from '../../../../src/core/duckdb.ts';
import type { AlertDetail, AlertRow, Page } from '../../../../src/dashboard/api-types.ts';
import { selectAlerts } from '../../../../src/dashboard/queries/alerts/alerts.ts';
import { openSmallDashboard } from '../../small-dashboard.ts';

it('has an alert in the periods in which it was open, not where its rise began before it opened', async () => {
  const db = await openDatabase(':memory:', { memoryLimit: '256MB', threads: 1 });
  try {
    await db.run(
      `CREATE TABLE alerts AS SELECT 'A1' AS alert_id, NULL::VARCHAR AS issue_id, DATE '2025-03-30' AS since, DATE '2025-04-02' AS opened_on,
         DATE '2025-04-06' AS closed_on`,
    );
    await db.run('CREATE TABLE issues (issue_id VARCHAR)');
    const count = async (from: string, to: string): Promise<number> => {
      const { sql, parameters } = selectAlerts({ from, to }, {});
      return (await db.rows<{ alert_id: string }>(`SELECT alert_id FROM ${labelledAlerts} ${sql}`, parameters)).length;
    };
    expect(await count('2025-03-01', '2025-03-31')).toBe(0);
    expect(await count('2025-04-01', '2025-04-30')).toBe(1);
    expect(await count('2025-04-06', '2025-04-06')).toBe(1);
    expect(await count('2025-04-07', '2025-04-30')).toBe(0);
  } finally {
    db.close();
  }
});

it('takes no series of all regions for one of the unknown region', async () => {
  const db = await openDatabase(':memory:', { memoryLimit: '256MB', threads: 1 });
  try {
    await db.run(
      `CREATE TABLE alerts AS SELECT * FROM (VALUES ('A1', 'topic', '环保', NULL, NULL), ('A2', 'issue', NULL, NULL, 'I1'), ('A3', 'term', NULL, NULL, NULL),
         ('A4', 'topic_region', '环保', '甲区', NULL), ('A5', 'critical', '环保', NULL, NULL), ('A6', 'critical', '环保', '甲区', 'I1'),
         ('A7', 'issue', NULL, NULL, 'I2')) t(alert_id, series_type, topic, region, issue_id)`,
    );
    await db.run(
      `CREATE TABLE issues AS SELECT * FROM (VALUES ('I1', '环保', NULL), ('I2', '环保', '甲区')) t(issue_id, topic, region)`,
    );
    const list = async (region: string): Promise<string[]> => {
      const { sql, parameters } = selectAlerts({ region, topic: '环保' }, {});
      const rows = await db.rows<{ id: string }>(
        `SELECT a.alert_id AS id FROM ${labelledAlerts} ${sql} ORDER BY id`,
        parameters,
      );
      return rows.map(({ id }) => id);
    };
    expect(await list('未知')).toEqual(['A2', 'A5']);
    expect(await list('甲区')).toEqual(['A4', 'A6', 'A7']);
  } finally {
    db.close();
  }
});

it('downloads alerts in the order of their list: open ones first, each by level and day', async () => {
  const small = await openSmallDashboard();
  try {
    const db = await openDatabase(join(small.folder, 'trends.duckdb'), { memoryLimit: '256MB', threads: 1 });
    await db.run('DELETE FROM alerts');
    await db.run(
      `INSERT INTO alerts BY NAME SELECT *, 'topic' AS series_type, since AS opened_on, since AS last_day, if(state = 'closed', DATE '2025-12-30', NULL) AS closed_on
       FROM (VALUES ('A1', 1, 'closed', DATE '2025-11-01'), ('A2', 3, 'closed', DATE '2025-12-01'), ('A3', 4, 'open', DATE '2025-12-20'),
         ('A4', 2, 'open', DATE '2025-12-10')) t(alert_id, level, state, since)`,
    );
    db.close();
    const { rows } = await small.json<Page<AlertRow>>('/api/alerts');
    const csv = (await (await small.get('/api/downloads/alerts')).text()).trim().split('\r\n').slice(1);
    expect(rows.map(({ alert_id }) => alert_id)).toEqual(['A4', 'A3', 'A1', 'A2']);
    expect(csv.map((line) => line.split(',')[0])).toEqual(['A4', 'A3', 'A1', 'A2']);
  } finally {
    small.close();
  }
});

it('has the course of an alert over the messages of its series, and what those are called that explain it', async () => {
  const small = await openSmallDashboard();
  try {
    const db = await openDatabase(join(small.folder, 'trends.duckdb'), { memoryLimit: '256MB', threads: 1 });
    await db.run('DELETE FROM alerts');
    await db.run(
      `INSERT INTO alerts BY NAME SELECT *, 4 AS level, 'open' AS state, DATE '2025-12-20' AS since, DATE '2025-12-20' AS opened_on,
         DATE '2025-12-31' AS last_day
       FROM (VALUES ('A1', 'topic', '城乡建设', NULL, NULL, NULL, NULL), ('A2', 'topic_region', '交通运输', '乙区', NULL, NULL, 'A1'),
         ('A3', 'issue', NULL, NULL, 'I0000000000aa', NULL, 'A4'), ('A4', 'term', NULL, NULL, NULL, '柳荫街', NULL)
       ) t(alert_id, series_type, topic, region, issue_id, term, explained_by)`,
    );
    db.close();
    const days = async (id: string) =>
      (await small.json<AlertDetail>(`/api/alerts/${id}`)).days.map(({ day, messages }) => [day, messages]);
    const december = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => [`2025-12-${from + at}`, 1]);
    expect(await days('A1')).toEqual([['2025-11-10', 1], ...december(20, 25)]);
    expect(await days('A2')).toEqual(december(28, 31));
    expect(await days('A3')).toEqual(december(20, 23));
    expect(await days('A4')).toEqual(december(21, 31));
    const { rows } = await small.json<Page<AlertRow>>('/api/alerts');
    const titles = Object.fromEntries(rows.map((row) => [row.alert_id, row]));
    expect(titles.A1?.explained_title).toBeNull();
    expect(titles.A2?.explained_title).toBe(titles.A1?.title);
    expect(titles.A3?.explained_title).toBe(titles.A4?.title);
  } finally {
    small.close();
  }
});
