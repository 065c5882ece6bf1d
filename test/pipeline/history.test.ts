import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { lastHolidayYear } from '../../src/aggregate/bursts/calendar.ts';
import { execute as rebuildIn } from '../../src/commands/rebuild.ts';
import { openDatabase } from '../../src/core/duckdb.ts';
import { recordIo } from '../commands/command-io.ts';
import { describeInCi } from '../describe-in-ci.ts';
import { hashTables, runCli } from './cli.ts';
import { inventRows, toCsv, toJsonLines } from './fixtures.ts';
import { queryMart } from './query-mart.ts';

let dir: string;
let names = 0;
let workspace: string;
const rows = inventRows(40, 7);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-history-'));
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

beforeEach(() => {
  names += 1;
  workspace = join(dir, `ws${names}`);
});

const mart = (): string => join(workspace, 'trends.duckdb');
const run = (...rest: string[]) => runCli(['run', ...rest, '--workspace', workspace, '--workers', '1']);
const rebuild = () => runCli(['rebuild', '--workspace', workspace]);
const loseState = (): Promise<void> => rm(join(workspace, 'state'), { recursive: true });

async function write(name: string, content: string): Promise<string> {
  const file = join(dir, name);
  await writeFile(file, content);
  return file;
}

const query = (sql: string): Promise<Record<string, unknown>[]> => queryMart(mart(), sql);

/** Workspaces that several tests begin with, each made once. */
const made = new Map<string, Promise<string>>();

/** Makes the test's workspace a copy of one that has read these files, each in a run of its own. */
async function startFrom(files: readonly string[]): Promise<void> {
  const name = files.join();
  const root = join(dir, `read${made.size}`);
  const base = made.get(name) ?? readOneByOne(root, files);
  made.set(name, base);
  await cp(await base, workspace, { recursive: true });
}

async function readOneByOne(root: string, files: readonly string[]): Promise<string> {
  for (const file of files) await runCli(['run', file, '--workspace', root, '--workers', '1']);
  return root;
}

const writeBoard = (): Promise<string> => write('board.jsonl', toJsonLines(rows));

/** Three days of the same messages; the order of their names is not that of their letters. */
function writeDays(): Promise<string[]> {
  const done = { stateInfo: '已办结', answerContent: '已安排维修', answerTime: '2023/7/2 10:00:00' };
  const states = { day8: { stateInfo: '办理中' }, day9: done, day10: { stateInfo: '重新办理' } };
  return Promise.all(Object.entries(states).map(([day, extra]) => write(`${day}.jsonl`, toJsonLines(rows, extra))));
}

describeInCi('a workspace that lost its state', () => {
  it('tells from the lake which values came last and what its runs were', async () => {
    const days = await writeDays();
    await startFrom(days);
    const before = await hashTables(mart());
    const runs = await query('SELECT * FROM runs ORDER BY seq');
    await loseState();
    expect((await rebuild()).code).toBe(0);
    expect(await hashTables(mart())).toEqual(before);
    expect(await query('SELECT status, count(*) AS n FROM messages GROUP BY ALL')).toEqual([
      { status: '重新办理', n: 40 },
    ]);
    expect((await query('SELECT * FROM runs ORDER BY seq')).slice(0, -1)).toEqual(runs);
    await loseState();
    expect((await run(days[0]!)).stdout).toContain('unchanged 40');
    expect(await hashTables(mart())).toEqual(before);
  });
});

describeInCi('rebuild', () => {
  it('says what became of the ids of issues, and where the messages of those that are gone are', async () => {
    await startFrom([await writeBoard()]);
    const [kept] = await query('SELECT issue_id FROM issues ORDER BY messages DESC, issue_id LIMIT 1');
    const db = await openDatabase(mart(), { memoryLimit: '300MB', threads: 1 });
    for (const table of ['issues', 'issue_messages']) {
      await db.rows(`UPDATE ${table} SET issue_id = 'Iffffffffffff' WHERE issue_id = $1`, [String(kept!.issue_id)]);
    }
    await db.run('CHECKPOINT');
    db.close();
    const { stdout, stderr } = await rebuild();
    expect(stderr).toBe('finding all issues anew: some may get another id; edits stay effective\n');
    expect(stdout).toMatch(/\nids of issues: \d+ kept, 1 new, 1 gone\nedits stay effective/);
    const table = join(workspace, 'issue-ids-2.csv');
    expect(stdout).toContain(`are now: ${table}\n`);
    expect(await readFile(table, 'utf8')).toMatch(
      new RegExp(`^issue_id,.*\\nIffffffffffff,(\\d+),${kept!.issue_id},\\1\\n$`),
    );
    expect((await readdir(workspace)).filter((name) => name.startsWith('.trends'))).toEqual([]);
  });

  it('says, as a run does, of days whose holidays are not known', async () => {
    const year = lastHolidayYear() + 1;
    const late = rows.slice(0, 2).map((row) => ({ ...row, time: `${year}-03-01 08:00:00` }));
    await startFrom([await write('late.jsonl', toJsonLines(late))]);
    const io = recordIo();
    const effects = { ...io.effects, clock: { now: () => Date.UTC(year, 5) } };
    expect(await rebuildIn([], { workspace }, { ...io, effects })).toBe(0);
    expect(io.seen.out).toContain(`note: holidays after ${year - 1} are not known`);
  });
});

