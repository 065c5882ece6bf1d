import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { QingyuError } from '../../core/errors.ts';

type Numbers = Uint8Array | Int32Array | Uint32Array;

/** A part of a state file: a list of texts, or an array of numbers. */
export type StatePart = readonly string[] | Numbers;

/** A part to be written that is never whole in memory. */
export type PiecedPart =
  | {
      readonly type: 'text';
      /** Asked for twice: for the length, and for the texts. */
      readonly pieces: () => Iterable<readonly string[]>;
    }
  | {
      readonly type: 'u8' | 'i32' | 'u32';
      /** Number of numbers. */
      readonly length: number;
      /** Each is written before the next one is asked for. */
      readonly pieces: () => Iterable<Numbers>;
    };

/** Named parts of a state file. */
export type StateParts = Readonly<Record<string, StatePart | PiecedPart>>;

interface PartHeader {
  readonly name: string;
  readonly type: 'text' | 'u8' | 'i32' | 'u32';
  readonly bytes: number;
}

const magic = 'qingyu-state-1\n';
/** Texts are joined and written this many at a time, which bounds the length of any one string. */
const chunkTexts = 65_536;

/**
 * Writes parts to a new file: a line that names the format, the length of a JSON header, the header, then the parts one
 * after another, each padded to 8 bytes. Texts are UTF-8, one a line; line breaks inside become spaces.
 */
export function writeStateFile(path: string, parts: StateParts): void {
  const pieced = Object.entries(parts).map(([name, part]) => [name, inPieces(part)] as const);
  const headers = pieced.map(([name, part]): PartHeader => ({ name, type: part.type, bytes: countBytes(part) }));
  const file = openSync(path, 'wx');
  try {
    const writeAll = (bytes: Uint8Array): void => {
      let at = 0;
      while (at < bytes.length) at += writeSync(file, bytes, at, Math.min(bytes.length - at, 1 << 28));
    };
    const header = Buffer.from(JSON.stringify(headers));
    const prefix = Buffer.from(`${magic}${header.length}\n`);
    writeAll(prefix);
    writeAll(header);
    writeAll(new Uint8Array((8 - ((prefix.length + header.length) % 8)) % 8));
    for (const [at, [, part]] of pieced.entries()) {
      for (const piece of part.pieces()) for (const bytes of encode(piece)) writeAll(bytes);
      writeAll(new Uint8Array((8 - (headers[at]!.bytes % 8)) % 8));
    }
  } finally {
    closeSync(file);
  }
}

/** Reads a state file. @throws QingyuError `STATE_SHAPE` where it is none, is cut short, or has parts that cannot be read */
export function readStateFile(path: string): Map<string, StatePart> {
  const fail = (cause?: unknown): QingyuError =>
    new QingyuError(`Expected ${path} to be a state file of this version, got something else`, {
      code: 'STATE_SHAPE',
      stage: 'cluster',
      data: { path },
      cause,
    });
  const whole = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw fail(error);
    }
  };
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const start = readBytes(file, 0, Math.min(64, size)).toString('latin1');
    const match = /^qingyu-state-1\n(\d+)\n/.exec(start);
    if (match === null) throw fail();
    const headerAt = match[0].length;
    const headerEnd = headerAt + Number(match[1]);
    if (headerEnd > size) throw fail();
    const header = readBytes(file, headerAt, headerEnd).toString('utf8');
    const headers = whole(() => JSON.parse(header) as PartHeader[]);
    const parts = new Map<string, StatePart>();
    let at = headerEnd + ((8 - (headerEnd % 8)) % 8);
    for (const { name, type, bytes: length } of headers) {
      const end = at + length;
      if (end > size) throw fail();
      const bytes = readBytes(file, at, end);
      parts.set(
        name,
        whole(() => decodePart(bytes, type)),
      );
      at = end + ((8 - (length % 8)) % 8);
    }
    return parts;
  } finally {
    closeSync(file);
  }
}

/** The bytes of an open file from `from` to `to`, in a buffer of their own: a part is read without the others. */
function readBytes(file: number, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(to - from);
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, Math.min(bytes.length - at, 1 << 28), from + at);
    if (read === 0) throw new Error('Expected a file of a known size to be read to its end, got less');
    at += read;
  }
  return bytes;
}

function inPieces(part: StatePart | PiecedPart): PiecedPart {
  if ('pieces' in part) return part;
  if (part instanceof Uint8Array) return { type: 'u8', length: part.length, pieces: () => [part] };
  if (part instanceof Int32Array) return { type: 'i32', length: part.length, pieces: () => [part] };
  if (part instanceof Uint32Array) return { type: 'u32', length: part.length, pieces: () => [part] };
  return { type: 'text', pieces: () => [part] };
}

function countBytes(part: PiecedPart): number {
  if (part.type !== 'text') return part.length * (part.type === 'u8' ? 1 : 4);
  let bytes = 0;
  // A line break takes as many as the space that stands for it.
  for (const texts of part.pieces()) for (const text of texts) bytes += Buffer.byteLength(text) + 1;
  return bytes;
}

function* encode(piece: StatePart): Generator<Uint8Array> {
  if (!isTexts(piece)) {
    yield new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
    return;
  }
  for (let i = 0; i < piece.length; i += chunkTexts) {
    const lines = piece
      .slice(i, i + chunkTexts)
      .map((text) => (text.includes('\n') ? text.replaceAll('\n', ' ') : text));
    yield Buffer.from(`${lines.join('\n')}\n`);
  }
}

function isTexts(part: StatePart): part is readonly string[] {
  return Array.isArray(part);
}

function decodePart(bytes: Buffer, type: PartHeader['type']): StatePart {
  if (type === 'text') return decodeTexts(bytes);
  const { buffer, byteOffset, length } = bytes;
  if (type === 'u8') return new Uint8Array(buffer, byteOffset, length);
  return type === 'i32'
    ? new Int32Array(buffer, byteOffset, length / 4)
    : new Uint32Array(buffer, byteOffset, length / 4);
}

function decodeTexts(bytes: Buffer): string[] {
  const texts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    // A machine that lost power leaves zeros where a file was not written yet.
    if (end < 0) throw new RangeError('Expected each text to end with a line break, got one without');
    texts.push(bytes.toString('utf8', at, end));
    at = end + 1;
  }
  return texts;
}
