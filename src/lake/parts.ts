import { createHash } from 'node:crypto';
import { open, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hasPatternSign } from '../core/duckdb.ts';
import { syncFiles, syncFolder } from '../core/durable.ts';
import { listPartWarnings, nameWarnings } from './part-warnings.ts';

/**
 * A part's file name: `<32 hex digits of its content and versions>-<accepted rows>-<rejected rows>.parquet`.
 * The counts stand in the name so that a batch whose part exists is accounted for without opening anything.
 */
export interface PartName {
  readonly file: string;
  readonly accepted: number;
  readonly rejected: number;
}

const pattern = /^([0-9a-f]{32})-(\d+)-(\d+)\.parquet$/;

/** Hexadecimal digits of the hash that a part's name begins with. */
const hashLength = 32;

/** Hash that names a part: of everything that its rows depend on. */
export function hashPart(...contents: readonly string[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(`${content.length}:`).update(content);
  return hash.digest('hex').slice(0, hashLength);
}

/** The name of a part says what rows it came from, and how many were taken and refused. */
export function namePart(hash: string, accepted: number, rejected: number): PartName {
  return { file: `${hash}-${accepted}-${rejected}.parquet`, accepted, rejected };
}

/** All parts of a lake folder, by hash. Files of another form (temporary ones) are not parts. */
export async function listParts(dir: string): Promise<Map<string, PartName>> {
  const parts = new Map<string, PartName>();
  for (const file of await listPartFiles(dir)) {
    const match = pattern.exec(file);
    if (match?.[1] !== undefined) {
      parts.set(match[1], { file, accepted: Number(match[2]), rejected: Number(match[3]) });
    }
  }
  return parts;
}

/**
 * The names of all parts of a lake folder. Those of one hash may be several where rows are refused now that were not when an
 * earlier run read them.
 */
export async function listPartFiles(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter((file) => pattern.test(file)).sort();
}

/** About how many rows a part has, by its name: those that its batch accepted, or where these are fewer refused. */
export function measurePart(file: string): number {
  const [, , accepted, rejected] = pattern.exec(file) ?? [];
  return Math.max(Number(accepted), Number(rejected));
}

/** The path of a part, as DuckDB gives it back. */
export function locatePart(dir: string, file: string): string {
  const path = join(dir, file);
  return hasPatternSign(path) ? resolve(path) : path;
}

/** Waits until the disk has parts, and the warnings that lie beside them. */
export async function syncParts(dir: string, files: readonly string[]): Promise<void> {
  const withWarnings = await listPartWarnings(dir);
  const warnings = files.map((file) => file.slice(0, hashLength)).filter((hash) => withWarnings.has(hash));
  await syncFiles([...files.map((file) => join(dir, file)), ...warnings.map((hash) => nameWarnings(dir, hash))]);
  await syncFolder(dir);
}

/** Removes parts, and the warnings that lie beside them. */
export async function removeParts(dir: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await rm(join(dir, file), { force: true });
    await rm(nameWarnings(dir, file.slice(0, hashLength)), { force: true });
  }
}

/** Removes what a killed run left half-written. */
export async function removeTemporaryParts(dir: string): Promise<void> {
  for (const file of await readdir(dir)) if (file.startsWith('.tmp-')) await rm(join(dir, file), { force: true });
}

/** What a Parquet file begins and ends with. */
const magic = 'PAR1';

/**
 * Whether a part is there and has its end: one that a failing disk cut off, or left empty, counts as absent, so that reading
 * its file again makes it anew.
 */
export async function isWholePart(dir: string, file: string): Promise<boolean> {
  const part = await open(join(dir, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (part === null) return false;
  try {
    const { size } = await part.stat();
    if (size < 2 * magic.length) return false;
    const { buffer } = await part.read(Buffer.alloc(magic.length), 0, magic.length, size - magic.length);
    return buffer.toString('latin1') === magic;
  } finally {
    await part.close();
  }
}
