import { isAscii, isUtf8 } from 'node:buffer';

/** Encodings that the offices of one city write, so that files put together line by line hold both. */
export type LineEncoding = 'utf-8' | 'gb18030';

export interface Decoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

/** A line is not waited for longer: what has none (old Mac files, JSON on one line) is of one encoding. */
const longestLine = 1 << 20;
const lineFeed = 0x0a;
/** Lines end no character in its midst, and a decoder that is told to expect more takes half the time. */
const whole = { stream: true };

/**
 * Decodes a text whose lines may be in another encoding than most: of files put together, read in one encoding, the lines of the
 * other would become characters that nobody wrote. A line is taken for the other's only where it is Chinese in that, and is none here.
 * @param encoding of most lines
 * @param onMixed told once, where a line is in the other
 */
export function createMixedDecoder(encoding: LineEncoding, onMixed: () => void): Decoder {
  const own = new TextDecoder(encoding);
  const other = new TextDecoder(otherOf(encoding));
  let rest: Uint8Array = new Uint8Array();
  /** The rest of the file as it is, after a line that was too long. */
  let plain: Decoder | null = null;
  let wasOther = false;
  let isMixed = false;
  let isAtStart = true;

  function decodeLines(bytes: Uint8Array): string {
    if (encoding === 'utf-8' && !wasOther && isUtf8(bytes)) return own.decode(bytes, whole);
    const buffer = asBuffer(bytes);
    const parts: string[] = [];
    let runStart = 0;
    const close = (end: number): void => {
      if (end > runStart) parts.push((wasOther ? other : own).decode(bytes.subarray(runStart, end), whole));
      runStart = end;
    };
    for (let start = 0, end = 0; start < bytes.length; start = end) {
      const found = buffer.indexOf(lineFeed, start);
      end = found < 0 ? bytes.length : found + 1;
      const line = bytes.subarray(start, end);
      if (isAscii(line)) continue;
      const isOther = isOf(otherOf(encoding), line, wasOther);
      if (isOther !== wasOther) close(start);
      wasOther = isOther;
      if (isOther && !isMixed) onMixed();
      isMixed ||= isOther;
    }
    close(bytes.length);
    return parts.join('');
  }

  /** The byte order mark of GB18030 is decoded like any character. */
  function withoutMark(text: string): string {
    const isFirst = isAtStart && text !== '';
    if (isFirst) isAtStart = false;
    return isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  return {
    write(chunk) {
      if (plain !== null) return plain.write(chunk);
      const end = asBuffer(chunk).lastIndexOf(lineFeed) + 1;
      const lines = end === 0 ? new Uint8Array() : join(rest, chunk.subarray(0, end));
      rest = join(end === 0 ? rest : new Uint8Array(), chunk.subarray(end));
      const text = withoutMark(decodeLines(lines));
      if (rest.length <= longestLine) return text;
      plain = openStream(encoding);
      return text + plain.write(rest);
    },
    end: () => (plain === null ? withoutMark(decodeLines(rest) + own.decode() + other.decode()) : plain.end()),
  };
}

/** Which of the two encodings most of a text is in that is all in one of them or the other, line by line; null where it is not both. */
export function findMixed(bytes: Uint8Array): LineEncoding | null {
  const buffer = asBuffer(bytes);
  const counts = { 'utf-8': 0, gb18030: 0 };
  let nonAscii = 0;
  for (let start = 0, end = 0; start < bytes.length; start = end) {
    const found = buffer.indexOf(lineFeed, start);
    end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    const count = countNonAscii(line);
    nonAscii += count;
    if (count === 0) continue;
    if (isOf('utf-8', line, false)) counts['utf-8'] += count;
    else if (isOf('gb18030', line, false)) counts.gb18030 += count;
  }
  const isBoth = counts['utf-8'] > 0 && counts.gb18030 > 0;
  if (!isBoth || counts['utf-8'] + counts.gb18030 < nonAscii * leastKnown) return null;
  return counts['utf-8'] >= counts.gb18030 ? 'utf-8' : 'gb18030';
}

/** The last line may be cut, and some be too short to tell. */
const leastKnown = 0.8;
/** Bytes above ASCII in fewer of which a line of one encoding may happen to be one of the other: 联通 in GB18030 is valid UTF-8. */
const leastEvidence = 9;
/** The share of a line's bytes above ASCII that make Chinese characters or full-width marks. */
const leastChinese = 0.9;

/** @param isNext whether the line before is of that encoding: a shorter one is believed, too */
function isOf(encoding: LineEncoding, line: Uint8Array, isNext: boolean): boolean {
  const nonAscii = countNonAscii(line);
  if (encoding === 'utf-8') {
    if (!isUtf8(line) || (nonAscii < leastEvidence && !isNext)) return false;
    return readChinese(line, 'utf-8').chinese * 3 >= nonAscii * leastChinese;
  }
  if (isUtf8(line) || (nonAscii < 4 && !isNext)) return false;
  const { chinese, lost } = readChinese(line, 'gb18030');
  const here = readChinese(line, 'utf-8');
  return lost === 0 && chinese * 2 >= nonAscii * leastChinese && here.lost > here.chinese;
}

function readChinese(line: Uint8Array, encoding: LineEncoding): { readonly chinese: number; readonly lost: number } {
  const text = new TextDecoder(encoding).decode(line);
  let chinese = 0;
  let lost = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) lost++;
    else if ((code >= 0x2010 && code < 0xa000) || code >= 0xff00) chinese++;
  }
  return { chinese, lost };
}

function openStream(encoding: LineEncoding): Decoder {
  const decoder = new TextDecoder(encoding);
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** The same bytes, in which a line feed is found ten times as fast. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function otherOf(encoding: LineEncoding): LineEncoding {
  return encoding === 'utf-8' ? 'gb18030' : 'utf-8';
}

function countNonAscii(bytes: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) count++;
  return count;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  return b.length === 0 ? a : Buffer.concat([a, b]);
}
