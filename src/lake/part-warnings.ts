import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { QingyuError } from '../core/errors.ts';

/** How many rows of a part had a value that could not be used, a field and reason. */
const warningsSchema = z.array(z.strictObject({ field: z.string(), code: z.string(), count: z.int() }));
export type PartWarnings = Readonly<z.infer<typeof warningsSchema>>;

const ending = '.warnings.json';

/**
 * Keeps the warnings of a message part beside it, so that a run which finds the part can tell them, too. Write them
 * before the part, which tells that both are there; where there are none no file is written.
 * @param hash that the part's name begins with
 */
export async function writePartWarnings(dir: string, hash: string, warnings: PartWarnings): Promise<void> {
  if (warnings.length === 0) return;
  const temporary = join(dir, `.tmp-${process.pid}-${hash}${ending}`);
  await writeFile(temporary, JSON.stringify(warnings));
  await rename(temporary, nameWarnings(dir, hash));
}

/** Hashes of the parts that have warnings; what a killed run left half-written has the hash of none. */
export async function listPartWarnings(dir: string): Promise<Set<string>> {
  const names = (await readdir(dir)).filter((name) => name.endsWith(ending));
  return new Set(names.map((name) => name.slice(0, -ending.length)));
}

/** Where the warnings of a part are, if it has any. */
export function nameWarnings(dir: string, hash: string): string {
  return join(dir, `${hash}${ending}`);
}

/** @throws QingyuError WARNINGS_UNREADABLE */
export async function readPartWarnings(dir: string, hash: string): Promise<PartWarnings> {
  const file = nameWarnings(dir, hash);
  try {
    return warningsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new QingyuError(
      `Expected ${file} to hold the warnings of a part: delete it, and nothing is lost but how many values of that part were left empty`,
      {
        code: 'WARNINGS_UNREADABLE',
        stage: 'lake',
        data: { file },
        cause,
      },
    );
  }
}
