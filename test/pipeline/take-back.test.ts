import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInCi } from '../describe-in-ci.ts';
import { hashTables, runCli } from './cli.ts';
import { inventRows, toCsv, toJsonLines } from './fixtures.ts';
import { queryMart } from './query-mart.ts';

const preload = `--import ${new URL('./kill-at-rename.mjs', import.meta.url).href}`;
const rows = inventRows(60, 9);

let dir: string;
let keyFile: string;
let files: { right: string; wrong: string; late: string };
/** A workspace that read the right file alone. */
let first: { root: string };
/** A workspace that read the right file, then the wrong one, and what its tables were after each. */
let both: { root: string; right: Record<string, string>; wrong: Record<string, string>; ids: string[] };
/** A copy of it from which the run of the wrong file was taken back. */
let taken: { root: string; rebuilt: Awaited<ReturnType<typeof runCli>> };
let names = 0;

const run = (workspace: string, ...inputs: string[]) =>
  runCli(['run', ...inputs, '--workspace', workspace, '--workers', '1', '--author-key', keyFile]);
const rebuild = (workspace: string, ...flags: string[]) => runCli(['rebuild', '--workspace', workspace, ...flags]);
const mart = (workspace: string): string => join(workspace, 'trends.duckdb');
const tables = (workspace: string) => hashTables(mart(workspace));
const query = (workspace: string, sql: string) => queryMart(mart(workspace), sql);
const listRuns = async (workspace: string): Promise<string[]> =>
  (await query(workspace, "SELECT run_id FROM runs WHERE command = 'run' ORDER BY seq")).map((row) =>
    String(row.run_id),
  );

async function listLake(workspace: string): Promise<string[]> {
  const folders = ['messages', 'rejects'].map((folder) => readdir(join(workspace, 'lake', folder)));
  return (await Promise.all(folders)).flat().sort();
}

