import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/ingest/files/decode-text.ts';

const row = (id: string, text: string): string => `${id},路灯不亮,2026/3/1,${text}\n`;
const text = '小区门口的路灯坏了一个月,晚上看不清路';

async function* inChunks(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += length) yield bytes.subarray(i, i + length);
}

async function decode(bytes: Uint8Array, length = 300): Promise<{ text: string; mixed: number }> {
  let mixed = 0;
  let decoded = '';
  const pieces = decodeText(inChunks(bytes, length), 'auto', undefined, () => mixed++);
  for await (const piece of pieces) decoded += piece;
  return { text: decoded, mixed };
}

describe('a text file of lines in two encodings', () => {
  const rows = (prefix: string, count: number): string =>
    Array.from({ length: count }, (_, i) => row(`${prefix}${i}`, text)).join('');

  it.each([
    ['utf-8', 'gb18030', 60, 2],
    ['utf-8', 'gb18030', 3, 3],
    ['gb18030', 'utf-8', 60, 2],
    ['gb18030', 'utf-8', 3, 3],
  ])('of %s, then %s, is read line by line', async (first, second, many, few) => {
    const parts = [`编号,标题,时间,内容\n${rows('a', many)}`, `${rows('b', few)}b,旧\nc,很好\n`, rows('c', few)];
    const bytes = Buffer.concat(parts.map((part, i) => iconv.encode(part, i === 1 ? second : first)));
    expect(await decode(bytes)).toEqual({ text: parts.join(''), mixed: 1 });
  });

  it('is no text of one encoding with a byte that is no character', async () => {
    for (const encoding of ['utf-8', 'gb18030']) {
      const whole = iconv.encode(rows('a', 40), encoding);
      const broken = Buffer.concat([
        whole,
        Buffer.from('z,坏', 'latin1').subarray(0, 2),
        Buffer.from([0xe4, 0xff, 0x0a]),
        whole,
      ]);
      const { text: decoded, mixed } = await decode(broken);
      expect(mixed).toBe(0);
      expect(decoded.split('\n')[40]).toContain('\ufffd');
      expect(decoded.split('\n')[41]).toBe(row('a0', text).trim());
    }
  });

  it('is no text of a few words that happen to fit both, and none without lines', async () => {
    const words = Array.from({ length: 300 }, (_, i) => `${i},联通\n`).join('');
    expect(await decode(iconv.encode(words + rows('a', 20), 'gb18030'))).toEqual({
      text: words + rows('a', 20),
      mixed: 0,
    });
    const line = text.repeat(40_000);
    expect(await decode(iconv.encode(line, 'gb18030'), 1 << 18)).toEqual({ text: line, mixed: 0 });
    const marked = `\ufeff${rows('a', 3)}`;
    expect((await decode(iconv.encode(marked, 'gb18030'))).text).toBe(rows('a', 3));
  });
});
