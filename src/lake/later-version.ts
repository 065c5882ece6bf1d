import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { QingyuError } from '../core/errors.ts';
import { recordVersion } from './run-records.ts';
import { manifestVersion, newestManifest } from './state.ts';
import type { Workspace } from './workspace.ts';

/** The newest runs, whose records are looked into: a newer version that wrote here wrote last. */
const recentRuns = 100;

/**
 * Refuses a workspace that a newer version wrote, by what the newest state and the newest records of runs say of themselves. To be asked before
 * anything is written there; what cannot be read is left to those who need it.
 * @throws QingyuError LATER_VERSION
 */
export async function refuseLaterVersion({ root, stateDir, runsDir }: Workspace): Promise<void> {
  const manifest = await newestManifest(stateDir).catch(() => null);
  const records = (await readdir(runsDir).catch(() => [])).filter((name) => /^[^.].*\.json$/.test(name)).sort();
  const files = [
    ...(manifest === null ? [] : [{ file: manifest, known: manifestVersion }]),
    ...records.slice(-recentRuns).map((name) => ({ file: join(runsDir, name), known: recordVersion })),
  ];
  for (const { file, known } of files) {
    const version = await readVersion(file);
    if (version <= known) continue;
    throw new QingyuError(
      `Expected ${root} to be a workspace of this version of Qingyu or an earlier one, got one that a newer version wrote (${file} is of version ${version}, this one knows ${known}); use that version`,
      { code: 'LATER_VERSION', stage: 'lake', data: { file, version } },
    );
  }
}

/** What a file says of its version; 0 where it says nothing. */
async function readVersion(file: string): Promise<number> {
  try {
    const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version?: unknown };
    return typeof version === 'number' ? version : 0;
  } catch {
    return 0;
  }
}