describeInCi('the editor log', () => {
  it('is worked in up to the edit that the tables name, also when the mart alone is made anew', async () => {
    const file = await writeBoard();
    await startFrom([file]);
    const lastEdit = async () => (await query('SELECT last_edit FROM mart_info'))[0]?.last_edit;
    expect(await lastEdit()).toBe('');
    const [message] = await query('SELECT message_key FROM messages ORDER BY message_key LIMIT 1');
    const edit = {
      id: 'E1',
      at: '2026-01-05 12:00:00',
      action: 'correct',
      message: message!.message_key,
      kind: 'help',
    };
    await writeFile(join(workspace, 'edits.jsonl'), `${JSON.stringify(edit)}\n`);
    await run(file);
    expect(await lastEdit()).toBe('E1');
    // Copies count as the settings say then, too.
    await writeFile(join(workspace, 'qingyu.json'), JSON.stringify({ aggregate: { copies: 'second' } }));
    const letter = {
      ...rows[0]!,
      body: '柳荫小区门口的井盖坏了半个月，夜里有人摔倒，请尽快更换。',
      time: '2023/5/1 8:00:05',
    };
    const twice = ['张红', '李明'].map((author, n) => ({ ...letter, id: `twice${n}`, author }));
    await run(await write('twice.jsonl', toJsonLines(twice)));
    const counted = await query('SELECT messages, copies FROM mart_info');
    expect(counted).toMatchObject([{ copies: 1 }]);
    await rm(mart());
    await run(file);
    expect(await lastEdit()).toBe('E1');
    expect(await query('SELECT messages, copies FROM mart_info')).toEqual(counted);
  });
});

describeInCi('a copy that is read before its original', () => {
  it('counts as a copy alone from then on', async () => {
    const other = { id: '1', author: '张红', title: 'B1区柳荫小区路灯不亮', time: '2023/3/1 9:00:00' };
    const body = 'B1区柳荫小区三号楼前的路灯不亮，晚上一片漆黑，请尽快修好。';
    const original = { ...other, id: '2', author: '李明', time: '2023/3/5 9:00:00', body };
    const copy = { ...original, id: '3', time: '2023/4/5 9:00:00' };
    const late = toCsv([{ ...other, body: `${body}老人摔过几次。` }, copy]);
    const count = () =>
      query('SELECT messages, authors, copies, newest_message, last_day::VARCHAR AS "last" FROM issues');
    await run(await write('late.csv', late));
    expect(await count()).toMatchObject([{ messages: 2, copies: 0, newest_message: '3', last: '2023-04-05' }]);
    await run(await write('early.csv', toCsv([original])));
    const expected = { messages: 2, authors: 2, copies: 1, newest_message: '2', last: '2023-03-05' };
    expect(await count()).toEqual([expected]);
    await loseState();
    expect((await rebuild()).stdout).toContain('from 2 messages (copies left out: 1)');
    expect(await count()).toEqual([expected]);
  });
});

describeInCi('files of one run', () => {
  it('leave messages as day by day would have, whatever the order and the batches they are read in', async () => {
    const days = await writeDays();
    await startFrom(days);
    const read = () => query('SELECT message_id, status, reply, replied_at, versions FROM messages ORDER BY 1');
    const expected = await read();
    expect(expected).toHaveLength(40);
    expect(expected[0]).toMatchObject({ status: '重新办理', reply: '已安排维修', versions: 3 });
    workspace = `${workspace}-at-once`;
    await run(...[...days].reverse(), '--batch-size', '13');
    expect(await read()).toEqual(expected);
    await loseState();
    await rebuild();
    expect(await read()).toEqual(expected);
  });

  it('let a state stand again that a later file comes back to', async () => {
    const day = (name: string, stateInfo: string, more: number) =>
      write(name, toJsonLines(rows.slice(0, 20 + more), { stateInfo }));
    await run(
      await day('a1.jsonl', '办理中', 0),
      await day('a2.jsonl', '已办结', 1),
      await day('a3.jsonl', '办理中', 2),
    );
    expect(await query('SELECT status, count(*) AS n FROM messages GROUP BY ALL')).toEqual([
      { status: '办理中', n: 22 },
    ]);
  });
});

