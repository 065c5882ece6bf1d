import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInCi } from '../describe-in-ci.ts';
import { hashTables, runCli } from './cli.ts';
import { inventRows, toCsv, toJsonLines } from './fixtures.ts';

const preload = `--import ${new URL('./kill-at-rename.mjs', import.meta.url).href}`;
const rows = inventRows(60, 12);

let dir: string;
let files: { first: string; second: string; late: string };
/** A workspace whose two first runs were by an earlier model and whose third, read long ago, had all of it analysed anew. */
let aged: string;
/** The tables of one more run, and of a rebuild after it, where nothing was dropped. */
let expected: { run: Record<string, string>; rebuild: Record<string, string> };
let names = 0;

const run = (workspace: string, inputs: readonly string[], env = {}) =>
  runCli(['run', ...inputs, '--workspace', workspace, '--workers', '1', '--author-key', join(dir, 'key')], { env });
const rebuild = async (workspace: string, ...more: readonly string[]) => {
  const result = await runCli(['rebuild', '--workspace', workspace, ...more]);
  expect(result.code).toBe(0);
  return result;
};
const tables = (workspace: string) => hashTables(join(workspace, 'trends.duckdb'));
const listMessages = async (workspace: string): Promise<string[]> =>
  (await readdir(join(workspace, 'lake', 'messages'))).filter((name) => name.endsWith('.parquet'));

async function copy(root: string): Promise<string> {
  names += 1;
  const workspace = join(dir, `copy${names}`);
  await cp(root, workspace, { recursive: true });
  return workspace;
}

/** Lets the runs of a workspace have been years ago: their ids tell when. */
async function age(workspace: string): Promise<void> {
  const earlier = (text: string): string => text.replace(/(r\d{4}-)\d{4}/g, '$12021');
  const runsDir = join(workspace, 'lake', 'runs');
  const state = join(workspace, 'state', (await readdir(join(workspace, 'state'))).sort().at(-1)!, 'manifest.json');
  for (const file of [state, ...(await readdir(runsDir)).map((name) => join(runsDir, name))]) {
    await writeFile(file, earlier(await readFile(file, 'utf8')));
    if (file !== state) await rename(file, earlier(file));
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-superseded-'));
  files = { first: join(dir, 'first.csv'), second: join(dir, 'second.jsonl'), late: join(dir, 'late.csv') };
  await writeFile(join(dir, 'key'), 'ab'.repeat(32));
  await writeFile(files.first, toCsv(rows.slice(0, 30)));
  await writeFile(files.second, toJsonLines(rows.slice(20, 50), { answerContent: '已安排维修' }));
  await writeFile(files.late, toCsv(rows.slice(50)));
  const model = join(dir, 'retrained');
  await cp('models/topic', model, { recursive: true });
  const manifestFile = join(model, 'manifest.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Record<string, unknown>;
  await writeFile(manifestFile, JSON.stringify({ ...manifest, created: '2099-01-01T00:00:00.000Z' }));
  const fresh = join(dir, 'fresh');
  await run(fresh, [files.first]);
  await run(fresh, [files.second]);
  await writeFile(join(fresh, 'qingyu.json'), JSON.stringify({ classify: { topicModel: model } }));
  await run(fresh, [files.first, files.second]);
  aged = await copy(fresh);
  await age(aged);
  const { stdout } = await run(fresh, [files.late]);
  expect(stdout).not.toContain('dropped');
  const ran = await tables(fresh);
  await rebuild(fresh);
  expected = { run: ran, rebuild: await tables(fresh) };
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

describeInCi('parts of an earlier model', () => {
  it('are dropped when those of the current one have stood for long, which changes no table', async () => {
    const workspace = await copy(aged);
    expect(await listMessages(workspace)).toHaveLength(4);
    const { stdout } = await run(workspace, [files.late]);
    expect(stdout).toContain('\ndropped from the lake: 2 parts by other models');
    expect(await listMessages(workspace)).toHaveLength(3);
    expect(await tables(workspace)).toEqual(expected.run);
    expect((await runCli(['status', '--workspace', workspace])).stdout).toContain('dropped from the lake: 2 parts');
    expect((await run(workspace, [files.first, files.second, files.late])).stdout).toMatch(/^Nothing new/);
    // The lake alone tells the same.
    await rm(join(workspace, 'state'), { recursive: true });
    expect((await rebuild(workspace)).stderr).not.toMatch(/Left out parts|gone from the lake/);
    expect(await tables(workspace)).toEqual(expected.rebuild);
  });

  it('give their place to the later ones also where the run that analysed these is taken back', async () => {
    const workspace = await copy(aged);
    await run(workspace, [files.late]);
    const [third] = (await readdir(join(workspace, 'lake', 'runs'))).filter((name) => name.startsWith('r0003'));
    await rebuild(workspace, '--without-run', third!.replace('.json', ''));
    expect(await tables(workspace)).toEqual(expected.rebuild);
  });

  const moments = {
    'before the state is committed': 'state/\\d+:1:before',
    'before the record of the run': 'lake/runs/r0004:1:before',
    'when one record names them': 'lake/runs/r0001:1:after',
    'when all records name them, before the first is gone': 'lake/runs/r0002:1:after',
  };
  for (const pair of [
    ['before the state is committed', 'when one record names them'],
    ['before the record of the run', 'when all records name them, before the first is gone'],
  ] as const) {
    it(`go, and the tables are right, after runs were killed ${pair.join(', and ')}`, async () => {
      const workspace = await copy(aged);
      for (const what of pair) {
        const killed = await run(workspace, [files.late], { NODE_OPTIONS: preload, QINGYU_TEST_KILL: moments[what] });
        expect(killed.code).toBeNull();
        expect(await listMessages(workspace)).toHaveLength(5);
      }
      const bare = await copy(workspace);
      await rm(join(bare, 'state'), { recursive: true });
      await run(bare, [files.late]);
      // Who loses the state, too, loses nothing else.
      await rebuild(bare);
      // What was told of alerts tells of the run that began anew.
      const { alert_history: _, ...right } = expected.rebuild;
      expect(await tables(bare)).toMatchObject(right);
      const completed = await run(workspace, [files.late]);
      expect(completed.stderr).not.toContain('qingyu:');
      expect(await listMessages(workspace)).toHaveLength(3);
      expect(await tables(workspace)).toEqual(expected.run);
    });
  }
});
