import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { QingyuError } from '../../core/errors.ts';

const chunkBytes = 1 << 18;
const endRecordBytes = 22;
const longestComment = 0xffff;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedSize: number;
  readonly offset: number;
}

/** An open ZIP archive. Names of entries are compared without case and escapes of URIs, with `/` between folders and none in front. */
export interface ZipArchive {
  has(name: string): boolean;
  /**
   * The unpacked bytes of an entry, piece by piece; QingyuError XLSX_PART where there is none of that name.
   * @param isCounted false for a look beforehand at what will be read: `onBytes` is not told
   */
  read(name: string, isCounted?: boolean): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens a ZIP archive (PKWARE APPNOTE 6.3: stored and deflated entries, ZIP64) by its central directory.
 * @param onBytes told how many packed bytes were read
 * @throws QingyuError XLSX_BROKEN where the archive is cut short or is none
 */
export async function openZip(path: string, onBytes: (count: number) => void): Promise<ZipArchive> {
  const file = await open(path, 'r');
  try {
    const entries = new Map((await readDirectory(file)).map((entry) => [canonicalName(entry.name), entry]));
    return {
      has: (name) => entries.has(canonicalName(name)),
      read(name, isCounted = true) {
        const entry = entries.get(canonicalName(name));
        if (entry === undefined) {
          throw new QingyuError(`Expected the workbook to hold ${name}, got none`, {
            code: 'XLSX_PART',
            stage: 'ingest',
          });
        }
        return readEntry(file, entry, isCounted ? onBytes : () => undefined);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function canonicalName(name: string): string {
  return unescapeUri(name).replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Names of parts are URIs, whose characters beyond ASCII some programs escape and others leave. */
function unescapeUri(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** What can be done about a file that came only in part. */
export const copyAgain = 'copy or download it again';

function broken(what: string): QingyuError {
  return new QingyuError(`Expected the file to be a whole ZIP archive, got ${what}`, {
    code: 'XLSX_BROKEN',
    stage: 'ingest',
  });
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw broken(`one that is cut short: ${copyAgain}`);
  return buffer;
}

async function readDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tailLength = Math.min(size, endRecordBytes + longestComment);
  const tail = await readAt(file, size - tailLength, tailLength);
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + endRecordBytes > tail.length) throw broken(`one without its end: ${copyAgain}`);
  let directorySize = tail.readUInt32LE(end + 12);
  let directoryOffset = tail.readUInt32LE(end + 16);
  const locator = end - 20;
  if (locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50) {
    const record = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
    directorySize = Number(record.readBigUInt64LE(40));
    directoryOffset = Number(record.readBigUInt64LE(48));
  }
  if (directoryOffset + directorySize > size) throw broken(`one whose directory lies outside it: ${copyAgain}`);
  return parseDirectory(await readAt(file, directoryOffset, directorySize));
}

function parseDirectory(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50) {
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const extra = at + 46 + nameLength;
    const sizes = {
      size: directory.readUInt32LE(at + 24),
      packedSize: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    };
    entries.push({
      name: directory.toString('utf8', at + 46, extra),
      method: directory.readUInt16LE(at + 10),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      ...widenSizes(sizes, directory.subarray(extra, extra + extraLength)),
    });
    at = extra + extraLength + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** ZIP64: sizes that do not fit in 32 bits stand in the extra field with id 1, in this order, only those needed. */
function widenSizes(
  sizes: { readonly size: number; readonly packedSize: number; readonly offset: number },
  extra: Buffer,
): { packedSize: number; offset: number } {
  let { packedSize, offset } = sizes;
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      let value = at + 4;
      const next = (): number => {
        value += 8;
        return Number(extra.readBigUInt64LE(value - 8));
      };
      if (sizes.size === 0xffffffff) next();
      if (packedSize === 0xffffffff) packedSize = next();
      if (offset === 0xffffffff) offset = next();
    }
    at += 4 + length;
  }
  return { packedSize, offset };
}

async function* readEntry(
  file: FileHandle,
  entry: ZipEntry,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw broken('one with a password');
  const local = await readAt(file, entry.offset, 30);
  if (local.readUInt32LE(0) !== 0x04034b50) throw broken(`one whose directory does not fit its contents: ${copyAgain}`);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = readRange(file, start, entry.packedSize, onBytes);
  if (entry.method === 0) {
    yield* packed;
  } else if (entry.method === 8) {
    const inflate = createInflateRaw({ chunkSize: chunkBytes });
    pipeline(Readable.from(packed), inflate).catch(() => undefined);
    yield* inflate;
  } else {
    throw broken(`one packed by method ${entry.method}`);
  }
}

async function* readRange(
  file: FileHandle,
  start: number,
  length: number,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < length; ) {
    const chunk = await readAt(file, start + done, Math.min(chunkBytes, length - done));
    done += chunk.length;
    onBytes(chunk.length);
    yield chunk;
  }
}
