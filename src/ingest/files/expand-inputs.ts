import { open, realpath, stat } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { QingyuError } from '../../core/errors.ts';
import type { ReadHooks } from '../contract.ts';
import { createWorkspaceFinder } from './find-workspace.ts';
import { type FileSystem, hasUnreadableName, type Listing, listFiles } from './list-files.ts';
import { maskFileNames } from './mask-file-names.ts';
import { nameFiles } from './name-files.ts';
import { headBytes } from './open-bytes.ts';
import { sniffFormat } from './sniff-format.ts';

/** A file to read. */
export interface InputFile {
  /** As it is opened; `-` for standard input. */
  readonly path: string;
  /** Base name, with folders before it where several inputs have that name, see `nameFiles`; `-` for standard input. */
  readonly name: string;
  /** Size in bytes; null where it is not known. */
  readonly size: number | null;
}

/** Formats that are read. */
const readable = /\.(?:csv|tsv|txt|jsonl|ndjson|json|xml|parquet|xlsx|xlsm|xlsb|ods)(?:\.gz)?$/i;

/** Names of old workbooks, and of those of WPS, under which many systems export text tables, web pages or new workbooks. */
const oldWorkbook = /\.(?:xls|xlt|et|ett)$/i;

/** Files that may well hold messages but are not read, and what can be done about it. */
const unreadable: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    /\.(?:xls|xlt|et|ett|numbers)(?:\.gz)?$/i,
    'a workbook of another format, or a broken one: save it as .xlsx or .csv',
  ],
  [/\.(?:zip|rar|7z|tar|tgz|gz|bz2|xz|zst)$/i, 'an archive: unpack it'],
  [
    /\.(?:docx?|wps|pdf|rtf|html?|mht|mdb|accdb|dbf|sql|db|sqlite3?|duckdb|arrow|feather|avro|orc)$/i,
    'none of the formats that are read (CSV, TSV, XLSX, XLS, ODS, JSON, XML, Parquet)',
  ],
];

/**
 * Resolves what the user named into files: a file as it is, of a folder all files of a known format below it (not
 * hidden ones, nor the lock files of spreadsheet programs), of a glob all files that match, `-` as standard input.
 * What a workspace keeps for itself is no input: a workspace below a folder, or that a glob reaches, is left out.
 * `onLeftOut` is told so, of files in a folder that may hold messages but have a format that is not read, of how many others it holds,
 * of what is no file (a pipe), and of lock files named or matched outside of folders.
 * The order is that of `inputs`, within a folder or glob that of the paths; a file named twice is read once.
 * What does not exist or match, a link that leads nowhere, and a folder that cannot be looked into is reported to `onFileError`
 * (NOT_FOUND, NO_MATCH, UNREADABLE), and the rest is returned.
 * @param fileSystem that folders and globs are listed by
 */
export async function expandInputs(
  inputs: readonly string[],
  hooks: ReadHooks = {},
  fileSystem?: FileSystem,
): Promise<InputFile[]> {
  const files: Omit<InputFile, 'name'>[] = [];
  const seen = new Set<string>();
  for (const input of inputs) {
    for (const path of await expandInput(input, hooks, fileSystem)) {
      const found = path === '-' ? { identity: path, size: null } : await identify(path, hooks);
      if (found === null || seen.has(found.identity)) continue;
      seen.add(found.identity);
      files.push({ path, size: found.size });
    }
  }
  const names = maskFileNames(nameFiles(files.map(({ path }) => path)));
  return files.map((file, i) => ({ ...file, name: names[i]! }));
}

async function identify(path: string, hooks: ReadHooks): Promise<{ identity: string; size: number } | null> {
  try {
    const { size } = await stat(path);
    // A pipe that a shell names (`<(zcat …)`) has no other path.
    return { identity: await realpath(path).catch(() => path), size };
  } catch (error) {
    reportUnreadable(hooks, path, error as Error);
    return null;
  }
}

