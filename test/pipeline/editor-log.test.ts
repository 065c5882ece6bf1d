import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashEdits } from '../../src/pipeline/editor-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-edits-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('hashes an editor log that is not there as an empty one, and no other that cannot be read', async () => {
  const file = join(folder, 'edits.jsonl');
  const none = await hashEdits(file);
  await writeFile(file, '');
  expect(await hashEdits(file)).toBe(none);
  await writeFile(file, '{}\n');
  expect(await hashEdits(file)).not.toBe(none);
  await expect(hashEdits(folder)).rejects.toMatchObject({ code: 'EISDIR' });
});
