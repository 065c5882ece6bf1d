import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../pipeline/cli.ts';
import { inventRows, toCsv } from '../pipeline/fixtures.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('output that cannot be written', () => {
  it.skipIf(!existsSync('/dev/full'))('ends a command with one line and exit code 1', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'classify', '-'], {
      input: '{"title":"路灯不亮","body":"夜里看不见路"}\n',
      stdio: ['pipe', full, 'pipe'],
    });
    expect(String(stderr)).toMatch(/(?:^|\n)qingyu: Expected standard output to be writable.*\[OUTPUT_UNWRITABLE\]\n$/);
    expect(status).toBe(1);
  });

  it('does not end a run where nobody reads its progress any more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qingyu-unread-'));
    writeFileSync(join(folder, 'a.csv'), toCsv(inventRows(20, 2)));
    const workspace = join(folder, 'city');
    const run = [join(root, 'dist/cli.js'), 'run', join(folder, 'a.csv'), '--workspace', workspace, '--workers', '1'];
    const child = spawn(process.execPath, run, { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.destroy();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(existsSync(join(workspace, 'trends.duckdb'))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('is said where there is no room for the tables, and leaves tables and state as they were', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qingyu-full-'));
    const workspace = join(folder, 'city');
    const rows = inventRows(60, 2);
    for (const [name, from] of [
      ['a.csv', 0],
      ['b.csv', 30],
    ] as const) {
      writeFileSync(join(folder, name), toCsv(rows.slice(from, from + 30)));
    }
    await runCli(['run', join(folder, 'a.csv'), '--workspace', workspace, '--workers', '1']);
    const before = readFileSync(join(workspace, 'trends.duckdb'));
    const again = ['run', join(folder, 'b.csv'), '--workspace', workspace, '--workers', '1'];
    // In blocks of 512 bytes: enough for parts of messages, not for a mart.
    const limited = ['-c', 'ulimit -f 1000; exec "$@"', 'sh', process.execPath, join(root, 'dist/cli.js'), ...again];
    const { status, stderr } = spawnSync('sh', limited);
    expect(String(stderr)).toMatch(/\nqingyu: Expected the workspace to be writable.*\[WORKSPACE_UNWRITABLE\]\n$/);
    expect(status).toBe(1);
    expect(readFileSync(join(workspace, 'trends.duckdb')).equals(before)).toBe(true);
    expect(readdirSync(join(workspace, 'state'))).toEqual(['000001']);
    rmSync(folder, { recursive: true });
  });

  it('is found out before a model is trained', async () => {
    const labels = join(mkdtempSync(join(tmpdir(), 'qingyu-labels-')), 'kinds.jsonl');
    const lines = ['help', 'praise'].map((kind) => JSON.stringify({ title: '路灯不亮', body: `请修好${kind}`, kind }));
    writeFileSync(labels, lines.join('\n'));
    const { code, stderr } = await runCli(['train', 'kind', '--out', '/dev/null/x', labels]);
    expect(stderr).toMatch(/^qingyu: Expected \/dev\/null\/x to be writable.*\[OUTPUT_UNWRITABLE\]\n$/);
    expect(code).toBe(1);
  });
});