async function expandInput(input: string, hooks: ReadHooks, fileSystem?: FileSystem): Promise<string[]> {
  if (input === '-') return [input];
  const found = await stat(input).catch((error: NodeJS.ErrnoException) => error);
  if (!(found instanceof Error)) {
    if (!found.isDirectory()) return leaveOutLocks([input], hooks);
    const listing = await listFiles('**/*', input, fileSystem);
    const inside = await leaveOutOthers(listing, input, hooks);
    const paths = await chooseReadable(inside, input, hooks);
    if (paths.length === 0 && listing.unreadable.size === 0)
      report(hooks, input, 'NO_MATCH', `Expected ${input} to hold files to read, got none`);
    return paths;
  }
  if (!isAbsent(found)) {
    reportUnreadable(hooks, input, found);
    return [];
  }
  if (!isDynamicPattern(input)) {
    const message = `Expected ${input} to be a file or folder, got nothing of that name${describeWindowsPath(input)}`;
    report(hooks, input, 'NOT_FOUND', message);
    return [];
  }
  const listing = await listFiles(input.replaceAll('\\', '/'), null, fileSystem);
  const matches = await leaveOutOthers(listing, null, hooks);
  if (matches.length === 0 && listing.unreadable.size === 0) {
    report(hooks, input, 'NO_MATCH', `Expected ${input} to match files, got none${describeWindowsPath(input)}`);
  }
  return leaveOutLocks(matches, hooks);
}

/** Whether nothing has the name, or it is longer than any: a pattern may be. */
function isAbsent({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
}

/** Says how a path of Windows is written where this runs, if one was given. */
function describeWindowsPath(input: string): string {
  const [, drive, rest] = /^([a-z]):[\\/]?(.*)$/i.exec(input) ?? [];
  if (process.platform === 'win32' || (drive === undefined && !input.includes('\\'))) return '';
  const path = (rest ?? input).replaceAll('\\', '/');
  return drive === undefined ? `; here it would be ${path}` : `; in WSL it is /mnt/${drive.toLowerCase()}/${path}`;
}

/** Spreadsheet programs put `~$` before the name of a file that is open. */
function isLock(path: string): boolean {
  return basename(path).startsWith('~$');
}

/** Without lock files, which a shell's `*.xlsx` names too; those of a folder are not worth a word. */
function leaveOutLocks(paths: readonly string[], hooks: ReadHooks): string[] {
  return paths.filter((path) => {
    if (isLock(path)) hooks.onLeftOut?.(path, 'the lock file of a workbook that is open');
    return !isLock(path);
  });
}

/** What of a listing may be read, without the files of workspaces, of which each is reported once, and what is no file. */
async function leaveOutOthers(
  { paths, unreadable }: Listing,
  input: string | null,
  hooks: ReadHooks,
): Promise<string[]> {
  const findWorkspace = createWorkspaceFinder(input);
  const reported = new Set<string>();
  const kept: string[] = [];
  for (const path of [...unreadable.keys(), ...paths]) {
    const workspace = await findWorkspace(path);
    const error = unreadable.get(path);
    if (workspace !== null) {
      if (!reported.has(workspace))
        hooks.onLeftOut?.(workspace, 'a workspace of qingyu: its lake and state are no input');
      reported.add(workspace);
    } else if (error !== undefined) {
      reportUnreadable(hooks, path, error);
    } else if (await isNoFile(path)) {
      hooks.onLeftOut?.(path, 'a pipe or device, which is read only where it is named itself');
    } else {
      kept.push(path);
    }
  }
  return kept;
}

/** Of what a link that leads nowhere was to be, nothing is known. */
async function isNoFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === false;
}

async function chooseReadable(paths: readonly string[], input: string, hooks: ReadHooks): Promise<string[]> {
  const chosen: string[] = [];
  const others: string[] = [];
  for (const path of paths) {
    if (isLock(path)) continue;
    if (readable.test(path) || (oldWorkbook.test(path) && (await isReadableInside(path)))) {
      chosen.push(path);
      continue;
    }
    const known = unreadable.find(([pattern]) => pattern.test(path));
    if (known === undefined) others.push(path);
    else hooks.onLeftOut?.(path, known[1]);
  }
  const [first] = others;
  if (first !== undefined) {
    const name = relative(input, first);
    const many = `${others.length} files of other names were not read, e.g. ${name}`;
    hooks.onLeftOut?.(input, others.length === 1 ? `1 file of another name was not read: ${name}` : many);
  }
  return chosen;
}

/** Whether a file has a format that is read, whatever its name; of one that cannot be opened its reader says why. */
async function isReadableInside(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return true;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    sniffFormat(buffer.subarray(0, bytesRead), path);
    return true;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

/** As of a file that could not be opened to be read. */
function reportUnreadable(hooks: ReadHooks, path: string, { message }: Error): void {
  const advice = hasUnreadableName(path)
    ? '; its name is not in UTF-8, as archives of Windows leave it: rename it'
    : '';
  report(hooks, path, 'UNREADABLE', `Expected ${path} to be readable, got: ${message}${advice}`);
}

function report(hooks: ReadHooks, file: string, code: string, message: string): void {
  hooks.onFileError?.(file, new QingyuError(message, { code, stage: 'ingest', data: { file } }));
}
