import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acquireLock } from '../../src/lake/lock.ts';

let dir: string;
const lockFile = () => join(dir, '.lock');

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-lock-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe('a lock', () => {
  it('is held by one until it is released, and leaves nothing', async () => {
    const lock = await acquireLock(lockFile());
    await expect(acquireLock(lockFile())).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
    expect(await readdir(dir)).toEqual(['.lock']);
    await lock.release();
    expect(await readdir(dir)).toEqual([]);
    await (await acquireLock(lockFile())).release();
  });

  it('of a process that is gone is taken over', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: 2 ** 30, host: hostname(), started: '1' }));
    await (await acquireLock(lockFile())).release();
  });

  it.skipIf(!existsSync('/proc/self/stat'))('of a killed process that nobody waits for is taken over', async () => {
    // The shell becomes a program that waits for no child, as the first process of many containers.
    const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600']);
    try {
      const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
      const readStat = async () => {
        const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      };
      const started = (await readStat())[19]!;
      await writeFile(lockFile(), JSON.stringify({ pid, host: hostname(), started }));
      await expect(acquireLock(lockFile())).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
      const parentRuns = () => readFile(`/proc/${parent.pid}/cmdline`, 'utf8');
      await vi.waitFor(async () => expect(await parentRuns()).toMatch(/^sleep/));
      process.kill(pid, 'SIGKILL');
      await vi.waitFor(async () => expect((await readStat())[0]).toBe('Z'));
      await (await acquireLock(lockFile())).release();
    } finally {
      parent.kill();
    }
  });

  it('that cannot be read is refused for that, and not for other processes', async () => {
    await mkdir(lockFile());
    await expect(acquireLock(lockFile())).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it.skipIf(!existsSync('/dev/full'))('leaves nothing where the disk is full', async () => {
    await symlink('/dev/full', `${lockFile()}-${process.pid}`);
    await expect(acquireLock(lockFile())).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(dir)).toEqual([]);
  });
});