async function copy({ root }: { readonly root: string }): Promise<string> {
  names += 1;
  const workspace = join(dir, `copy${names}`);
  await cp(root, workspace, { recursive: true });
  return workspace;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-take-back-'));
  keyFile = join(dir, 'shared.key');
  files = { right: join(dir, 'right.jsonl'), wrong: join(dir, 'wrong.jsonl'), late: join(dir, 'late.csv') };
  await writeFile(keyFile, 'ab'.repeat(32));
  await writeFile(files.right, toJsonLines(rows.slice(0, 30), { stateInfo: '办理中' }));
  const other = { stateInfo: '已办结', answerContent: '已安排维修', answerTime: '2023/7/2 10:00:00' };
  await writeFile(files.wrong, `${toJsonLines(rows.slice(20, 50), other)}{"tid": "1", broken\n`);
  await writeFile(files.late, toCsv(rows.slice(50)));
  const root = join(dir, 'both');
  await run(root, files.right);
  first = { root: await copy({ root }) };
  const right = await tables(root);
  await run(root, files.wrong);
  both = { root, right, wrong: await tables(root), ids: await listRuns(root) };
  const copied = await copy(both);
  taken = { root: copied, rebuilt: await rebuild(copied, '--without-run', both.ids[1]!) };
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

describeInCi('rebuild --without-run', () => {
  it('makes the tables as they were without the run, whose record stays and whose parts stay in the lake', async () => {
    const workspace = taken.root;
    const { code, stdout, stderr } = taken.rebuilt;
    expect(code).toBe(0);
    expect(stderr).not.toContain('"level"');
    expect(stdout).toContain(`\ntaken back: ${both.ids[1]}\n`);
    expect(await tables(workspace)).toEqual(both.right);
    expect(await listLake(workspace)).toEqual(await listLake(both.root));
    const runs = await query(
      workspace,
      `SELECT taken_back_at IS NOT NULL AS gone, rows_read, without_runs,
         rows_read = new_messages + updated + unchanged + duplicates + rejects AS holds FROM runs ORDER BY seq`,
    );
    expect(runs).toEqual([
      { gone: false, rows_read: 30, without_runs: [], holds: true },
      { gone: true, rows_read: 31, without_runs: [], holds: true },
      { gone: false, rows_read: 0, without_runs: [both.ids[1]], holds: true },
    ]);
    const status = await runCli(['status', '--workspace', workspace]);
    expect(status.stdout).toMatch(
      new RegExp(`${both.ids[1]} [^\\n]*\\n      taken back 2[-\\d]{9} [:\\d]{8}: counts no longer`),
    );
  });

  it('holds in later runs and rebuilds, also where the state is lost', async () => {
    const workspace = await copy(taken);
    expect((await run(workspace, files.right)).stdout).toContain('Nothing new');
    await rm(join(workspace, 'state'), { recursive: true });
    expect((await rebuild(workspace)).stderr).not.toContain('Left out parts');
    expect(await tables(workspace)).toEqual(both.right);
    await run(workspace, files.late);
    expect(await query(workspace, 'SELECT count(*) AS n, count(reply) AS replies FROM messages')).toEqual([
      { n: 40, replies: 0 },
    ]);
  });

  it('lets the same file come as new again', async () => {
    const workspace = await copy(taken);
    const again = await run(workspace, files.wrong);
    expect(again.stdout).toMatch(/rows read 31 = new 20 \+ updated 10 \+ unchanged 0 \+ duplicates 0 \+ rejects 1\n/);
    expect(await tables(workspace)).toEqual(both.wrong);
    const ids = await listRuns(workspace);
    expect(await query(workspace, 'SELECT DISTINCT run_id FROM messages ORDER BY 1')).toEqual([
      { run_id: ids[0] },
      { run_id: ids[2] },
    ]);
  });

  it('is undone by --with-run', async () => {
    const workspace = await copy(taken);
    const { stdout } = await rebuild(workspace, '--with-run', both.ids[1]!);
    expect(stdout).toContain(`\ncounts again: ${both.ids[1]}\n`);
    // Not as the runs left them: a rebuild finds all issues at once.
    const rebuilt = await copy(both);
    await rebuild(rebuilt);
    expect(await tables(workspace)).toEqual(await tables(rebuilt));
    expect(await query(workspace, 'SELECT count(taken_back_at) AS n FROM runs')).toEqual([{ n: 0 }]);
  });

  it('says so where a run was taken back before, or counts as it is', async () => {
    const workspace = await copy(taken);
    const [first, second] = both.ids;
    const { stdout } = await rebuild(workspace, '--without-run', second!, '--with-run', first!);
    expect(stdout).toContain(`\nwas taken back before: ${second}\nwas not taken back: ${first}\n`);
    expect(await tables(workspace)).toEqual(both.right);
  });

  it('leaves what another run read, too, and says so', async () => {
    const workspace = await copy(first);
    await run(workspace, files.late, files.right);
    const [earlier, second] = await listRuns(workspace);
    const { stdout } = await rebuild(workspace, '--without-run', earlier!);
    expect(stdout).toContain(`taken back: ${earlier}; what these runs read, too, still counts: ${second}\n`);
    const alone = join(dir, 'alone');
    await run(alone, files.late, files.right);
    expect(await tables(workspace)).toEqual(await tables(alone));
    expect(await query(workspace, 'SELECT DISTINCT run_id FROM messages')).toEqual([{ run_id: second }]);
  });

  it('empties the tables where no other run has read anything, and keeps them so', async () => {
    const workspace = await copy(both);
    const flags = both.ids.flatMap((id) => ['--without-run', id]);
    expect((await rebuild(workspace, ...flags)).stdout).toContain('from 0 messages');
    expect((await rebuild(workspace)).code).toBe(0);
    expect(
      await query(
        workspace,
        'SELECT (SELECT count(*) FROM messages) AS messages, (SELECT count(*) FROM rejects) AS rejects',
      ),
    ).toEqual([{ messages: 0, rejects: 0 }]);
  });

  it('names the runs there are where an id is of none, and leaves everything as it is', async () => {
    const workspace = await copy(both);
    const { code, stderr } = await rebuild(workspace, '--without-run', both.ids[0]!, '--without-run', 'r0007-1');
    expect(code).toBe(1);
    expect(stderr).toContain(
      `Expected ids of runs that read files, got r0007-1; these are ${both.ids.join(', ')} [RUN_UNKNOWN]`,
    );
    const contrary = await rebuild(workspace, '--without-run', both.ids[0]!, '--with-run', both.ids[0]!);
    expect(contrary.code).toBe(2);
    expect(await tables(workspace)).toEqual(both.wrong);
  });

  const moments = {
    'before it commits the state': 'state/\\d+:1:before',
    'before its record is in the lake': 'state/\\d+:1:after',
    'before the tables are there': 'trends\\.duckdb:1:before',
    'when the tables are there': 'trends\\.duckdb:1:after',
  };
  for (const pair of [
    ['before it commits the state', 'before the tables are there'],
    ['before its record is in the lake', 'when the tables are there'],
  ] as const) {
    it(`is completed by the same command when it was killed ${pair.join(', then ')}`, async () => {
      const workspace = await copy(both);
      const args = ['rebuild', '--workspace', workspace, '--without-run', both.ids[1]!];
      for (const what of pair) {
        const killed = await runCli(args, { env: { NODE_OPTIONS: preload, QINGYU_TEST_KILL: moments[what] } });
        expect(killed.code).toBeNull();
      }
      const completed = await runCli(args);
      expect(completed).toMatchObject({ code: 0, stdout: expect.stringMatching(/taken back( before)?: r/) });
      expect(await tables(workspace)).toEqual(both.right);
      expect(await query(workspace, 'SELECT count(*) AS n FROM runs WHERE taken_back_at IS NOT NULL')).toEqual([
        { n: 1 },
      ]);
    });
  }
});
