import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepScript } from '../../src/segment/simplify.ts';
import { formatDictionary, readUserDictionary } from '../../src/segment/user-dictionary.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-dictionary-'));
  file = join(folder, 'words.txt');
});
afterAll(() => rm(folder, { recursive: true }));

describe('readUserDictionary', () => {
  it.each(['utf8', 'utf16le', 'gb18030'])('reads words of %s as texts are read', async (encoding) => {
    await writeFile(
      file,
      iconv.encode('# 本市\r\n飞虎机 1000 nz\r\n\r\nＫTV一号厅\r\n青柳坡\t7\r\n', encoding, { addBOM: true }),
    );
    expect(await readUserDictionary(file, keepScript)).toEqual([
      { word: '飞虎机', frequency: 1000, tag: 'nz' },
      { word: 'ktv一号厅', frequency: null, tag: 'n' },
      { word: '青柳坡', frequency: 7, tag: 'n' },
    ]);
  });

  it.each(['飞虎机 abc n', '飞虎机 -5', '飞虎机 99999999999', '飞虎机,100'])('names the line of %s', async (wrong) => {
    await writeFile(file, `青柳坡 100 n\n${wrong}\n`);
    await expect(readUserDictionary(file, keepScript)).rejects.toMatchObject({
      code: 'USER_DICTIONARY',
      data: { file, line: 2 },
    });
  });
});

describe('formatDictionary', () => {
  it('leaves it to the engine how often a word without a frequency comes', () => {
    const words = [
      { word: '飞虎机', frequency: 1000, tag: 'nz' },
      { word: 'ktv一号厅', frequency: null, tag: 'n' },
    ];
    expect(formatDictionary(words)).toBe('飞虎机 1000 nz\nktv一号厅\n');
  });
});
