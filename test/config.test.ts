import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { UsageError } from '../src/core/errors.ts';

let dir: string;
let file: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-config-'));
  file = join(dir, 'qingyu.json');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const write = (settings: object): Promise<void> => writeFile(file, JSON.stringify(settings));

describe('loadConfig', () => {
  it('lays flags over the file entry by entry, so that one column named leaves the others', async () => {
    await write({ ingest: { source: 'city', map: { title: '事由', region: '片区' } } });
    const { ingest } = await loadConfig(file, { ingest: { map: { region: '街区' } } });
    expect(ingest).toMatchObject({ source: 'city', map: { title: '事由', region: '街区' } });
  });

  it('replaces lists as a whole', async () => {
    await write({ classify: { topics: ['甲', '乙'] } });
    expect((await loadConfig(file, { classify: { topics: ['丙'] } })).classify.topics).toEqual(['丙']);
  });

  it('blames the file for what the file says, and the flags for what they say', async () => {
    await expect(loadConfig(file, { classify: { topics: [] } })).rejects.toThrow(UsageError);
    await expect(loadConfig(file, { classify: { topics: [] } })).rejects.toThrow(/flags.*classify\.topics/s);
    await write({ workers: 0 });
    await expect(loadConfig(file, { workers: 2 })).rejects.toMatchObject({
      code: 'BAD_SETTINGS',
      message: expect.stringContaining(file) as string,
    });
  });
});
