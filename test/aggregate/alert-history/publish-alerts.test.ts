import { beforeAll, expect, it } from 'vitest';
import type { AlertNews } from '../../../src/aggregate/alert-history/contract.ts';
import type { RunRecord } from '../../../src/aggregate/contract.ts';
import type { Database } from '../../../src/core/duckdb.ts';
import { smallMart } from '../../dashboard/small-dashboard.ts';
import { buildSmallMart, type SmallMessage } from '../build-small-mart.ts';
import { passingMarts } from '../passing-marts.ts';

const buildMart = passingMarts();
const run = (seq: number, change: Partial<RunRecord> = {}): RunRecord => ({
  ...smallMart.sources!.runs![0]!,
  run_id: `r${seq}`,
  seq,
  finished_at: `2026-01-0${seq} 10:00:00`,
  ...change,
});
const critical = (id: string, at: string, more: Partial<SmallMessage> = {}): SmallMessage => ({
  id,
  at: `${at} 08:00:00`,
  urgency: 'critical',
  title: `险情${id}`,
  ...more,
});

/** What the run of a mart told, as its record keeps it. */
async function readNews(db: Database, runId: string): Promise<AlertNews> {
  const rows = await db.rows<AlertNews['events'][number] & { data_until: string }>(
    `SELECT * EXCLUDE (event_no, run_id, told_at, level_before) FROM alert_history WHERE run_id = $1 ORDER BY event_no`,
    [runId],
  );
  return { until: rows[0]?.data_until ?? null, events: rows.map(({ data_until: _, ...event }) => event) };
}
const list = (db: Database) =>
  db.rows(
    `SELECT event_no, run_id, told_at::VARCHAR AS told_at, data_until, event, reason, title, level, level_before, state FROM alert_history ORDER BY 1`,
  );
const read = async (db: Database) =>
  (await list(db)).map(({ run_id, event, title, reason }) => [run_id, event, title, reason]);

const early = [critical('a', '2025-12-01'), critical('b', '2025-12-03')];
const first: { rows: unknown[]; told: RunRecord } = {} as { rows: unknown[]; told: RunRecord };
beforeAll(async () => {
  const db = await buildSmallMart({ messages: early, sources: { runs: [run(1)] } });
  Object.assign(first, { rows: await list(db), told: run(1, { alerts: await readNews(db, 'r1') }) });
  db.close();
});

it('keeps what runs told: an alert that a later one does not find is withdrawn, and its title stands as it was', async () => {
  const expected = { run_id: 'r1', told_at: '2026-01-01 10:00:00', data_until: '2025-12-03', event: 'published' };
  expect(first.rows).toHaveLength(2);
  for (const [index, row] of first.rows.entries())
    expect(row).toMatchObject({ ...expected, event_no: index + 1, level: 3, level_before: null });
  // The message of the one was a lesser matter, as an editor found.
  const later = [{ ...early[0]!, urgency: 'urgent', title: '井盖' }, early[1]!, critical('c', '2025-12-20')];
  const second = await buildMart({ messages: later, sources: { runs: [first.told, run(2)] } });
  expect((await read(second)).slice(2).sort()).toEqual([
    ['r2', 'closed', '特急：甲区 · 险情b', null],
    ['r2', 'published', '特急：甲区 · 险情c', null],
    ['r2', 'withdrawn', '特急：甲区 · 险情a', 'relabelled'],
  ]);
});

it('tells nothing anew where the record of the newest run says what it told: the tables are made again', async () => {
  const again = await buildMart({ messages: [], sources: { runs: [first.told] } });
  expect(await list(again)).toEqual(first.rows);
  const runs = [first.told, run(2, { command: 'rebuild' })];
  expect(await list(await buildMart({ messages: early, sources: { runs } }))).toEqual(first.rows);
});

it('takes the alerts of a workspace without records as told by the next run, which says so', async () => {
  const db = await buildMart({ messages: [critical('a', '2025-12-01')], sources: { runs: [run(1), run(2)] } });
  expect(await read(db)).toEqual([['r2', 'published', '特急：甲区 · 险情a', 'unrecorded']]);
});

it('lays it to a run that was taken back, and to the rebuild that counts it again', async () => {
  const rebuild = { command: 'rebuild', new_messages: 0 } as const;
  const without = run(2, { ...rebuild, without_runs: ['r1'] });
  const second = await buildMart({ messages: early.slice(1), sources: { runs: [first.told, without] } });
  expect((await read(second)).slice(2)).toEqual([['r2', 'withdrawn', '特急：甲区 · 险情a', 'taken_back']]);
  const runs = [
    first.told,
    { ...without, alerts: await readNews(second, 'r2') },
    run(3, { ...rebuild, with_runs: ['r1'] }),
  ];
  const third = await buildMart({ messages: early, sources: { runs } });
  expect((await read(third)).slice(3)).toEqual([['r3', 'returned', '特急：甲区 · 险情a', 'counted_again']]);
});

it('names the alert that carries on one whose issue was merged', async () => {
  const pair = (day: string, ...ids: string[]) => ids.map((id) => critical(id, day, { author: `作者${id}` }));
  const messages = [...pair('2025-12-01', 'a', 'b'), ...pair('2025-12-02', 'c', 'd')];
  const issues = { I0000000000aa: ['a', 'b'], I0000000000bb: ['c', 'd'] };
  const apart = await buildMart({ messages, issues, sources: { runs: [run(1)] } });
  const told = run(1, { alerts: await readNews(apart, 'r1') });
  const merged = { I0000000000aa: ['a', 'b', 'c', 'd'] };
  const db = await buildMart({ messages, issues: merged, sources: { runs: [told, run(2, { new_messages: 0 })] } });
  const [lost, kept] = await db.rows<{ other_alert_id: string; reason: string; event: string; alert_id: string }>(
    "SELECT * FROM alert_history WHERE run_id = 'r2' ORDER BY event DESC",
  );
  expect(lost).toMatchObject({ event: 'withdrawn', reason: 'merged', issue_id: 'I0000000000bb' });
  expect(await db.rows('SELECT alert_id FROM alerts')).toEqual([{ alert_id: lost!.other_alert_id }]);
  expect(kept).toMatchObject({ event: 'raised', alert_id: lost!.other_alert_id, level_before: 3, level: 2 });
});
