import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeInCi } from '../describe-in-ci.ts';
import { hashTables, runCli } from './cli.ts';
import { inventRows, toCsv, toJsonLines } from './fixtures.ts';
import { queryMart } from './query-mart.ts';

let dir: string;
let files: { csv: string; json: string; few: string };
let keyFile: string;
let names = 0;
let workspace: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-run-'));
  keyFile = join(dir, 'shared.key');
  await writeFile(keyFile, 'ab'.repeat(32));
  const rows = inventRows(500, 3);
  files = { csv: join(dir, 'board.csv'), json: join(dir, 'more.jsonl'), few: join(dir, 'few.csv') };
  // The second file brings replies to some messages of the first, new ones, one bad row and one broken line.
  await writeFile(files.csv, `${toCsv(rows.slice(0, 300))}9999,U1,时间不对,2023/13/45 1:00:00,这一行的时间无法读出\n`);
  await writeFile(
    files.json,
    `${toJsonLines(rows.slice(280, 300), { answerContent: '已安排维修' })}${toJsonLines(rows.slice(300))}{"tid": "1", broken\n`,
  );
  await writeFile(files.few, toCsv(rows.slice(0, 20)));
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

beforeEach(() => {
  names += 1;
  workspace = join(dir, `ws${names}`);
});

const mart = (): string => join(workspace, 'trends.duckdb');

/** Workspaces that have read some of the files, each made once. */
const made = new Map<string, Promise<{ root: string; result: Awaited<ReturnType<typeof run>> }>>();

/** Makes the test's workspace a copy of one that has read these files. */
async function startFrom(...inputs: readonly string[]) {
  const name = inputs.join();
  const root = join(dir, `read${made.size}`);
  const base = made.get(name) ?? runIn(root, inputs).then((result) => ({ root, result }));
  made.set(name, base);
  const { root: source, result } = await base;
  await cp(source, workspace, { recursive: true });
  return result;
}

const run = (inputs: readonly string[], ...flags: string[]) => runIn(workspace, inputs, ...flags);

async function runIn(root: string, inputs: readonly string[], ...flags: string[]) {
  const shared = ['--workspace', root, '--json', '--author-key', keyFile];
  const result = await runCli(['run', ...inputs, ...shared, ...flags]);
  const summary =
    result.stdout === ''
      ? null
      : (JSON.parse(result.stdout) as {
          changed: boolean;
          rows: Record<string, number>;
          messages: number;
          notes: readonly string[];
          otherModels: object | null;
        });
  return { ...result, summary };
}

/** The parts of the lake, and the warnings beside them. */
async function listLake(): Promise<string[]> {
  const folders = ['messages', 'rejects'].map((folder) => readdir(join(workspace, 'lake', folder)));
  return (await Promise.all(folders)).flat().sort();
}

const query = (sql: string): Promise<Record<string, unknown>[]> => queryMart(mart(), sql);

describe('qingyu run', () => {
  it('accounts for every row and keeps rejects with file, row and reason', async () => {
    const { code, summary } = await startFrom(files.csv, files.json);
    expect(code).toBe(0);
    const rows = summary?.rows ?? {};
    expect(rows.read).toBe(522);
    expect(rows.rejects).toBe(2);
    expect(rows.updated).toBe(20);
    expect((rows.new ?? 0) + (rows.updated ?? 0) + (rows.unchanged ?? 0) + (rows.duplicates ?? 0) + 2).toBe(522);
    const rejects = await query('SELECT file, "row", code, content FROM rejects ORDER BY file');
    expect(rejects).toMatchObject([
      { file: 'board.csv', row: 302, code: 'BAD_TIME' },
      { file: 'more.jsonl', code: 'BAD_JSON' },
    ]);
    expect(JSON.stringify(rejects)).not.toContain('U1');
    expect(await query("SELECT count(*) AS n FROM messages WHERE reply = '已安排维修'")).toEqual([{ n: 20 }]);
    expect(
      await query('SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL'),
    ).toEqual([]);
    expect(
      await query("SELECT count(*) AS n FROM messages WHERE regexp_matches(body, '13[0-9]{9}') OR author LIKE 'U%'"),
    ).toEqual([{ n: 0 }]);
  });

  it('changes nothing when the same command is run again', async () => {
    await startFrom(files.csv, files.json);
    const before = await hashTables(mart());
    const parts = await readdir(join(workspace, 'lake/messages'));
    const { summary } = await run([files.csv, files.json]);
    expect(summary?.changed).toBe(false);
    expect(summary?.rows).toMatchObject({ read: 522, new: 0, updated: 0, duplicates: 0, unchanged: 520, rejects: 2 });
    expect(await readdir(join(workspace, 'lake/messages'))).toEqual(parts);
    expect(await hashTables(mart())).toEqual(before);
  });
});