describeInCi('a run that was refused', () => {
  it('stays out of the tables until it is run without the limit, also when they are rebuilt', async () => {
    await startFrom([await writeBoard()]);
    const others = inventRows(60, 7).slice(rows.length);
    const bad = await write('bad.csv', `${toCsv(others)}9999,U1,坏行,没有时间,这一行的时间无法读出\n`);
    expect((await run(bad, '--max-reject-rate', '0.01')).code).toBe(1);
    const count = (): Promise<Record<string, unknown>[]> =>
      query('SELECT (SELECT count(*) FROM messages) AS messages, (SELECT count(*) FROM rejects) AS rejects');
    await loseState();
    expect((await rebuild()).code).toBe(0);
    expect(await count()).toEqual([{ messages: 40, rejects: 0 }]);
    expect((await run(bad)).code).toBe(0);
    expect(await count()).toEqual([{ messages: 60, rejects: 1 }]);
  });
});

describeInCi('rows refused for want of a mapped column', () => {
  it('leave the rejects once they are accepted, also of a file that has grown and in other batches', async () => {
    const cells = (id: number): string => `${id},路灯不亮,路灯坏了半个月,2024-03-0${id} 09:00:00\n`;
    const head = '编号,标题,内容,到访时刻\n';
    const file = await write('visits.csv', `${head}${cells(1)}${cells(2)}3,路灯不亮,路灯坏了半个月,不详\n`);
    await run(file);
    const read = () => query('SELECT "row" FROM rejects ORDER BY 1');
    expect(await read()).toHaveLength(3);
    await write('visits.csv', `${head}${cells(4)}${cells(1)}${cells(2)}`);
    await run(file, '--map', 'time=到访时刻', '--batch-size', '2');
    expect(await read()).toEqual([{ row: 4 }]);
    await loseState();
    await rebuild();
    expect(await read()).toEqual([{ row: 4 }]);
  });
});

describeInCi('a file that grew at its head', () => {
  it('is analysed where it grew alone, also where rows of it are refused', async () => {
    const lines = (numbers: readonly number[]) =>
      numbers.map((n) => `${n},路灯不亮,路灯坏了半个月,${n % 50 === 0 ? '不详' : '2024-03-05 09:00:00'}\n`).join('');
    const head = '编号,标题,内容,留言时间\n';
    const count = (to: number, from: number) => Array.from({ length: to - from }, (_, i) => to - i);
    const listParts = (): Promise<string[]> => readdir(join(workspace, 'lake/messages'));
    const file = await write('grows.csv', `${head}${lines(count(200, 0))}`);
    await run(file, '--batch-size', '16');
    const before = new Set(await listParts());
    await write('grows.csv', `${head}${lines(count(205, 0))}`);
    await run(file, '--batch-size', '16');
    const fresh = (await listParts()).filter((part) => !before.has(part));
    expect(await query('SELECT count(*)::INTEGER AS n FROM messages')).toEqual([{ n: 201 }]);
    expect(before.size).toBeGreaterThan(12);
    expect(fresh.length).toBeLessThanOrEqual(3);
    expect(await query('SELECT "row" FROM rejects ORDER BY 1')).toEqual([7, 57, 107, 157].map((row) => ({ row })));
  }, 90_000);
});

describeInCi('a first run of which every row is refused', () => {
  it('makes tables that say why, counts a row once however it is read again, and is filled later', async () => {
    const line = (id: number): string => `${id},路灯不亮,路灯坏了半个月\n`;
    const untimed = await write('untimed.csv', `编号,标题,内容\n${line(1)}${line(2)}`);
    expect((await run(untimed)).code).toBe(0);
    const read = () => query('SELECT "row", code, reason FROM rejects ORDER BY "row"');
    const reject = { code: 'MISSING_TIME' };
    expect(await read()).toMatchObject([
      { row: 2, ...reject },
      { row: 3, ...reject },
    ]);
    expect(JSON.stringify(await read())).toContain('--map time=COLUMN');
    await write('untimed.csv', `编号,标题,内容\n${line(1)}${line(2)}${line(3)}`);
    await run(untimed, '--batch-size', '1');
    expect(await read()).toMatchObject([{ row: 2 }, { row: 3 }, { row: 4 }]);
    expect((await run(untimed, await write('timed.csv', toCsv(rows)))).code).toBe(0);
    expect(await read()).toMatchObject([{ row: 2 }, { row: 3 }, { row: 4 }]);
    expect(await query('SELECT count(*) AS n FROM messages')).toEqual([{ n: 40 }]);
  });
});
