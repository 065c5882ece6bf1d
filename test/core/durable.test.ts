import type * as fs from 'node:fs/promises';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renameFolderDurably, writeDurably } from '../../src/core/durable.ts';
import { writePartWarnings } from '../../src/lake/part-warnings.ts';
import { hashPart, namePart, syncParts } from '../../src/lake/parts.ts';

/** What the disk was asked to keep, in order, by names. */
const asked = vi.hoisted((): string[] => []);

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof fs>();
  return {
    ...real,
    open: async (path: string, flags: string) => {
      const handle = await real.open(path, flags);
      const sync = handle.sync.bind(handle);
      handle.sync = () => {
        asked.push(`sync ${basename(path)}`);
        return sync();
      };
      return handle;
    },
    rename: (from: string, to: string) => {
      asked.push(`rename ${basename(to)}`);
      return real.rename(from, to);
    },
  };
});

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-durable-'));
  asked.length = 0;
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe('what is to outlast a failing machine', () => {
  it('is a file that the disk has before its name, and its name before work goes on', async () => {
    await writeFile(join(dir, 'a.json'), 'old');
    await writeDurably(join(dir, 'a.json'), 'new');
    expect(await readFile(join(dir, 'a.json'), 'utf8')).toBe('new');
    expect(await readdir(dir)).toEqual(['a.json']);
    expect(asked).toEqual(['sync .tmp-a.json', 'rename a.json', `sync ${basename(dir)}`]);
  });

  it('is a folder that the disk has with all its files before it gets its name', async () => {
    const staged = join(dir, 'staged');
    await mkdir(staged);
    for (const name of ['a', 'b']) await writeFile(join(staged, name), name);
    await renameFolderDurably(staged, join(dir, '000001'));
    expect(asked.slice(0, 2).sort()).toEqual(['sync a', 'sync b']);
    expect(asked.slice(2)).toEqual(['sync staged', 'rename 000001', `sync ${basename(dir)}`]);
  });

  it('are parts with the warnings beside them, and their names', async () => {
    const hashes = ['with', 'without'].map((name) => hashPart(name));
    const files = hashes.map((hash) => namePart(hash, 1, 0).file);
    await writePartWarnings(dir, hashes[0]!, [{ field: 'createdAt', code: 'bad_time', count: 1 }]);
    for (const file of files) await writeFile(join(dir, file), '');
    asked.length = 0;
    await syncParts(dir, files);
    const expected = [...files, `${hashes[0]}.warnings.json`].map((name) => `sync ${name}`);
    expect(asked.slice(0, -1).sort()).toEqual(expected.sort());
    expect(asked.at(-1)).toBe(`sync ${basename(dir)}`);
  });
});
