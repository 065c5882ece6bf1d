import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  commitGeneration,
  type Manifest,
  readGeneration,
  removeOldGenerations,
  stageGeneration,
} from '../../src/lake/state.ts';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-state-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

const settings = (workers: number): string => JSON.stringify({ workers, words: '甲'.repeat(1000) });
const run = (seq: number, workers: number) => ({ run_id: `r${seq}`, seq, settings: settings(workers) });

const manifest: Manifest = {
  version: 1,
  generation: 1,
  basis: 'b',
  edits: 'e',
  modelVersion: 'm',
  parts: [],
  rejectParts: [],
  // Records of earlier versions may have no settings.
  runs: [{ run_id: 'r0', seq: 0 }, run(1, 1), run(2, 2), run(3, 1), run(4, 1)],
};

const commit = async () => commitGeneration(dir, await stageGeneration(dir), manifest);

describe('a manifest', () => {
  it('keeps the settings that runs have in common once, and gives each run its own', async () => {
    const { dir: generation } = await commit();
    const text = await readFile(join(generation, 'manifest.json'), 'utf8');
    expect(text.split('甲'.repeat(1000))).toHaveLength(3);
    expect((await readGeneration(dir))?.manifest).toEqual(manifest);
  });

  it('of an earlier version, whose runs have their settings each, is read', async () => {
    const { dir: generation } = await commit();
    await writeFile(join(generation, 'manifest.json'), JSON.stringify(manifest));
    expect((await readGeneration(dir))?.manifest).toEqual(manifest);
  });

  it('that names settings which it does not have cannot be read', async () => {
    const { dir: generation } = await commit();
    const broken = { ...manifest, version: 2, settings: [], runs: [{ run_id: 'r1', settings: 0 }] };
    await writeFile(join(generation, 'manifest.json'), JSON.stringify(broken));
    await expect(readGeneration(dir)).rejects.toMatchObject({ code: 'STATE_UNREADABLE' });
  });
});

it('old generations go, and so does what a killed run left; nothing else does', async () => {
  for (const generation of [1, 2, 3]) {
    await commitGeneration(dir, await stageGeneration(dir), { ...manifest, generation });
  }
  await stageGeneration(dir);
  await writeFile(join(dir, 'notes.txt'), '');
  await removeOldGenerations(dir, 2);
  expect((await readdir(dir)).sort()).toEqual(['000002', '000003', 'notes.txt']);
});
