import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli } from '../pipeline/cli.ts';

describe('the command line', () => {
  it('takes QINGYU_LOG where it is a level, or empty, and else says which there are', async () => {
    const wrong = await runCli(['status'], { env: { QINGYU_LOG: 'bogus' } });
    expect(wrong.stderr).toMatch(/^qingyu: QINGYU_LOG: Expected one of trace, .*silent, got "bogus" \[USAGE\]\n$/);
    expect(wrong.code).toBe(2);
    expect((await runCli(['--version'], { env: { QINGYU_LOG: '' } })).code).toBe(0);
  });

  it('refuses an empty name of a workspace, and makes none in the current folder', async () => {
    const ended = await runCli(['run', 'package.json', '--workspace', '']);
    expect(ended.stderr).toBe('qingyu: --workspace: Expected a file or folder, got an empty text [USAGE]\n');
    expect(ended.code).toBe(2);
    expect(existsSync('lake')).toBe(false);
  });

  it('serves no folder that is not there, as where its name was mistyped', async () => {
    const ended = await runCli(['serve', '--workspace', '/nowhere', '--port', '0']);
    expect(ended.stderr).toBe('qingyu: --workspace: Expected a folder, got nothing at /nowhere [USAGE]\n');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  });

  it('gives errors as JSON too where JSON is asked for', async () => {
    const ended = await runCli(['status', '--json', '--workspace', '/nowhere']);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      error: { code: 'NO_TABLES', message: expect.stringMatching(/^Expected /), data: { martFile: expect.anything() } },
    });
    expect(ended.stderr).toContain('[NO_TABLES]');
    expect((await runCli(['status', '--workspace', '/nowhere'])).stdout).toBe('');
    const usage = await runCli(['run', 'a.csv', '--json', '--nope']);
    expect(usage.code).toBe(2);
    expect(JSON.parse(usage.stdout)).toMatchObject({
      error: { code: 'USAGE', message: expect.stringContaining('--nope') },
    });
    expect(usage.stderr).toContain('--nope');
  });
});
