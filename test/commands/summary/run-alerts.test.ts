import { expect, it } from 'vitest';
import type { AlertEvent } from '../../../src/aggregate/alert-history/contract.ts';
import type { RunRecord } from '../../../src/aggregate/contract.ts';
import { formatAlerts, keepLevel, type RisenAlert, readRunAlerts } from '../../../src/commands/summary/run-alerts.ts';
import type { Database } from '../../../src/core/duckdb.ts';
import { buildSmallMart, type SmallMart, type SmallMessage } from '../../aggregate/build-small-mart.ts';
import { smallMart } from '../../dashboard/small-dashboard.ts';

const runsNamed = (...names: string[]) =>
  names.flatMap((run_id, index) => (smallMart.sources?.runs ?? []).map((run) => ({ ...run, run_id, seq: index + 1 })));
const critical = { urgency: 'critical', topic: '城乡建设' };
const messages = [
  { id: 'a', at: '2025-12-02 08:00:00', run_id: 'r1', title: '河堤塌了', ...critical },
  { id: 'b', at: '2025-12-03 08:00:00', run_id: 'r1', title: '路灯坏了' },
  {
    ...{ id: 'c', at: '2025-12-05 08:00:00', run_id: 'r2', title: '墙要倒了', ...critical },
    body: '下了三天的雨。学校后面的围墙往外歪，孩子们天天路过。',
    urgency_evidence: [{ field: 'body', start: 13, end: 17, weight: 0.7 }],
  },
  { id: 'd', at: '2025-12-05 09:00:00', run_id: 'r2', title: '井盖没了', ...critical },
  { id: 'e', at: '2025-12-13 09:00:00', run_id: 'r2', title: '路灯修好了' },
];

async function read(change: Partial<SmallMart>, runs: readonly string[], isChanged = true) {
  const db = await buildSmallMart({ messages, sources: { runs: runsNamed(...runs) }, ...change });
  try {
    return await readRunAlerts(db, isChanged);
  } finally {
    db.close();
  }
}

function readEvents(db: Database, runId: string): Promise<AlertEvent[]> {
  const own = 'event_no, run_id, told_at, data_until, level_before';
  return db.rows(`SELECT * EXCLUDE (${own}) FROM alert_history WHERE run_id = $1 ORDER BY event_no`, [runId]);
}

/** What runs tell that bring these messages one after the other: each compares with what those before it told. */
async function readInTurn(...parts: readonly (readonly SmallMessage[])[]) {
  const runs: RunRecord[] = [];
  for (const [index, run] of runsNamed(...parts.map((_, part) => `r${part + 1}`)).entries()) {
    runs.push(run);
    const arrived = parts.slice(0, index + 1).flatMap((part, at) => part.map((m) => ({ ...m, run_id: `r${at + 1}` })));
    const db = await buildSmallMart({ messages: arrived, sources: { runs } });
    try {
      if (index === parts.length - 1) return (await readRunAlerts(db, true)).risen;
      runs[index] = { ...run, alerts: { until: null, events: await readEvents(db, run.run_id) } };
    } finally {
      db.close();
    }
  }
  return [];
}

const nameAll = (risen: readonly RisenAlert[]) => risen.map(({ title, state }) => [title, state]);

it('tells of alerts that opened since the run before, also of those closed meanwhile', async () => {
  const risen = await readInTurn(messages.slice(0, 2), messages.slice(2));
  expect(nameAll(risen).sort()).toEqual([
    ['特急：甲区 · 井盖没了', 'closed'],
    ['特急：甲区 · 墙要倒了', 'closed'],
  ]);
  // Below an alert of critical messages stands for what they are critical.
  const wall = risen.filter(({ title }) => title.includes('墙'));
  expect(wall).toMatchObject([{ deciding_sentence: { from: 'body', source: 'main', message_id: 'c' } }]);
  expect(formatAlerts({ open: 1, risen: wall, withdrawn: [] }).at(-1)).toBe(
    '      critical by 「……学校后面的围墙往外歪，孩子们天天路过。」',
  );
});

