import type { Dirent, readdir, realpath, Stats, stat } from 'node:fs';
import nodeFileSystem from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { lostCharacter } from '../values/garbled.ts';

/** What files are listed by. */
export interface FileSystem {
  readonly readdir: typeof readdir;
  readonly realpath: typeof realpath;
  readonly stat: typeof stat;
}

/** What a pattern finds. */
export interface Listing {
  /** Whatever is no folder, in the order of the paths; among them links that lead nowhere, pipes and the like. */
  readonly paths: readonly string[];
  /** Folders on the way that could not be looked into, and why. */
  readonly unreadable: ReadonlyMap<string, Error>;
}

type Listed = (error: NodeJS.ErrnoException | null, entries?: Dirent[]) => void;

/**
 * Lists what matches a pattern, hidden files left out.
 * @param folder that the pattern is of, and that the paths begin with; null for the current one
 */
export async function listFiles(
  pattern: string,
  folder: string | null,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<Listing> {
  const base = resolve(folder ?? '.');
  const unreadable = new Map<string, Error>();
  const paths = await glob(pattern, {
    onlyFiles: true,
    expandDirectories: false,
    cwd: base,
    fs: listEverything(fileSystem, (path, error) => {
      unreadable.set(folder === null ? relative(base, path) || '.' : join(folder, relative(base, path)), error);
    }),
  });
  return {
    paths: paths.map((path) => (folder === null ? path : join(folder, path))).sort(comparePaths),
    unreadable,
  };
}

/** Whether a name has bytes that are no characters, so that nothing is found by it: GB18030, as archives of Windows are unpacked. */
export function hasUnreadableName(path: string): boolean {
  return path.includes(lostCharacter);
}

function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The glob passes over what it cannot open, and what is neither file nor folder: here the first is told, and all else listed as files. */
function listEverything(fileSystem: FileSystem, onUnreadable: (path: string, error: Error) => void) {
  const list = (path: string, options: { withFileTypes: true }, done: Listed): void => {
    fileSystem.readdir(path, options, (error, entries) => {
      // Where there is no such folder nothing matches; one that was listed a moment ago is there, if under another name.
      const isAbsent = error?.code === 'ENOENT' || error?.code === 'ENOTDIR';
      if (error !== null && (!isAbsent || hasUnreadableName(path))) onUnreadable(path, error);
      done(error, entries?.map(asFileUnlessFolder));
    });
  };
  const follow = (path: string, done: (error: null, found: string) => void): void => {
    fileSystem.realpath(path, (error, found) => done(null, error === null ? found : path));
  };
  const look = (path: string, done: (error: null, found: Pick<Stats, 'isDirectory'>) => void): void => {
    fileSystem.stat(path, (error, found) => done(null, error === null ? found : { isDirectory: () => false }));
  };
  return { readdir: list, realpath: follow, stat: look } as unknown as FileSystem;
}

function asFileUnlessFolder(entry: Dirent): Dirent {
  if (entry.isDirectory() || entry.isSymbolicLink()) return entry;
  return Object.assign(entry, { isFile: () => true });
}
