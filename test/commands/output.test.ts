import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeInCi } from '../describe-in-ci.ts';
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

  it('is found out before a model is trained', async () => {
    const labels = join(mkdtempSync(join(tmpdir(), 'qingyu-labels-')), 'kinds.jsonl');
    const lines = ['help', 'praise'].map((kind) => JSON.stringify({ title: '路灯不亮', body: `请修好${kind}`, kind }));
    writeFileSync(labels, lines.join('\n'));
    const { code, stderr } = await runCli(['train', 'kind', '--out', '/dev/null/x', labels]);
    expect(stderr).toMatch(/^qingyu: Expected \/dev\/null\/x to be writable.*\[OUTPUT_UNWRITABLE\]\n$/);
    expect(code).toBe(1);
  });
});

describeInCi('a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-full-'));
  const workspace = join(folder, 'city');
  const read = (name: string): string[] => {
    const flags = ['--workspace', workspace, '--workers', '1'];
    return [join(root, 'dist/cli.js'), 'run', join(folder, name), ...flags];
  };
  let ended: unknown[];
  beforeAll(async () => {
    const rows = inventRows(60, 2);
    writeFileSync(join(folder, 'a.csv'), toCsv(rows.slice(0, 30)));
    writeFileSync(join(folder, 'b.csv'), toCsv(rows.slice(30)));
    const child = spawn(process.execPath, read('a.csv'), { stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.destroy();
    ended = await once(child, 'close');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('does not end where nobody reads its progress any more', () => {
    expect(ended).toEqual([0, null]);
    expect(existsSync(join(workspace, 'trends.duckdb'))).toBe(true);
  });

  it('says where there is no room for the tables, and leaves tables and state as they were', () => {
    const before = readFileSync(join(workspace, 'trends.duckdb'));
    // In blocks of 512 bytes: enough for parts of messages, not for a mart.
    const limited = ['-c', 'ulimit -f 1000; exec "$@"', 'sh', process.execPath, ...read('b.csv')];
    const { status, stderr } = spawnSync('sh', limited);
    expect(String(stderr)).toMatch(/\nqingyu: Expected the workspace to be writable.*\[WORKSPACE_UNWRITABLE\]\n$/);
    expect(status).toBe(1);
    expect(readFileSync(join(workspace, 'trends.duckdb')).equals(before)).toBe(true);
    expect(readdirSync(join(workspace, 'state'))).toEqual(['000001']);
  });
});