it('tells of an alert of a day that the run before had, where a message of it comes late', async () => {
  const early = { id: 'f', at: '2025-12-02 10:00:00', title: '燃气泄漏', ...critical };
  const risen = await readInTurn(messages.slice(0, 2), [early]);
  expect(nameAll(risen)).toEqual([['特急：甲区 · 燃气泄漏', 'open']]);
});

it('tells once of an alert of the last day, however many runs bring more of that day', async () => {
  const [first, second] = [messages.slice(0, 2), messages.slice(2, 3)];
  const trifle = { id: 'f', at: '2025-12-05 10:00:00', title: '建议增设公交站' };
  expect(nameAll(await readInTurn(first, second))).toEqual([['特急：甲区 · 墙要倒了', 'open']]);
  expect(nameAll(await readInTurn(first, second, [trifle]))).toEqual([]);
  expect(nameAll(await readInTurn(first, second, [trifle], messages.slice(3, 4)))).toEqual([
    ['特急：甲区 · 井盖没了', 'open'],
  ]);
});

it('leaves an alert that carries on one of its level to the line of that one', async () => {
  const db = await buildSmallMart({ messages: messages.slice(0, 1), sources: { runs: runsNamed('r1') } });
  const [told] = await readEvents(db, 'r1');
  db.close();
  const events = (level: number) => [{ ...told!, alert_id: 'A1', level }];
  const readAfter = (level: number) => {
    const [first, second] = runsNamed('r1', 'r2');
    const runs = [{ ...first!, alerts: { until: '2025-12-03', events: events(level) } }, second!];
    return read({ messages: messages.slice(0, 2), issues: { I0000000000aa: ['a', 'b'] }, sources: { runs } }, []);
  };
  const same = await readAfter(3);
  expect(same.withdrawn).toMatchObject([{ alert_id: 'A1', other_alert_id: expect.any(String) as string }]);
  expect(same.risen).toEqual([]);
  expect((await readAfter(4)).risen).toMatchObject([{ level: 3 }]);
});

it('goes by days where earlier versions kept no record of what they told', async () => {
  const { risen } = await read({}, ['r1', 'r2']);
  expect(nameAll(risen).sort()).toEqual([
    ['特急：甲区 · 井盖没了', 'closed'],
    ['特急：甲区 · 墙要倒了', 'closed'],
  ]);
});

it('tells of open ones alone after a first run, and of none where nothing changed', async () => {
  const early = messages.slice(0, 4).map((message) => ({ ...message, run_id: 'r1' }));
  const { open, risen } = await read({ messages: early }, ['r1']);
  expect([open, risen.length]).toEqual([3, 3]);
  expect(await read({ messages: early }, ['r1'], false)).toEqual({ open: 3, risen: [], withdrawn: [] });
  expect((await read({}, ['r1'])).risen).toEqual([]);
});

it('leaves out alerts of an issue that an editor dismissed', async () => {
  const issue = 'I0000000000aa';
  const { risen } = await read({ issues: { [issue]: ['b', 'c'] }, dismissed: [issue] }, ['r1', 'r2']);
  expect(risen.map(({ title }) => title)).toEqual(['特急：甲区 · 井盖没了']);
  const early = messages.slice(0, 4).map((message) => ({ ...message, run_id: 'r1' }));
  const first = await read({ messages: early, issues: { [issue]: ['b', 'c'] }, dismissed: [issue] }, ['r1']);
  expect([first.open, first.risen.length]).toEqual([2, 2]);
});

const alert = {
  alert_id: 'A1',
  level: 2,
  title: '供水 留言增多',
  state: 'open',
  reopened: false,
  since: '2025-12-05',
  observed: 12,
  expected: 3.14,
  deciding_sentence: null,
};

const gone = {
  alert_id: 'A3',
  level: 3,
  title: '供电 留言增多',
  since: '2025-12-01',
  reason: 'redated',
  other_alert_id: 'A4',
};

