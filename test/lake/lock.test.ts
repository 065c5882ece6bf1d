import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock } from '../../src/lake/lock.ts';

let folder: string;
const lockFile = () => join(folder, '.lock');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a lock', () => {
  it('is held by one, and free again when released', async () => {
    const lock = await acquireLock(lockFile());
    await expect(acquireLock(lockFile())).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
    await lock.release();
    await (await acquireLock(lockFile())).release();
  });

  it('of a process that is gone is taken over', async () => {
    await writeFile(lockFile(), JSON.stringify({ pid: 2 ** 30, host: hostname(), started: '1' }));
    await (await acquireLock(lockFile())).release();
  });

  it('that cannot be read is refused for that, and not for other processes', async () => {
    await mkdir(lockFile());
    await expect(acquireLock(lockFile())).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
