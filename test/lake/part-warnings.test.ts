import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listPartWarnings, readPartWarnings, writePartWarnings } from '../../src/lake/part-warnings.ts';
import { listParts, namePart } from '../../src/lake/parts.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-warnings-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

const hash = 'a'.repeat(32);

describe('warnings of a part', () => {
  it('are kept beside it and are no part themselves', async () => {
    const warnings = [{ field: 'likes', code: 'BAD_NUMBER', count: 3 }];
    await writePartWarnings(dir, hash, warnings);
    // A part without any.
    await writeFile(join(dir, namePart('b'.repeat(32), 100, 0).file), '');
    expect([...(await listPartWarnings(dir))]).toEqual([hash]);
    expect(await readPartWarnings(dir, hash)).toEqual(warnings);
    expect([...(await listParts(dir)).keys()]).toEqual(['b'.repeat(32)]);
  });

  it('take no file where there are none, and are told where one cannot be read', async () => {
    await writePartWarnings(dir, hash, []);
    expect(await readdir(dir)).toEqual([]);
    await writeFile(join(dir, `${hash}.warnings.json`), '{');
    await expect(readPartWarnings(dir, hash)).rejects.toMatchObject({
      code: 'WARNINGS_UNREADABLE',
      message: expect.stringContaining('delete it, and nothing is lost but'),
    });
  });
});
