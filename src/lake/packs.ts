import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isWholePart, locatePart } from './parts.ts';

/**
 * Packs hold copies of the rows of many small parts, so that a lake into which files have come for years is read in a few files: each
 * costs a footer at every look at the lake. They lie beside the parts (`lake/messages/packs/`), which stay what counts: what becomes of
 * a pack, nothing is lost, and a part whose pack is gone is read from its own file.
 *
 * The index says which parts a pack has, in the order of `packed_as`. A pack without a line in it is none.
 */
const indexSchema = z.strictObject({
  version: z.literal(1),
  packs: z.array(z.strictObject({ file: z.string(), parts: z.array(z.string()) })),
});

/** A pack: its file, and the parts whose rows it has, by `packed_as`. */
export interface Pack {
  readonly file: string;
  readonly parts: readonly string[];
}

/** Where the rows of a part are read: the path of a file, and which of its parts it is there; null where the file is its own. */
export interface PartHome {
  readonly path: string;
  readonly packedAs: number | null;
}

/** Folder of the packs of a lake folder. */
export function locatePacks(dir: string): string {
  return join(dir, 'packs');
}

/** Where a lake folder lists its packs. */
export function locateIndex(dir: string): string {
  return join(locatePacks(dir), 'index.json');
}

/**
 * The packs of a lake folder, the oldest first: those that the index lists and that are whole. An index that cannot be read, as a disk
 * may leave it or another version may write it, lists none.
 */
export async function readPacks(dir: string): Promise<Pack[]> {
  const packs: Pack[] = [];
  for (const pack of await readIndex(locateIndex(dir))) {
    if (await isWholePart(locatePacks(dir), pack.file)) packs.push(pack);
  }
  return packs;
}

/** Where the rows of each part of a lake folder are read, in the order of the parts. */
export async function findHomes(dir: string, parts: readonly string[]): Promise<PartHome[]> {
  const packed = new Map<string, PartHome>();
  for (const { file, parts: names } of await readPacks(dir)) {
    const path = locatePart(locatePacks(dir), file);
    for (const [packedAs, name] of names.entries()) packed.set(name, { path, packedAs });
  }
  return parts.map((part) => packed.get(part) ?? { path: locatePart(dir, part), packedAs: null });
}

async function readIndex(file: string): Promise<readonly Pack[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '';
    throw error;
  });
  try {
    const { success, data } = indexSchema.safeParse(JSON.parse(text));
    return success ? data.packs : [];
  } catch {
    return [];
  }
}

/** Removes the files of a pack folder that no pack is: of a run that was killed, and packs that a larger one replaced. */
export async function removeStrayPacks(dir: string, packs: readonly Pack[]): Promise<void> {
  const kept = new Set([...packs.map(({ file }) => file), 'index.json']);
  for (const name of await readdir(locatePacks(dir))) {
    if (!kept.has(name)) await rm(join(locatePacks(dir), name), { force: true });
  }
}

/** Removes all packs of a lake folder: its parts hold all that they held. */
export async function removePacks(dir: string): Promise<void> {
  await rm(locatePacks(dir), { recursive: true, force: true });
}
