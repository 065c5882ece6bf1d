import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { execute as edit } from '../../src/commands/edit.ts';
import { execute as status } from '../../src/commands/status.ts';
import { silentLogger, systemClock } from '../../src/core/effects.ts';
import { refuseLaterVersion } from '../../src/lake/later-version.ts';
import { locateWorkspace, type Workspace } from '../../src/lake/workspace.ts';
import { rebuildTables, runPipeline } from '../../src/pipeline.ts';
import { recordIo } from '../commands/command-io.ts';

let workspace: Workspace;
const effects = { clock: systemClock, logger: silentLogger };

beforeEach(async () => {
  workspace = locateWorkspace(await mkdtemp(join(tmpdir(), 'qingyu-later-')));
});
afterEach(() => rm(workspace.root, { recursive: true, force: true }));

/** Files of a workspace that are said to be of these versions. */
async function write(record: unknown, manifest: unknown): Promise<void> {
  await mkdir(workspace.runsDir, { recursive: true });
  await mkdir(workspace.messagesDir, { recursive: true });
  await mkdir(join(workspace.stateDir, '000012'), { recursive: true });
  await writeFile(join(workspace.runsDir, 'r0001-1.json'), JSON.stringify({ version: record }));
  await writeFile(join(workspace.stateDir, '000012', 'manifest.json'), JSON.stringify({ version: manifest }));
}

const listAll = async (): Promise<string[]> => (await readdir(workspace.root, { recursive: true })).sort();

describe('a workspace that a newer version wrote', () => {
  it.each([
    [9, 2, 'r0001-1.json is of version 9, this one knows 1'],
    [1, 3, 'manifest.json is of version 3, this one knows 2'],
  ])(
    'is refused with one message before anything is written: records %i, manifest %i',
    async (record, manifest, reason) => {
      await write(record, manifest);
      const before = await listAll();
      const error = { code: 'LATER_VERSION', message: expect.stringContaining(reason) };
      const request = { workspaceDir: workspace.root };
      await expect(
        runPipeline({ ...request, inputs: [join(workspace.root, 'none.csv')] }, effects),
      ).rejects.toMatchObject(error);
      await expect(rebuildTables(request, effects)).rejects.toMatchObject(error);
      await expect(status([], { workspace: workspace.root }, recordIo())).rejects.toMatchObject(error);
      await expect(edit(['pin', ['I0000000000aa']], { workspace: workspace.root }, recordIo())).rejects.toMatchObject(
        error,
      );
      expect(await listAll()).toEqual(before);
    },
  );
});

it.each([
  [1, 2],
  [1, 1],
  ['9', null],
])(
  'one of this version or an earlier one is not, nor one that does not say: records %j, manifest %j',
  async (record, manifest) => {
    await write(record, manifest);
    await writeFile(join(workspace.runsDir, 'r0002-1.json'), 'no JSON');
    await copyFile(join(workspace.runsDir, 'r0002-1.json'), join(workspace.runsDir, '.tmp-r0003.json'));
    await expect(refuseLaterVersion(workspace)).resolves.toBeUndefined();
  },
);

it('a workspace that is not there is not either', async () => {
  await expect(refuseLaterVersion(locateWorkspace(join(workspace.root, 'none')))).resolves.toBeUndefined();
});
