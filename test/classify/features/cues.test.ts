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

  it('takes patterns as texts are read, whatever their width and case', async () => {
    const patterns = ['KTV', 'ｋｔｖ', '断电'];
    const { classes } = await readCues(await write({ format: 1, classes: [{ ...cue, patterns }] }));
    expect(classes.map((own) => own.patterns)).toEqual([['ktv', '断电']]);
  });

  it.each([
    ['an id of another form', [{ ...cue, id: 'Gas_1' }], 'classes.0.id: '],
    ['a key too many', [{ ...cue, pattern: [] }], 'Unrecognized key: "pattern"'],
    ['two classes of one id', [cue, cue], 'classes: Expected ids that differ'],
    ['an empty pattern', [{ ...cue, patterns: [' '] }], 'classes.0.patterns.0: '],
  ])('says where %s stands', async (_what, classes, reason) => {
    await expect(readCues(await write({ format: 1, classes }))).rejects.toMatchObject({
      code: 'CUES_INVALID',
      message: expect.stringContaining(reason),
    });
  });
});
