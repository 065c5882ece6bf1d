import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock } from '../../src/lake/lock.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-lock-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe('acquireLock', () => {
  it('holds the lock until it is released, and leaves nothing', async () => {
    const file = join(dir, '.lock');
    const lock = await acquireLock(file);
    await expect(acquireLock(file)).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
    expect(await readdir(dir)).toEqual(['.lock']);
    await lock.release();
    expect(await readdir(dir)).toEqual([]);
  });

  it.skipIf(!existsSync('/dev/full'))('leaves nothing where the disk is full', async () => {
    const file = join(dir, '.lock');
    await symlink('/dev/full', `${file}-${process.pid}`);
    await expect(acquireLock(file)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(dir)).toEqual([]);
  });
});
