import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../pipeline/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingyu-status-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what a run could not use', () => {
  it('is said by every run that reads it, and by status', async () => {
    const csv = join(folder, 'board.csv');
    const rows = [
      '7,路灯坏了半个月夜里一片漆黑,2024-03-01 08:00:00,很多',
      '7,请问公积金贷款额度如何计算,2024-03-02 08:00:00,3',
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
    for (const line of [empty, conflict]) expect(status.stdout).toContain(line);
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
    expect(existsSync(workspace)).toBe(false);
  });
});
