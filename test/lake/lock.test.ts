import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LogFields, silentLogger } from '../../src/core/effects.ts';
import { acquireLock, findLockHolder, nameHolder } from '../../src/lake/lock.ts';
import { startHeartbeat } from '../../src/lake/lock-heartbeat.ts';

let dir: string;
let warnings: LogFields[];
const lockFile = () => join(dir, '.lock');
const acquire = () => acquireLock(lockFile(), { ...silentLogger, warn: (fields) => void warnings.push(fields) });

/** The lock of a process on another host, touched some minutes ago. */
async function lockElsewhere(minutes: number, pid = 1): Promise<void> {
  await writeFile(lockFile(), JSON.stringify({ pid, host: `not-${hostname()}`, started: '1' }));
  const then = new Date(Date.now() - minutes * 60_000);
  await utimes(lockFile(), then, then);
}

beforeEach(async () => {
  warnings = [];
  dir = await mkdtemp(join(tmpdir(), 'qingyu-lock-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe('a lock', () => {
  it('is held by one until it is released, and leaves nothing', async () => {
    const lock = await acquire();
    await expect(acquire()).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
    expect(await readdir(dir)).toEqual(['.lock']);
    await lock.release();
    expect(await readdir(dir)).toEqual([]);
    await (await acquire()).release();
  });

  it('of a process that is gone is taken over', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: 2 ** 30, host: hostname(), started: '1' }));
    await (await acquire()).release();
  });

  it.skipIf(!existsSync('/proc/self/stat'))(
    'of a process whose number another one has by now is taken over',
    async () => {
      await writeFile(lockFile(), JSON.stringify({ pid: process.pid, host: hostname(), started: '1' }));
      expect(await findLockHolder(lockFile())).toMatchObject({ pid: process.pid, isElsewhere: false, isAlive: false });
      const lock = await acquire();
      expect(await findLockHolder(lockFile())).toMatchObject({ isAlive: true });
      await lock.release();
    },
  );

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
      await expect(acquire()).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
      const parentRuns = () => readFile(`/proc/${parent.pid}/cmdline`, 'utf8');
      await vi.waitFor(async () => expect(await parentRuns()).toMatch(/^sleep/));
      process.kill(pid, 'SIGKILL');
      await vi.waitFor(async () => expect((await readStat())[0]).toBe('Z'));
      await (await acquire()).release();
    } finally {
      parent.kill();
    }
  });

  it.skipIf(!existsSync('/proc/self/ns/pid'))(
    'of a container of the same name is left alone while its file is touched, whatever its process is called',
    async () => {
      const lock = await acquire();
      const held = JSON.parse(await readFile(lockFile(), 'utf8')) as object;
      await lock.release();
      await writeFile(lockFile(), JSON.stringify({ ...held, pid: 1, started: '1', space: 'x pid:[7]' }));
      expect(await findLockHolder(lockFile())).toMatchObject({ isElsewhere: true, isAlive: true });
      await expect(acquire()).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
      await writeFile(lockFile(), JSON.stringify({ ...held, started: '1' }));
      await (await acquire()).release();
    },
  );

  it('of another host is left alone while its file is touched, and says when it was', async () => {
    await lockElsewhere(2);
    await expect(acquire()).rejects.toMatchObject({
      code: 'WORKSPACE_LOCKED',
      message: expect.stringMatching(/another host or container, with its last sign of life at \d{4}-.*for 10 minutes/),
    });
    expect(await findLockHolder(lockFile())).toMatchObject({ pid: 1, isElsewhere: true, isAlive: true });
  });

  it('of another host that is not touched any more is taken over, which the log says', async () => {
    await lockElsewhere(11);
    const holder = (await findLockHolder(lockFile()))!;
    expect(holder).toMatchObject({ isElsewhere: true, isAlive: false });
    const lock = await acquire();
    expect(warnings).toEqual([{ pid: 1, host: holder.host, seenAt: holder.seenAt }]);
    const own = (await findLockHolder(lockFile()))!;
    expect(own).toMatchObject({ pid: process.pid, isElsewhere: false, isAlive: true });
    expect(nameHolder(own)).toBe(`process ${process.pid} on ${hostname()}`);
    await lock.release();
    expect(await readdir(dir)).toEqual([]);
  });

  it('that another process took over is not released by the one that had it', async () => {
    const lock = await acquire();
    await rm(lockFile());
    await lockElsewhere(0, process.pid);
    await lock.release();
    expect(await readdir(dir)).toEqual(['.lock']);
  });

  it('is touched while it is held', async () => {
    await lockElsewhere(60);
    const before = (await stat(lockFile())).mtimeMs;
    const heartbeat = startHeartbeat(lockFile(), 1);
    await vi.waitFor(
      async () => expect((await stat(lockFile())).mtimeMs).toBeGreaterThan(before + 59 * 60_000),
      10_000,
    );
    await heartbeat.stop();
    expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ pid: 1 });
    await lockElsewhere(60);
    expect(await findLockHolder(lockFile())).toMatchObject({ isAlive: false });
  });

  it('that cannot be read is refused for that, and not for other processes', async () => {
    await mkdir(lockFile());
    await expect(acquire()).rejects.toMatchObject({ code: 'EISDIR' });
  });

  it.skipIf(!existsSync('/dev/full'))('leaves nothing where the disk is full', async () => {
    await symlink('/dev/full', `${lockFile()}-${hostname()}-${process.pid}`);
    await expect(acquire()).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(dir)).toEqual([]);
  });
});
