import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listCorrections } from '../cluster/edits/corrections.ts';
import type { Edit } from '../cluster/edits/edit.ts';
import { toJsonLine } from '../core/whole-characters.ts';

/** Hash of the editor log as it stands; of nothing where there is none. */
export async function hashEdits(editsFile: string): Promise<string> {
  const text = await readFile(editsFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return Buffer.alloc(0);
  });
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Labels that editors corrected go with the generation, as its issues do. */
export async function writeCorrections(dir: string, edits: readonly Edit[]): Promise<void> {
  const lines = listCorrections(edits).map(toJsonLine);
  await writeFile(join(dir, 'corrections.ndjson'), lines.join(''));
}