describeInCi('qingyu run in other batches', () => {
  it('gives the same tables for any number of workers, batch size and order of files', async () => {
    await startFrom(files.csv, files.json);
    const expected = await hashTables(mart());
    workspace += 'b';
    // Files of this size are read on threads of their own.
    const long = join(dir, 'long', 'more.jsonl');
    await mkdir(join(dir, 'long'));
    await writeFile(long, `${await readFile(files.json, 'utf8')}${'\n'.repeat(600_000)}`);
    await run([long, files.csv], '--workers', '2', '--batch-size', '64');
    expect(await hashTables(mart())).toEqual(expected);
  });

  it('takes no message twice when a file has grown and is read in other batches', async () => {
    const grown = join(dir, 'grown.csv');
    await writeFile(grown, toCsv(inventRows(350, 3)));
    await startFrom(files.csv);
    const { summary } = await run([grown], '--batch-size', '100');
    expect(summary).toMatchObject({ rows: { read: 350, unchanged: 300 }, analysedAnew: 300 });
    const [count] = await query('SELECT count(*) AS n, count(DISTINCT message_id) AS ids FROM messages');
    expect(count).toEqual({ n: 350, ids: 350 });
  });
});

describe('what a run says of a file', () => {
  let result: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    const repeated = join(dir, 'repeated.csv');
    const [row, ...others] = inventRows(5, 3);
    await writeFile(repeated, toCsv([row!, row!, ...others]));
    result = await runIn(join(dir, 'repeated'), [repeated], '--map', 'region=地放');
  });

  it('counts a repeated row as unchanged, and not as known before and analysed anew', () => {
    expect(result.code).toBe(0);
    expect(result.summary).toMatchObject({ newWorkspace: true, rows: { read: 6, unchanged: 1 }, analysedAnew: 0 });
  });

  it('says so where no file has a column that --map names', () => {
    const { summary, stdout } = result;
    expect(summary).toMatchObject({ missingColumns: [{ field: 'region', wanted: ['地放'] }] });
    expect(summary).toMatchObject({ columns: [{ files: [expect.any(String)], unused: expect.any(Array) }] });
    expect(stdout).toContain('留言主题');
  });
});

