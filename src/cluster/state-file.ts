import { closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { QingyuError } from '../core/errors.ts';

/** Named parts of a state file: lists of text, or arrays of numbers. */
export type StateParts = Readonly<Record<string, readonly string[] | Uint8Array | Int32Array | Uint32Array>>;

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
  const headers: PartHeader[] = [];
  const writers: (() => void)[] = [];
  const file = openSync(path, 'wx');
  try {
    const writeAll = (bytes: Uint8Array): void => {
      let at = 0;
      while (at < bytes.length) at += writeSync(file, bytes, at, Math.min(bytes.length - at, 1 << 28));
    };
    for (const [name, part] of Object.entries(parts)) {
      const chunks = isTexts(part)
        ? encodeTexts(part)
        : [new Uint8Array(part.buffer, part.byteOffset, part.byteLength)];
      const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      headers.push({ name, type: typeOf(part), bytes });
      writers.push(() => {
        for (const chunk of chunks) writeAll(chunk);
        writeAll(new Uint8Array((8 - (bytes % 8)) % 8));
      });
    }
    const header = Buffer.from(JSON.stringify(headers));
    const prefix = Buffer.from(`${magic}${header.length}\n`);
    writeAll(prefix);
    writeAll(header);
    writeAll(new Uint8Array((8 - ((prefix.length + header.length) % 8)) % 8));
    for (const write of writers) write();
  } finally {
    closeSync(file);
  }
}

/** Reads a state file. @throws QingyuError `STATE_SHAPE` where it is none, or is cut short */
export function readStateFile(path: string): Map<string, readonly string[] | Uint8Array | Int32Array | Uint32Array> {
  const fail = (cause?: unknown): QingyuError =>
    new QingyuError(`Expected ${path} to be a state file of this version, got something else`, {
      code: 'STATE_SHAPE',
      stage: 'cluster',
      data: { path },
      cause,
    });
  const bytes = readWhole(path);
  const start = bytes.subarray(0, 64).toString('latin1');
  const match = /^qingyu-state-1\n(\d+)\n/.exec(start);
  if (match === null) throw fail();
  const headerAt = match[0].length;
  const headerEnd = headerAt + Number(match[1]);
  const headers = JSON.parse(bytes.subarray(headerAt, headerEnd).toString('utf8')) as PartHeader[];
  const parts = new Map<string, readonly string[] | Uint8Array | Int32Array | Uint32Array>();
  let at = headerEnd + ((8 - (headerEnd % 8)) % 8);
  for (const header of headers) {
    const end = at + header.bytes;
    if (end > bytes.length) throw fail();
    parts.set(header.name, decodePart(bytes.subarray(at, end), header.type));
    at = end + ((8 - (header.bytes % 8)) % 8);
  }
  return parts;
}

/** Files of 2 GiB and more cannot be read by `readFileSync`. */
function readWhole(path: string): Buffer {
  const { size } = statSync(path);
  if (size < 2 ** 31 - 1) return readFileSync(path);
  const bytes = Buffer.allocUnsafeSlow(size);
  const file = openSync(path, 'r');
  try {
    let at = 0;
    while (at < size) {
      const read = readSync(file, bytes, at, Math.min(size - at, 1 << 28), at);
      if (read === 0) break;
      at += read;
    }
  } finally {
    closeSync(file);
  }
  return bytes;
}

function isTexts(part: StateParts[string]): part is readonly string[] {
  return Array.isArray(part);
}

function typeOf(part: StateParts[string]): PartHeader['type'] {
  if (isTexts(part)) return 'text';
  if (part instanceof Uint8Array) return 'u8';
  return part instanceof Int32Array ? 'i32' : 'u32';
}

function encodeTexts(texts: readonly string[]): Buffer[] {
  const chunks: Buffer[] = [];
  for (let i = 0; i < texts.length; i += chunkTexts) {
    const lines = texts
      .slice(i, i + chunkTexts)
      .map((text) => (text.includes('\n') ? text.replaceAll('\n', ' ') : text));
    chunks.push(Buffer.from(`${lines.join('\n')}\n`));
  }
  return chunks;
}

function decodePart(
  bytes: Buffer,
  type: PartHeader['type'],
): readonly string[] | Uint8Array | Int32Array | Uint32Array {
  if (type === 'text') return decodeTexts(bytes);
  // A copy: the view must be aligned, and must not keep the whole file alive.
  const copy = new Uint8Array(bytes);
  if (type === 'u8') return copy;
  return type === 'i32' ? new Int32Array(copy.buffer) : new Uint32Array(copy.buffer);
}

function decodeTexts(bytes: Buffer): string[] {
  const texts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    texts.push(bytes.toString('utf8', at, end));
    at = end + 1;
  }
  return texts;
}
