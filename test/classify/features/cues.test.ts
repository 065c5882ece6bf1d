import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCues } from '../../../src/classify/features/cues.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-cues-'));
});
afterAll(() => rm(folder, { recursive: true }));

const cue = { id: 'outage', meaning: 'something is cut off', patterns: ['断电', '停水'] };

async function write(content: unknown, encoding = 'utf8'): Promise<string> {
  const file = join(folder, 'cues.json');
  await writeFile(file, iconv.encode(JSON.stringify(content), encoding));
  return file;
}

describe('readCues', () => {
  it.each(['gb18030', 'utf16le'])('reads a file that an editor saved as %s', async (encoding) => {
    const cues = { format: 1, classes: [cue] };
    expect(await readCues(await write(cues, encoding))).toEqual(cues);
  });
});