describeInCi('qingyu run with another model', () => {
  it('shows a message once, with its newest labels, after a model was retrained', async () => {
    await startFrom(files.csv);
    const model = join(dir, 'retrained');
    await cp('models/topic', model, { recursive: true });
    const manifestFile = join(model, 'manifest.json');
    const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Record<string, unknown>;
    await writeFile(manifestFile, JSON.stringify({ ...manifest, created: '2099-01-01T00:00:00.000Z' }));
    const { summary, stderr } = await run([files.csv], '--topic-model', model);
    expect(stderr).not.toContain('FAILED');
    expect(summary).toMatchObject({ rows: { new: 0, unchanged: 300 }, analysedAnew: 300, outdated: 0 });
    expect(await query('SELECT count(*) AS n FROM messages')).toEqual([{ n: 300 }]);
    const [originals] = await query('SELECT count(*) AS n FROM messages WHERE duplicate_of IS NULL');
    const setting = { setting: 'classify.topicModel', before: null, now: model };
    expect(summary?.otherModels).toMatchObject({ relabelled: originals!.n, settings: [setting] });
    // Without the flag the labels of before come back, read again or not.
    const forgotten = await run([files.json]);
    expect(forgotten.summary?.otherModels).toMatchObject({
      relabelled: originals!.n,
      settings: [{ ...setting, before: model, now: null }],
    });
    const line =
      /^other models since r0003-[^\n]* messages have their labels in place of those before \(classify\.topicModel was "/m;
    expect((await runCli(['status', '--workspace', workspace])).stdout).toMatch(line);
  });

  it('says which messages show the labels of other models', async () => {
    await startFrom(files.csv);
    const model = join(dir, 'another');
    await cp('models/topic', model, { recursive: true });
    const manifestFile = join(model, 'manifest.json');
    const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Record<string, unknown>;
    await writeFile(manifestFile, JSON.stringify({ ...manifest, created: '2099-01-02T00:00:00.000Z' }));
    const { summary } = await run([files.json], '--topic-model', model);
    const { n } = (await query('SELECT count(*)::INTEGER AS n FROM messages'))[0] as { n: number };
    // Twenty messages of the first file stand in the second, too.
    expect(summary).toMatchObject({ outdated: 280, analysedAnew: 0 });
    expect(n).toBe(500);
    expect(summary).toMatchObject({ topicsWithoutField: [] });
    const line = 'analysed otherwise: 280 messages';
    expect((await runCli(['status', '--workspace', workspace])).stdout).toContain(line);
    const topicFields = join(dir, 'fields.json');
    await writeFile(
      topicFields,
      JSON.stringify({ format: 1, fields: ['水'], topics: [{ topic: '管网', field: '水' }] }),
    );
    await writeFile(join(workspace, 'qingyu.json'), JSON.stringify({ classify: { topicModel: model, topicFields } }));
    expect((await runCli(['rebuild', '--workspace', workspace])).stdout).toContain(line);
    const again = await run([files.json]);
    const [{ topics }] = (await query('SELECT list_sort(list(DISTINCT topic)) AS topics FROM messages')) as [
      { topics: string[] },
    ];
    expect(again.summary).toMatchObject({ changed: false, topicsWithoutField: topics });
  });
});

describe('the inputs and settings of qingyu run', () => {
  it('reads standard input, and goes on after a file that cannot be read, which it says with exit code 1', async () => {
    const bad = join(dir, 'bad.xlsx');
    await writeFile(bad, 'this is no workbook');
    const { code, stdout } = await runCli(
      ['run', bad, '-', join(dir, 'absent.csv'), '--workspace', workspace, '--workers', '1', '--json'],
      { stdin: await readFile(files.few, 'utf8') },
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ rows: { new: 20 } });
    expect(stdout).toContain('absent.csv');
    expect(await query('SELECT count(*) AS n FROM messages')).toEqual([{ n: 20 }]);
    expect((await runCli(['status', '--workspace', workspace])).stdout).toContain(`FAILED ${bad}`);
  });

  it('fails above the reject rate that was allowed, and leaves the tables as they were', async () => {
    const { code, stderr, stdout } = await run([files.csv], '--max-reject-rate', '0.001');
    expect(code).toBe(1);
    expect(stderr).toContain('Expected at most 0.1 % of the rows to be rejected, got 1 of 301');
    expect(stderr).toContain('BAD_TIME 1, e.g. board.csv row 302: Expected the time of the message to be a date');
    expect(stderr).toMatch(/columns: 留言编号→id.*\[REJECT_RATE\]\n$/);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'REJECT_RATE', data: { rejected: 1, reasons: [{ code: 'BAD_TIME', count: 1, row: 302 }] } },
    });
    await expect(query('SELECT 1')).rejects.toThrow();
    expect(await listLake()).toEqual([]);
  });

  it('keeps what finished runs read of a run that it refuses, and nothing else', async () => {
    await startFrom(files.few);
    const before = await listLake();
    expect(before).toHaveLength(1);
    expect((await run([files.few, files.csv], '--max-reject-rate', '0.001')).code).toBe(1);
    expect(await listLake()).toEqual(before);
    expect((await runCli(['rebuild', '--workspace', workspace])).stderr).not.toContain('"level"');
  });

  it('refuses unknown settings with their path, and wrong flags with exit code 2', async () => {
    await mkdir(workspace, { recursive: true });
    await writeFile(join(workspace, 'qingyu.json'), `\ufeff${JSON.stringify({ ingest: { sauce: 'main' } })}`);
    const settings = await run([files.csv]);
    expect(settings.code).toBe(1);
    expect(settings.stderr).toContain('sauce');
    expect((await runCli(['run'])).code).toBe(2);
    expect((await runCli(['run', files.csv, '--workers', 'many'])).code).toBe(2);
    const noField = await runCli(['run', files.csv, '--map', 'titel=标题']);
    expect([noField.code, noField.stderr]).toEqual([2, expect.stringContaining('--map') as string]);
    expect((await runCli(['fly'])).code).toBe(2);
    expect((await runCli(['run', '--help'])).stdout).toContain('Examples:');
  });
});

