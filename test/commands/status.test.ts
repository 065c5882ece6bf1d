import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { execute } from '../../src/commands/status.ts';
import { describeInCi } from '../describe-in-ci.ts';
import { runCli } from '../pipeline/cli.ts';
import { inventRows, toCsv } from '../pipeline/fixtures.ts';
import { recordIo } from './command-io.ts';

interface Report {
  readonly runs: readonly object[];
}

const folder = mkdtempSync(join(tmpdir(), 'qingyu-status-'));
afterAll(() => rmSync(folder, { recursive: true }));

describeInCi('what a run could not use', () => {
  it('is said by every run that reads it, and by status', async () => {
    const csv = join(folder, 'board.csv');
    const rows = [
      '7,路灯坏了半个月夜里一片漆黑,2024-03-01 08:00:00,很多',
      '7,请问公积金贷款额度如何计算,2024-03-02 08:00:00,3',
      '8,井盖松动,不知何时,3',
    ];
    writeFileSync(csv, `${['编号,内容,时间,点赞数', ...rows].join('\n')}\n`);
    const run = () => runCli(['run', csv, '--workspace', join(folder, 'ws'), '--workers', '1']);
    const empty = 'left empty: 1 values of likes (BAD_NUMBER)';
    const conflict = 'id conflicts: 1 id stands for unrelated texts';
    const first = await run();
    for (const line of ['new workspace', empty, conflict]) expect(first.stdout).toContain(line);
    const second = await run();
    for (const line of ['Nothing new', empty, conflict]) expect(second.stdout).toContain(line);
    expect(second.stdout).not.toContain('new workspace');
    const status = await runCli(['status', '--workspace', join(folder, 'ws')]);
    const reject = '\n  BAD_TIME 1, e.g. board.csv row 4: Expected the time';
    for (const line of [empty, conflict, reject]) expect(status.stdout).toContain(line);
  });
});

describeInCi('status', () => {
  const workspace = join(folder, 'city');
  const status = async (flags: object = {}): Promise<string> => {
    const io = recordIo();
    await execute([], { workspace, ...flags }, io);
    return io.seen.out;
  };
  const write = (name: string, from: number): string => {
    writeFileSync(join(folder, name), toCsv(inventRows(60, 4).slice(from, from + 20)));
    return join(folder, name);
  };
  const run = (files: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    runCli(['run', ...files, '--workspace', workspace, '--workers', '1', '--quiet'], { env });

  it('says why a file failed, and shows the last runs', async () => {
    writeFileSync(join(folder, 'other.csv'), '甲,乙\n1,2\n');
    const failed = await run([write('a.csv', 0), join(folder, 'other.csv')]);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain('FAILED');
    expect(await run([write('b.csv', 20)])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await status()).toMatch(/FAILED [^\n]*other\.csv: Expected other\.csv to have a header/);
    const last = await status({ last: '1' });
    expect(last).toContain('runs, the last 1 (1 before them, see --last)\n  r0002-');
    expect(last).not.toContain('r0001-');
  });

  it('says why a file failed, once, that came with nothing new', async () => {
    const own = { workspace: join(folder, 'known') };
    const known = write('known.csv', 0);
    const runAgain = (file: string) =>
      runCli(['run', known, join(folder, file), '--workspace', own.workspace, '--workers', '1']);
    const read = async () => (JSON.parse(await status({ ...own, json: true })) as Report).runs;
    writeFileSync(join(folder, 'none.csv'), '甲,乙\n1,2\n');
    expect((await runAgain('known.csv')).code).toBe(0);
    for (const [file, runs] of [
      ['none.csv', 2],
      ['none.csv', 2],
      ['late.csv', 3],
    ] as const) {
      expect((await runAgain(file)).code).toBe(1);
      const told = await read();
      expect(told).toHaveLength(runs);
      expect(told.at(-1)).toMatchObject({ rows_read: 20, unchanged: 20, failed_files: [join(folder, file)] });
    }
    expect((await runAgain('known.csv')).stdout).toContain('Nothing new');
    expect(await status(own)).toMatch(/FAILED [^\n]*none\.csv: Expected none\.csv to have a header/);
    // A file that can be read again has failed no more, though it brings nothing new.
    copyFileSync(known, join(folder, 'late.csv'));
    expect((await runAgain('late.csv')).code).toBe(0);
    expect((await read()).at(-1)).toMatchObject({ rows_read: 40, failed_files: [] });
  });

  it('tells of a run that was killed before its tables were there', async () => {
    const preload = new URL('../pipeline/kill-at-rename.mjs', import.meta.url).href;
    const kill = { NODE_OPTIONS: `--import ${preload}`, QINGYU_TEST_KILL: 'trends\\.duckdb:1:before' };
    expect((await run([write('c.csv', 40)], kill)).code).toBeNull();
    const text = await status();
    expect(text).toContain('(generation 2)\nstate: generation 3, which the tables do not show');
    expect(text).toMatch(/\nbroken off: process \d+ on .* was killed; give its command again\n/);
    expect(JSON.parse(await status({ json: true }))).toMatchObject({
      generation: 2,
      stateGeneration: 3,
      lock: { isAlive: false },
    });
    await run([join(folder, 'c.csv')]);
    expect(await status()).toMatch(/\(generation 3\)\n\nruns\n/);
  });
});

describe('commands that have nothing to work on', () => {
  it.each([
    ['rebuild', [], 'LAKE_EMPTY'],
    ['run', [join(folder, 'nowhere.csv')], 'NO_INPUT'],
  ] as const)('leave no workspace: %s', async (command, args, code) => {
    const workspace = join(folder, 'mistyped');
    const ended = await runCli([command, ...args, '--workspace', workspace]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(`[${code}]`);
    if (code === 'LAKE_EMPTY') expect(ended.stderr).toContain('give "qingyu run <files…>" first');
    expect(existsSync(workspace)).toBe(false);
  });
});
