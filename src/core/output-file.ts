import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { QingyuError, UsageError } from './errors.ts';

/**
 * Lets `write` fill a file under a temporary name beside `out` and moves it there: complete or not at all. Folders that
 * `out` names are made.
 * @param out path of the file; replaced if it exists
 * @param write gets the temporary path, at which an empty file stands
 * @throws QingyuError OUTPUT_UNWRITABLE where the system refuses; whatever else `write` throws
 */
export async function writeWhole<T>(out: string, write: (temporary: string) => Promise<T>): Promise<T> {
  const temporary = `${out}.part`;
  try {
    await mkdir(dirname(out), { recursive: true });
    // Databases and workbook writers tell in their own words, or not at all, why they cannot open a file.
    await (await open(temporary, 'w')).close();
    const result = await write(temporary);
    await rename(temporary, out);
    return result;
  } catch (cause) {
    throw asOutputError(out, cause);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
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

/** Makes a folder to write into. @throws QingyuError OUTPUT_UNWRITABLE */
export async function makeOutputFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
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

const refusals: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM']);

/** Whether the system refused to write, by a full or read-only disk or for want of rights: nothing of ours is wrong then. */
export function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return ('syscall' in error && 'code' in error && refusals.has(error.code)) || isDatabaseRefusal(error);
}

/** DuckDB has no codes for what the system refused. */
function isDatabaseRefusal({ message }: Error): boolean {
  return /^IO Error\b.*(?:No space left|Disk quota|Read-only file system|Permission denied|not permitted)/is.test(
    message,
  );
}