it('prints the gravest, how many more there are, and only the levels asked for', () => {
  const blue = { ...alert, alert_id: 'A2', level: 4, observed: 1, expected: null, state: 'closed' };
  expect(formatAlerts({ open: 1, risen: [alert, blue], withdrawn: [] })).toEqual([
    'alerts: 1 open; opened, stepped up or reopened by this run: 2',
    '  Ⅱ级（橙色）  供水 留言增多  12 authors since 2025-12-05, 3.1 expected  A1',
    '  Ⅳ级（蓝色）  供水 留言增多  1 author since 2025-12-05, closed meanwhile  A2',
  ]);
  expect(formatAlerts({ open: 1, risen: [{ ...alert, reopened: true }], withdrawn: [] }).at(-1)).toBe(
    '  Ⅱ级（橙色）  供水 留言增多  12 authors since 2025-12-05, 3.1 expected, reopened  A1',
  );
  expect(keepLevel({ open: 1, risen: [alert, blue], withdrawn: [gone] }, 2)).toEqual({
    open: 1,
    risen: [alert],
    withdrawn: [],
  });
  expect(formatAlerts({ open: 2, risen: [], withdrawn: [] })).toEqual([
    'alerts: 2 open; opened, stepped up or reopened by this run: none',
  ]);
  expect(formatAlerts({ open: 0, risen: [], withdrawn: [] })).toEqual([]);
  expect(formatAlerts({ open: 12, risen: new Array(12).fill(alert), withdrawn: [] }).at(-1)).toBe(
    '  and 2 more (table alerts)',
  );
  expect(formatAlerts({ open: 10, risen: new Array(10).fill(alert), withdrawn: [] }).at(-1)).toMatch(/A1$/);
  const goneOnes = (count: number) => formatAlerts({ open: 0, risen: [], withdrawn: new Array(count).fill(gone) });
  expect(goneOnes(12).at(-1)).toBe('  and 2 more (table alert_history)');
  expect(goneOnes(10).at(-1)).toMatch(/A3$/);
});

it('tells of alerts that are open again', async () => {
  const early = messages.slice(0, 4);
  const runs = runsNamed('r1', 'r2');
  const db = await buildSmallMart({ messages: early, sources: { runs } });
  const told = await db.rows<AlertEvent>(
    'SELECT * EXCLUDE (event_no, run_id, told_at, data_until, level_before) FROM alert_history',
  );
  db.close();
  const [closed] = told.filter(({ title }) => title.includes('河堤'));
  const events = [{ ...closed!, event: 'closed' as const, state: 'closed' }];
  const [first, second] = runs;
  const { risen } = await read(
    { messages: early, sources: { runs: [{ ...first!, alerts: { until: '2025-12-03', events } }, second!] } },
    [],
  );
  expect(risen.map(({ title, reopened }) => [title, reopened]).sort()).toEqual([
    ['特急：甲区 · 井盖没了', false],
    ['特急：甲区 · 墙要倒了', false],
    ['特急：甲区 · 河堤塌了', true],
  ]);
});

it('tells of alerts that runs told of and this one withdraws', async () => {
  const told = {
    ...gone,
    series_type: 'topic',
    topic: '供电',
    region: null,
    issue_id: null,
    term: null,
    state: 'open',
  };
  const counts = { opened_on: '2025-12-01', last_day: '2025-12-01', observed: 5, expected: 1, messages: [] };
  const event = { ...told, ...counts, event: 'published' as const, reason: null, other_alert_id: null };
  const [first, second] = runsNamed('r1', 'r2');
  const runs = [{ ...first!, alerts: { until: '2025-12-03', events: [event] } }, second!];
  const { withdrawn } = await read({ sources: { runs } }, []);
  expect(withdrawn).toEqual([{ ...gone, reason: 'later_data', other_alert_id: null }]);
  // No other alert carries it on.
  const redated = formatAlerts({ open: 0, risen: [], withdrawn: [{ ...gone, other_alert_id: null }] });
  expect(redated).toContain('told before and withdrawn by this run: 1');
  expect(formatAlerts({ open: 0, risen: [], withdrawn: [gone, ...withdrawn] }).slice(1)).toEqual([
    'told before and withdrawn by this run: 1',
    '  Ⅲ级（黄色）  供电 留言增多  since 2025-12-01  (later_data)  A3',
    'told before, found anew from another day on: 1',
    '  Ⅲ级（黄色）  供电 留言增多  since 2025-12-01  (redated, carried on by A4)  A3',
  ]);
});
