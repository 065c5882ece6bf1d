import { open, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { QingyuError } from '../../core/errors.ts';
import type { ReadHooks } from '../contract.ts';
import { createWorkspaceFinder } from './find-workspace.ts';
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
const readable = /\.(?:csv|tsv|txt|jsonl|ndjson|json|parquet|xlsx|xlsm|xlsb|ods)(?:\.gz)?$/i;

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
    /\.(?:docx?|wps|pdf|rtf|html?|mht|xml|mdb|accdb|dbf|sql|db|sqlite3?|duckdb|arrow|feather|avro|orc)$/i,
    'none of the formats that are read (CSV, TSV, XLSX, XLS, ODS, JSON, Parquet)',
  ],
];

/**
 * Resolves what the user named into files: a file as it is, of a folder all files of a known format below it (not
 * hidden ones, nor the lock files of spreadsheet programs), of a glob all files that match, `-` as standard input.
 * What a workspace keeps for itself is no input: a workspace below a folder, or that a glob reaches, is left out.
 * `onLeftOut` is told so, of files in a folder that may hold messages but have a format that is not read, and of lock files
 * named or matched outside of folders.
 * The order is that of `inputs`, within a folder or glob that of the paths; a file named twice is read once.
 * What does not exist or match is reported to `onFileError` (NOT_FOUND, NO_MATCH), and the rest is returned.
 */
export async function expandInputs(inputs: readonly string[], hooks: ReadHooks = {}): Promise<InputFile[]> {
  const files: Omit<InputFile, 'name'>[] = [];
  const seen = new Set<string>();
  for (const input of inputs) {
    for (const path of await expandInput(input, hooks)) {
      const identity = path === '-' ? path : await realpath(path);
      if (seen.has(identity)) continue;
      seen.add(identity);
      if (path === '-') {
        files.push({ path, size: null });
      } else {
        const { size } = await stat(path);
        files.push({ path, size });
      }
    }
  }
  const names = maskFileNames(nameFiles(files.map(({ path }) => path)));
  return files.map((file, i) => ({ ...file, name: names[i]! }));
}

async function expandInput(input: string, hooks: ReadHooks): Promise<string[]> {
  if (input === '-') return [input];
  const found = await stat(input).catch(() => null);
  if (found?.isDirectory() === true) {
    const inside = (await listFiles('**/*', input)).map((path) => join(input, path));
    const paths = await chooseReadable(await leaveOutWorkspaces(inside, input, hooks), hooks);
    if (paths.length === 0) report(hooks, input, 'NO_MATCH', `Expected ${input} to hold files to read, got none`);
    return paths;
  }
  if (found !== null) return leaveOutLocks([input], hooks);
  if (!isDynamicPattern(input)) {
    const message = `Expected ${input} to be a file or folder, got nothing of that name${describeWindowsPath(input)}`;
    report(hooks, input, 'NOT_FOUND', message);
    return [];
  }
  const matches = await leaveOutWorkspaces(await listFiles(input.replaceAll('\\', '/'), undefined), null, hooks);
  if (matches.length === 0) {
    report(hooks, input, 'NO_MATCH', `Expected ${input} to match files, got none${describeWindowsPath(input)}`);
  }
  return leaveOutLocks(matches, hooks);
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

/** Without the files of workspaces; each workspace is reported once. */
async function leaveOutWorkspaces(paths: readonly string[], input: string | null, hooks: ReadHooks): Promise<string[]> {
  const findWorkspace = createWorkspaceFinder(input);
  const reported = new Set<string>();
  const kept: string[] = [];
  for (const path of paths) {
    const workspace = await findWorkspace(path);
    if (workspace === null) {
      kept.push(path);
    } else if (!reported.has(workspace)) {
      reported.add(workspace);
      hooks.onLeftOut?.(workspace, 'a workspace of qingyu: its lake and state are no input');
    }
  }
  return kept;
}

async function chooseReadable(paths: readonly string[], hooks: ReadHooks): Promise<string[]> {
  const chosen: string[] = [];
  for (const path of paths) {
    if (isLock(path)) continue;
    if (readable.test(path) || (oldWorkbook.test(path) && (await isReadableInside(path)))) {
      chosen.push(path);
      continue;
    }
    const known = unreadable.find(([pattern]) => pattern.test(path));
    if (known !== undefined) hooks.onLeftOut?.(path, known[1]);
  }
  return chosen;
}

/** Whether a file has a format that is read, whatever its name. */
async function isReadableInside(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      sniffFormat(buffer.subarray(0, bytesRead), path);
      return true;
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

async function listFiles(pattern: string, cwd: string | undefined): Promise<string[]> {
  const paths = await glob(pattern, {
    onlyFiles: true,
    expandDirectories: false,
    ...(cwd === undefined ? {} : { cwd }),
  });
  return paths.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function report(hooks: ReadHooks, file: string, code: string, message: string): void {
  hooks.onFileError?.(file, new QingyuError(message, { code, stage: 'ingest', data: { file } }));
}
