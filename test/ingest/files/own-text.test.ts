import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOwnText, readOwnTextNow } from '../../../src/ingest/files/own-text.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-own-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('readOwnText', () => {
  const text = '柳荫小区\testate\n云栖湖\tproject\n';

  it.each(['utf8', 'gb18030', 'utf16le', 'utf16be'])(
    'reads %s, with a byte order mark or without',
    async (encoding) => {
      const file = join(folder, encoding);
      for (const addBOM of [false, true]) {
        await writeFile(file, iconv.encode(text, encoding, { addBOM }));
        expect(await readOwnText(file)).toBe(text);
        expect(readOwnTextNow(file)).toBe(text);
      }
    },
  );

  it('reads what is in no other encoding in the one that it is most like', async () => {
    const file = join(folder, 'big5');
    const traditional = '柳蔭小區\testate\n雲棲湖\tproject\n青石市雲溪區的路燈壞了\n';
    await writeFile(file, iconv.encode(traditional, 'big5'));
    expect(await readOwnText(file)).toBe(traditional);
  });

  it('refuses bytes that are no text, and keeps nothing of them', async () => {
    const file = join(folder, 'broken');
    await writeFile(file, Buffer.concat([Buffer.from(text), Buffer.from([0xe6, 0x9f, 0x0a])]));
    await expect(readOwnText(file)).rejects.toThrow(/no text in UTF-8, UTF-16 or GB18030/);
  });
});
