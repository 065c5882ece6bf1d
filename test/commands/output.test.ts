import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../pipeline/cli.ts';

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
    writeFileSync(labels, '{"title":"路灯不亮","body":"请修好","kind":"help"}\n');
    const { code, stderr } = await runCli(['train', 'kind', '--out', '/dev/null/x', labels]);
    expect(stderr).toMatch(/^qingyu: Expected \/dev\/null\/x to be writable.*\[OUTPUT_UNWRITABLE\]\n$/);
    expect(code).toBe(1);
  });
});
