import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSegmenter, readSegmenterVersion, type Segmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { type SegmentSettings, segmentSettings } from '../../src/segment/settings.ts';
import { isStopToken } from '../../src/segment/stop-words.ts';
import { describeInCi } from '../describe-in-ci.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingyu-dictionary-'));
});
afterAll(() => rm(folder, { recursive: true }));

function open(settings: Partial<SegmentSettings> = {}): Promise<Segmenter> {
  return createSegmenter(segmentSettings.parse(settings));
}

function hasNodejieba(): boolean {
  try {
    const jieba = createRequire(import.meta.url)('nodejieba') as { cut(text: string): string[] };
    return jieba.cut('试').length === 1;
  } catch {
    return false;
  }
}

describe('segmenter node-rs', () => testSegmenter('node-rs'));
if (hasNodejieba()) describeInCi('segmenter nodejieba', () => testSegmenter('nodejieba'));

function testSegmenter(engine: SegmentSettings['engine']): void {
  it('cuts a text into tokens that together are the text', async () => {
    const segmenter = await open({ engine });
    const { text, words, starts } = segmenter.segment('青柳路的路灯坏了，\n晚上看不见 路。ＡＢＣ１２３');
    expect(words.join('')).toBe(text);
    expect(words.map((word, i) => text.slice(starts[i], starts[i]! + word.length))).toEqual(words);
    expect(words).toContain('路灯');
  });

  it('reads a sentence on behind a comma at the end of a line', async () => {
    const { text } = (await open({ engine })).segment('青柳路的路灯坏了，\n\n　晚上看不见路。\n请修');
    expect(text).toBe('青柳路的路灯坏了,   晚上看不见路。\n请修');
  });

  it('segments an empty text', async () => {
    expect((await open({ engine })).segment('')).toEqual({ text: '', words: [], starts: [], offsets: null });
  });

  it('takes words of a user dictionary', async () => {
    const file = join(folder, 'user.dict');
    await writeFile(file, '锦澜曦岸府 100000 nz\n');
    const plain = await open({ engine });
    expect(plain.segment('住在锦澜曦岸府').words).not.toContain('锦澜曦岸府');
    const extended = await open({ engine, userDictionary: file });
    expect(extended.segment('住在锦澜曦岸府').words).toContain('锦澜曦岸府');
    expect(extended.version).not.toBe(plain.version);
    await writeFile(file, '青柳坡公交 100000 nz\n');
    const other = await open({ engine, userDictionary: file });
    expect(other.segment('住在锦澜曦岸府').words).not.toContain('锦澜曦岸府');
  });

  it('has the version that is read of it without opening it', async () => {
    const file = join(folder, 'user.dict');
    await writeFile(file, '锦澜曦岸府 100000 nz\n');
    const settings = segmentSettings.parse({ engine, userDictionary: file, simplify: true, hmm: false });
    expect(await readSegmenterVersion(settings)).toBe((await createSegmenter(settings)).version);
  });

  it('takes words without frequency, whatever their width and case and the encoding of their file', async () => {
    const file = join(folder, 'user.dict');
    const words = '栖鹭湾停水\r\nＫTV一号厅\r\n\r\n青柳坡公交\t\r\n';
    await writeFile(file, iconv.encode(words, 'gb18030'));
    const { segment } = await open({ engine, userDictionary: file });
    expect(segment('栖鹭湾停水了，ktv一号厅也是，青柳坡公交没有').words).toEqual(
      expect.arrayContaining(['栖鹭湾停水', 'ktv一号厅', '青柳坡公交']),
    );
  });
}

describe('createSegmenter', () => {
  it('reads traditional characters as simplified unless told not to, at the same offsets', async () => {
    const { text, offsets } = (await open()).segment('學校門口噪音擾民');
    expect(text).toBe('学校门口噪音扰民');
    expect(offsets).toBeNull();
    expect((await open({ simplify: false })).segment('學校門口噪音擾民').text).toBe('學校門口噪音擾民');
    // 鱲 and 騄 have simplified forms beyond the basic plane, of two units.
    const rare = (await open()).segment('騄鱲路學校門口😀噪音擾民鱲');
    expect(rare.text).toBe('騄鱲路学校门口😀噪音扰民鱲');
    expect(rare.offsets?.at(-1) ?? rare.text.length).toBe(14);
  });

  it('refuses a user dictionary that cannot be read', async () => {
    await expect(open({ userDictionary: '/nowhere/user.dict' })).rejects.toMatchObject({ code: 'USER_DICTIONARY' });
  });

  it('segments both texts of a message', async () => {
    const message = segmentMessage(await open(), { title: '停水', body: '停水三天' });
    expect(message.title.words).toEqual(['停水']);
    expect(message.body.text).toBe('停水三天');
  });
});

describe('isStopToken', () => {
  it('takes function words, signs and numbers, and keeps subject matter', () => {
    expect(['的', '，', '12.5', ' '].every(isStopToken)).toBe(true);
    expect(['物业', '噪音', 'wifi'].some(isStopToken)).toBe(false);
  });
});
