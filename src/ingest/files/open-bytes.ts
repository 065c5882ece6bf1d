import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const chunkBytes = 1 << 18;

/** Bytes of a file or of standard input, with the first of them known before they are read. */
export interface ByteSource {
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Whether the bytes come unpacked out of a gzip file. */
  readonly unpacked: boolean;
  /** Lets go of the file where the chunks are not read to their end. */
  close(): Promise<void>;
}

/**
 * Opens a file, or standard input for `-`, and unpacks it where it begins as gzip does, whatever its name.
 * @param onBytes told how many (packed) bytes were consumed, piece by piece
 */
export async function openBytes(
  path: string,
  onBytes: (count: number) => void,
  standardInput: AsyncIterable<unknown> | undefined,
): Promise<ByteSource> {
  const stream =
    path === '-' ? (standardInput ?? process.stdin) : createReadStream(path, { highWaterMark: chunkBytes });
  const packed = await peek(count(stream, onBytes), 2, false);
  if (packed.head[0] !== 0x1f || packed.head[1] !== 0x8b) return peek(packed.chunks, headBytes, false);
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  // `pipeline` hands errors of either side to the reader of `gunzip`, which is where they are dealt with.
  pipeline(Readable.from(packed.chunks), gunzip).catch(() => undefined);
  return peek(gunzip, headBytes, true);
}

/** What of a file is looked at to find its format: what a tar archive is known by ends at its byte 262. */
export const headBytes = 512;

async function* count(stream: AsyncIterable<unknown>, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
    onBytes(bytes.length);
    yield bytes;
  }
}

async function peek(chunks: AsyncIterable<Uint8Array>, atLeast: number, unpacked: boolean): Promise<ByteSource> {
  const iterator = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let heldBytes = 0;
  while (heldBytes < atLeast) {
    const next = await iterator.next();
    if (next.done === true) break;
    held.push(next.value);
    heldBytes += next.value.length;
  }
  const close = async (): Promise<void> => {
    await iterator.return?.();
  };
  async function* replay(): AsyncGenerator<Uint8Array> {
    try {
      yield* held.splice(0);
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await close();
    }
  }
  return { head: Buffer.concat(held).subarray(0, headBytes), chunks: replay(), unpacked, close };
}

/**
 * Hands the bytes on as a file, for formats that are read by jumping about in them: written to a temporary folder that
 * only this user can read, and removed when `use` is done.
 */
export async function* withTemporaryFile<T>(
  chunks: AsyncIterable<Uint8Array>,
  use: (path: string) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'qingyu-'));
  try {
    const path = join(folder, 'input');
    await pipeline(Readable.from(chunks), createWriteStream(path, { mode: 0o600 }));
    yield* use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
