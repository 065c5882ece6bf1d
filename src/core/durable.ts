import { open, readdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import PQueue from 'p-queue';

/**
 * Puts a file in its place, whole or not at all, so that it is there also when the machine fails right after. Until then
 * its name begins with `.tmp-`.
 */
export async function writeDurably(file: string, content: string): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.tmp-${basename(file)}`);
  await writeFile(temporary, content);
  await syncFile(temporary);
  await rename(temporary, file);
  await syncFolder(folder);
}

/** Renames a folder of files so that it is there with all of them also when the machine fails right after. */
export async function renameFolderDurably(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { withFileTypes: true });
  await syncFiles(entries.filter((entry) => entry.isFile()).map(({ name }) => join(from, name)));
  await syncFolder(from);
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Files that are waited for at once: a disk writes several in the time of one. */
const atOnce = 8;

/** Waits until the disk has the content of files; their names are their folder's (`syncFolder`). */
export async function syncFiles(files: readonly string[]): Promise<void> {
  const queue = new PQueue({ concurrency: atOnce });
  await queue.addAll(files.map((file) => () => syncFile(file)));
}

async function syncFile(file: string): Promise<void> {
  // Windows syncs only what is open for writing.
  const handle = await open(file, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What systems answer that cannot sync a folder: they keep names in another way. */
const unable: ReadonlySet<unknown> = new Set(['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM']);

/** Waits until the disk has the names in a folder. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    await syncFile(folder);
  } catch (error) {
    if (!unable.has((error as NodeJS.ErrnoException).code)) throw error;
  }
}