describeInCi('folders, empty files, keys and rebuilding', () => {
  it('tells of alerts alone where that is asked for, of standard input, too', async () => {
    const first = await runCli(['run', '-', '--workspace', workspace, '--workers', '1', '--json'], {
      stdin: await readFile(files.few, 'utf8'),
    });
    expect(first.code).toBe(0);
    const danger = {
      title: '燃气泄漏',
      body: '楼道里燃气泄漏，味道很大，随时会爆炸，快来人！',
      created_at: '2026-01-05 08:00:00',
    };
    const quiet = await runCli(
      ['run', '-', '--workspace', workspace, '--workers', '1', '--quiet', '--alert-level', '3'],
      {
        stdin: JSON.stringify(danger),
      },
    );
    expect(quiet.stdout).toMatch(
      /^alerts: 1 open; opened, stepped up or reopened by this run: 1\n {2}Ⅲ级（黄色） {2}特急：燃气泄漏 /,
    );
  });

  it('reads no workspace below a folder, and names what else it left out', async () => {
    const folder = join(dir, 'inbox');
    await mkdir(folder);
    await writeFile(join(folder, 'old.numbers'), 'PK');
    await cp(files.csv, join(folder, 'board.csv'));
    workspace = join(folder, 'ws');
    for (const expected of [{ new: 300 }, { new: 0, unchanged: 300 }]) {
      const { code, summary } = await run([folder]);
      expect(code).toBe(0);
      expect(summary?.rows).toMatchObject({ read: 301, rejects: 1, ...expected });
      expect(summary).toMatchObject({ leftOut: [{ path: workspace }, { path: join(folder, 'old.numbers') }] });
    }
    await symlink(join(folder, 'gone'), join(folder, 'day.csv'));
    const spoken = await runCli(['run', folder, '--workspace', workspace, '--author-key', keyFile]);
    expect(spoken.stdout).toContain(`left out: ${join(folder, 'old.numbers')}: `);
    expect(spoken.stdout).toContain(`FAILED ${join(folder, 'day.csv')}: `);
    expect(spoken.code).toBe(1);
  });

  it('refuses another author key than that of the messages in the lake', async () => {
    await startFrom(files.csv);
    const other = join(dir, 'other.key');
    await writeFile(other, 'cd'.repeat(32));
    const { code, stderr } = await run([files.json], '--author-key', other);
    expect(code).toBe(1);
    expect(stderr).toContain('KEY_CHANGED');
  });

  it('makes empty tables of files without a row or that are not there, and fills them later', async () => {
    const header = join(dir, 'header.csv');
    await writeFile(header, 'id,title,body,time\n');
    const empty = await run([header]);
    expect([empty.code, empty.summary?.messages]).toEqual([0, 0]);
    const missing = await run([join(dir, 'nowhere.csv')]);
    expect(missing.code).toBe(1);
    expect(missing.stdout).toContain('nowhere.csv');
    const report = [
      'report',
      'week',
      '--workspace',
      workspace,
      '--format',
      'html',
      '--out',
      join(workspace, 'week.html'),
    ];
    const { code, stderr } = await runCli(report);
    expect(code).toBe(2);
    expect(stderr).toContain('--end');
    expect((await run([files.csv])).summary?.messages).toBe(300);
  });

  it('says of a new workspace that its key lies elsewhere, and what to do where that is gone', async () => {
    const { summary } = await startFrom(files.csv);
    expect(summary?.notes).toContainEqual(expect.stringContaining(`keep ${keyFile}, or copy it to secret.key`));
    // It is not named this time.
    const { code, stderr } = await runCli(['run', files.json, '--workspace', workspace]);
    expect(code).toBe(1);
    expect(stderr).toContain('KEY_MISSING');
    expect(stderr).toContain('say by --author-key where it lies now');
    expect((await run([files.csv])).summary?.notes).not.toContainEqual(expect.stringContaining(keyFile));
  });

  it('rebuilds the same tables from the lake alone', async () => {
    await startFrom(files.csv, files.json);
    const before = await hashTables(mart());
    await rm(join(workspace, 'state'), { recursive: true });
    await rm(mart());
    const { code, stdout } = await runCli(['rebuild', '--workspace', workspace, '--json']);
    expect(code).toBe(0);
    expect(await hashTables(mart())).toEqual(before);
    const [shown] = await queryMart(mart(), 'SELECT messages, copies FROM mart_info');
    expect(JSON.parse(stdout)).toMatchObject({ ...shown });
  });
});
