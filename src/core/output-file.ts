import { createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, mkdtemp, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { QingyuError, UsageError } from './errors.ts';

/** The name of a file that stands for standard output. */
export const standardOutput = '-';

/**
 * Lets `write` fill a file under a temporary name beside `out` and moves it there: complete or not at all. Folders that
 * `out` names are made, links followed. What is no regular file (a pipe, a device) stays what it is: the finished content
 * is written into it.
 * @param out path of the file; its content is replaced if it exists; `-` is standard output
 * @param write gets the temporary path, at which an empty file stands
 * @throws QingyuError OUTPUT_UNWRITABLE where the system refuses; whatever else `write` throws
 */
export async function writeWhole<T>(out: string, write: (temporary: string) => Promise<T>): Promise<T> {
  try {
    if (isStandardOutput(out) || (await isSpecial(out))) return await writeThrough(out, write);
    await makeFolder(dirname(out));
    return await replaceFile(await followLinks(out), write);
  } catch (cause) {
    throw asOutputError(out, cause);
  }
}

async function replaceFile<T>(out: string, write: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = `${out}.part`;
  try {
    // Databases and workbook writers tell in their own words, or not at all, why they cannot open a file.
    await (await open(temporary, 'w')).close();
    const result = await write(temporary);
    await rename(temporary, out);
    return result;
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function writeThrough<T>(out: string, write: (temporary: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'qingyu-output-'));
  const opened: { content?: FileHandle } = {};
  try {
    const temporary = join(folder, 'content');
    await (await open(temporary, 'w')).close();
    const result = await write(temporary);
    opened.content = await open(temporary, 'r');
    // Before the first byte goes out: a reader that leaves early ends the process.
    await rm(folder, { recursive: true });
    const content = opened.content.createReadStream({ autoClose: false });
    if (isStandardOutput(out)) await pipeline(content, process.stdout, { end: false });
    else await pipeline(content, createWriteStream(out));
    return result;
  } finally {
    await opened.content?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** An output as people read it. */
export function nameOutput(out: string): string {
  return out === standardOutput ? 'standard output' : out;
}

/** Opening the system's names for it anew would write over what is already there, and fails where it is a socket. */
function isStandardOutput(out: string): boolean {
  return out === standardOutput || /^\/(?:dev\/stdout|(?:dev|proc\/self)\/fd\/1)$/.test(out);
}

async function isSpecial(out: string): Promise<boolean> {
  const found = await stat(out).catch((error: NodeJS.ErrnoException) => {
    // The folder, or a file where a folder is expected: making the file says what is wrong.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
  return found !== null && !found.isFile() && !found.isDirectory();
}

/** Where a link points, also one whose file is yet to be made; any other path as it is. */
async function followLinks(path: string): Promise<string> {
  const target = await readlink(path).catch(() => null);
  return target === null ? path : followLinks(resolve(await realpath(dirname(path)), target));
}

/**
 * The format that is asked for: by name, by the ending of the file, or the first of `formats`.
 * @param formats as the endings of their files are called
 * @param otherEndings endings that stand for a format besides its own
 * @throws UsageError where the file's ending is of another format, or of none that is known
 */
export function chooseFormat<Format extends string>(
  formats: readonly [Format, ...Format[]],
  format: Format | undefined,
  out: string | undefined,
  otherEndings: Readonly<Record<string, Format>> = {},
): Format {
  const ending = extname(out ?? '')
    .slice(1)
    .toLowerCase();
  // What begins with a digit is part of a name: report-2025.03.
  if (!/^[a-z]/.test(ending)) return format ?? formats[0];
  const named = otherEndings[ending] ?? formats.find((known) => ending === known);
  if (named !== undefined && (format ?? named) === named) return named;
  const expected = format === undefined ? formats.map((known) => `.${known}`).join(', ') : `.${format}`;
  throw new UsageError(`Expected --out to end with ${expected}, got "${out}"`);
}

/**
 * Makes a folder, and those that it is in. Node's own way of it never ends where the system says that there is no such folder
 * in one that is there, as /proc does.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (cause) {
    const parent = dirname(folder);
    const isWithoutParent = (cause as NodeJS.ErrnoException).code === 'ENOENT' && parent !== folder;
    if (isWithoutParent && !(await isFolder(parent))) {
      await makeFolder(parent);
      await makeFolder(folder);
    } else if (!(await isFolder(folder))) throw cause;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

/** Makes a folder to write into. @throws QingyuError OUTPUT_UNWRITABLE */
export async function makeOutputFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (cause) {
    throw asOutputError(folder, cause);
  }
}

/** What the system, or DuckDB for it, says of a path that cannot be written as an error of ours; any other error as it is. */
export function asOutputError(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error && ('syscall' in cause || isDatabaseRefusal(cause)))) return cause;
  return new QingyuError(`Expected ${path} to be writable, got ${cause.message}`, {
    code: 'OUTPUT_UNWRITABLE',
    stage: 'cli',
    data: { path },
    cause,
  });
}

const refusals: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EACCES', 'EPERM']);

/** Whether the system refused to write, by a full or read-only disk, a limit or for want of rights: nothing of ours is wrong then. */
export function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return ('syscall' in error && 'code' in error && refusals.has(error.code)) || isDatabaseRefusal(error);
}

/** DuckDB has no codes for what the system refused. */
function isDatabaseRefusal({ message }: Error): boolean {
  return /^(?:IO|TransactionContext|FATAL) Error\b.*(?:No space left|Disk quota|File too large|Read-only file system|Permission denied|not permitted)/is.test(
    message,
  );
}
