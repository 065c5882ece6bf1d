import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';

/** By these folders a workspace is known (`locateWorkspace` of the lake names them). */
const marks = ['lake/messages', 'state'];
/** What the runs of a workspace write in it, and its settings: no messages, whoever names the folder. */
const own =
  /^(?:lake|state)(?:[/\\]|$)|^(?:qingyu\.json|(?:edits|audit|forgotten)\.jsonl|issue-ids-\d+\.csv|(?:secret|session)\.key(?:\.id)?|trends\.duckdb(?:\.wal)?)$/;

/**
 * Makes a function that tells to which workspace a file belongs that is therefore no input; null for one that may be read.
 * All files of a workspace below `input` belong to it. Of a workspace that `input` is, or lies in, only its own files do:
 * who names it keeps message files there.
 * @param input the folder that was named; null for a glob, of which nothing is below
 */
export function createWorkspaceFinder(input: string | null): (path: string) => Promise<string | null> {
  const base = input === null ? null : resolve(input);
  const known = new Map<string, Promise<boolean>>();
  const isWorkspace = (folder: string): Promise<boolean> => {
    const found = known.get(folder) ?? hasMarks(folder);
    known.set(folder, found);
    return found;
  };
  return async (path) => {
    const absolute = resolve(path);
    for (let folder = dirname(absolute); ; folder = dirname(folder)) {
      if (await isWorkspace(folder)) {
        const isBelow = base !== null && folder.startsWith(base.endsWith(sep) ? base : base + sep);
        if (isBelow || own.test(relative(folder, absolute))) return folder;
      }
      if (folder === dirname(folder)) return null;
    }
  };
}

async function hasMarks(folder: string): Promise<boolean> {
  const found = await Promise.all(marks.map((mark) => stat(resolve(folder, mark)).catch(() => null)));
  return found.every((entry) => entry?.isDirectory() === true);
}
