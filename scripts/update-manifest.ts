import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lays what one trainer says of its files over the manifest of a model folder; what the other trainers of the folder say of theirs stays as it is,
 * in its place.
 */
export function updateManifest(dir: string, part: Readonly<Record<string, unknown>>): void {
  const file = join(dir, 'manifest.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  writeFileSync(file, `${JSON.stringify({ ...known, ...part }, null, 1)}\n`);
}
