import { detect } from 'chardet';
import iconv from 'iconv-lite';
import type { Encoding } from '../settings.ts';
import { createMixedDecoder, type Decoder, findMixed } from './mixed-lines.ts';

/** Bytes above ASCII that are looked at before an encoding is chosen: some hundreds of Chinese characters. */
const enoughEvidence = 2048;
/** Bytes without which not even a beginning in ASCII is believed: Chinese characters in UTF-16 can look like it. */
const leastStart = 1024;
/** Bytes that are held back at most while the evidence is gathered. */
const longestWait = 1 << 20;

/**
 * Decodes a text file, piece by piece, finding its encoding by itself where `encoding` is `auto`: by byte order mark,
 * by the zero bytes of UTF-16, else by which of UTF-8 and GB18030 the first bytes above ASCII fit. Text before those
 * is ASCII and passed on at once, so a file may be ASCII for any length before it shows what it is. Found so, lines of the other
 * of these two are read in that.
 * @param chunks bytes; characters may straddle their borders
 * @param onEncoding told the encoding, once it is found
 * @param onMixed told once, where lines are in another
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  onEncoding: (encoding: string) => void = () => undefined,
  onMixed: () => void = () => undefined,
): AsyncGenerator<string> {
  const openDecoder = (name: string): Decoder => {
    onEncoding(name);
    const mayMix = encoding === 'auto' && (name === 'utf-8' || name === 'gb18030');
    return mayMix ? createMixedDecoder(name, onMixed) : createDecoder(name);
  };
  let decoder = encoding === 'auto' ? null : openDecoder(encoding);
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let evidence = 0;
  let started = false;
  for await (const chunk of chunks) {
    if (decoder !== null) {
      const text = decoder.write(chunk);
      if (text !== '') yield text;
      continue;
    }
    pending.push(chunk);
    pendingBytes += chunk.length;
    evidence += countNonAscii(chunk);
    if (!started && pendingBytes < leastStart) continue;
    if (evidence === 0 && (started || !hasZero(pending))) {
      started = true;
      yield Buffer.concat(pending).toString('latin1');
      pending = [];
      pendingBytes = 0;
    } else if (evidence >= enoughEvidence || pendingBytes >= longestWait || (!started && knownAtOnce(pending))) {
      const bytes = Buffer.concat(pending);
      decoder = openDecoder(detectEncoding(bytes, !started));
      pending = [];
      const text = decoder.write(bytes);
      if (text !== '') yield text;
    }
  }
  if (decoder === null) {
    const bytes = Buffer.concat(pending);
    decoder = openDecoder(detectEncoding(bytes, !started));
    const text = decoder.write(bytes);
    if (text !== '') yield text;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

function knownAtOnce(pending: readonly Uint8Array[]): boolean {
  return byteOrderMark(Buffer.concat(pending)) !== null || hasZero(pending);
}

/**
 * The encoding of the beginning of a text.
 * @param bytes may end within a character
 * @param atStart whether `bytes` is the very start of the file, where a byte order mark can stand
 * @returns a name that TextDecoder or iconv-lite knows
 */
export function detectEncoding(bytes: Uint8Array, atStart = true): string {
  if (atStart) {
    const marked = byteOrderMark(bytes) ?? zeroBytes(bytes);
    if (marked !== null) return marked;
  }
  const nonAscii = countNonAscii(bytes);
  if (nonAscii === 0) return 'utf-8';
  const utf8 = score(bytes, 'utf-8');
  if (utf8.bad === 0 && utf8.han > 0) return 'utf-8';
  const gb = score(bytes, 'gb18030');
  // Some Chinese words in GB18030 happen to be valid UTF-8 (for Latin or Greek letters): the reading with Chinese wins.
  if (utf8.bad === 0) return gb.bad === 0 && gb.han * 2 === nonAscii ? 'gb18030' : 'utf-8';
  if (utf8.bad <= gb.bad) return 'utf-8';
  if (gb.bad * 50 <= nonAscii) return 'gb18030';
  const mixed = findMixed(bytes);
  if (mixed !== null) return mixed;
  const guess = detect(bytes);
  return guess !== null && iconv.encodingExists(guess) ? guess : 'gb18030';
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030';
  return null;
}

/**
 * UTF-16 without a mark: its ASCII characters have a zero byte, which no other text has. Since broken exports hold stray
 * zero bytes, the reading must also give almost nothing but Chinese and ASCII.
 */
function zeroBytes(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 65_536);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (even + odd === 0) return null;
  const encoding = odd >= even ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  const usual = text.match(/[\t\n\r\x20-\x7e\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  return usual > text.length * 0.8 ? encoding : null;
}

function hasZero(chunks: readonly Uint8Array[]): boolean {
  return chunks.some((chunk) => chunk.includes(0));
}

function countNonAscii(bytes: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) count++;
  return count;
}

/** How badly a reading fits (undecodable or private-use characters) and how many Chinese characters it gives. */
function score(bytes: Uint8Array, encoding: string): { readonly bad: number; readonly han: number } {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  let bad = 0;
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) han++;
    else if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) bad++;
  }
  return { bad, han };
}

const native = new Set(['utf-8', 'utf-16le', 'utf-16be', 'gb18030']);

/** TextDecoder reads GB18030 nearly twice as fast as iconv-lite; that serves for whatever else chardet may find. */
function createDecoder(encoding: string): Decoder {
  if (native.has(encoding)) {
    const decoder = new TextDecoder(encoding);
    let first = true;
    return {
      write(bytes) {
        const text = decoder.decode(bytes, { stream: true });
        if (!first || text === '') return text;
        first = false;
        return text.startsWith('\ufeff') ? text.slice(1) : text;
      },
      end: () => decoder.decode(),
    };
  }
  const decoder = iconv.getDecoder(encoding);
  return { write: (bytes) => decoder.write(Buffer.from(bytes)), end: () => decoder.end() ?? '' };
}
