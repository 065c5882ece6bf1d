import { realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { QingyuError } from '../core/errors.ts';
import type { ReadHooks } from './contract.ts';

/** A file to read. */
export interface InputFile {
  /** As it is opened; `-` for standard input. */
  readonly path: string;
  /** Base name; `-` for standard input. */
  readonly name: string;
  /** Size in bytes; null where it is not known. */
  readonly size: number | null;
}

const readable = /\.(?:csv|tsv|txt|jsonl|ndjson|json|parquet|xlsx|xlsm)(?:\.gz)?$/i;

/**
 * Resolves what the user named into files: a file as it is, of a folder all files of a known format below it (not
 * hidden ones, nor the lock files of spreadsheet programs), of a glob all files that match, `-` as standard input.
 * The order is that of `inputs`, within a folder or glob that of the paths; a file named twice is read once.
 * What does not exist or match is reported to `onFileError` (NOT_FOUND, NO_MATCH), and the rest is returned.
 */
export async function expandInputs(inputs: readonly string[], hooks: ReadHooks = {}): Promise<InputFile[]> {
  const files: InputFile[] = [];
  const seen = new Set<string>();
  for (const input of inputs) {
    for (const path of await expandInput(input, hooks)) {
      const identity = path === '-' ? path : await realpath(path);
      if (seen.has(identity)) continue;
      seen.add(identity);
      if (path === '-') {
        files.push({ path, name: path, size: null });
      } else {
        const { size } = await stat(path);
        files.push({ path, name: basename(path), size });
      }
    }
  }
  return files;
}

async function expandInput(input: string, hooks: ReadHooks): Promise<string[]> {
  if (input === '-') return [input];
  const found = await stat(input).catch(() => null);
  if (found?.isDirectory() === true) {
    const inside = await listFiles('**/*', input);
    const paths = inside.filter((path) => readable.test(path) && !basename(path).startsWith('~$'));
    if (paths.length === 0) report(hooks, input, 'NO_MATCH', `Expected ${input} to hold files to read, got none`);
    return paths.map((path) => join(input, path));
  }
  if (found !== null) return [input];
  if (!isDynamicPattern(input)) {
    report(hooks, input, 'NOT_FOUND', `Expected ${input} to be a file or folder, got nothing of that name`);
    return [];
  }
  const matches = await listFiles(input.replaceAll('\\', '/'), undefined);
  if (matches.length === 0) report(hooks, input, 'NO_MATCH', `Expected ${input} to match files, got none`);
  return matches;
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
