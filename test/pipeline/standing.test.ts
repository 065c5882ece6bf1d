import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLogger, systemClock } from '../../src/core/effects.ts';
import type { CommittedPart } from '../../src/lake/committed-part.ts';
import { namePart } from '../../src/lake/parts.ts';
import { openRunRecords, recordRuns } from '../../src/lake/run-records.ts';
import { commitGeneration, stageGeneration } from '../../src/lake/state.ts';
import { createWorkspace, locateWorkspace, type Workspace } from '../../src/lake/workspace.ts';
import { readStanding, salvageStanding } from '../../src/pipeline/standing.ts';

let workspace: Workspace;
const effects = { clock: systemClock, logger: silentLogger };

beforeEach(async () => {
  workspace = locateWorkspace(await mkdtemp(join(tmpdir(), 'qingyu-standing-')));
  await createWorkspace(workspace);
  await openRunRecords(workspace, effects);
});

afterEach(async () => {
  await rm(workspace.root, { recursive: true, force: true });
});

async function commit(run: Record<string, unknown>, parts: CommittedPart[] = []): Promise<void> {
  const manifest = { version: 1 as const, generation: 1, basis: '', edits: '', modelVersion: 'm' };
  const made = {
    ...manifest,
    parts,
    rejectParts: [],
    runs: [{ run_id: 'r0001-1', seq: 1, generation: '1', ...run }],
  };
  await recordRuns(workspace.runsDir, made);
  await commitGeneration(workspace.stateDir, await stageGeneration(workspace.stateDir), made);
}

describe('the standing of a workspace', () => {
  it('goes on from runs with what this version records of them', async () => {
    await commit({ alerts: { until: null, events: [] }, with_runs: [] });
    expect(await readStanding(workspace, effects)).toMatchObject({ nextSeq: 2, nextGeneration: 2 });
  });

  it('is refused where a later version wrote of a run what this one does not know', async () => {
    await commit({ later: true });
    const error = { code: 'LATER_VERSION', data: { runId: 'r0001-1', fields: ['later'] } };
    await expect(readStanding(workspace, effects)).rejects.toMatchObject(error);
    await expect(salvageStanding(workspace, { without: [], with: [] }, effects)).rejects.toMatchObject(error);
  });

  it('is, for a rebuild, without the parts that are gone from the lake, and says how many those are', async () => {
    const [kept, gone, stray] = ['a', 'b', 'c'].map((digit) => namePart(digit.repeat(32), 1, 0).file);
    await commit(
      {},
      [kept!, gone!].map((file) => ({ file, seq: 1, runId: 'r0001-1' })),
    );
    for (const file of [kept!, stray!]) await writeFile(join(workspace.messagesDir, file), '');
    const warn = vi.fn();
    const logger = { ...silentLogger, warn };
    const { history } = await salvageStanding(workspace, { without: [], with: [] }, { ...effects, logger });
    expect(history.parts.map(({ file }) => file)).toEqual([kept]);
    const dir = workspace.messagesDir;
    expect(warn.mock.calls).toEqual([
      [{ dir, missing: 1 }, 'Parts of finished runs are gone from the lake'],
      [{ dir, leftOut: 1 }, 'Left out parts that belong to no finished run'],
    ]);
  });

  it('gives the next generation a number that no folder has, though its manifest is empty and the lake has no record of its run', async () => {
    await commit({});
    await rm(join(workspace.runsDir, 'r0001-1.json'));
    await writeFile(join(workspace.stateDir, '000001', 'manifest.json'), '');
    const warn = vi.fn();
    const logger = { ...silentLogger, warn };
    const standing = await salvageStanding(workspace, { without: [], with: [] }, { ...effects, logger });
    const reason = { error: expect.stringContaining('readable manifest') };
    expect(warn).toHaveBeenCalledWith(reason, expect.stringContaining('unreadable'));
    expect(standing).toMatchObject({ state: null, nextGeneration: 2 });
    const made = {
      version: 1 as const,
      generation: standing.nextGeneration,
      basis: '',
      edits: '',
      modelVersion: 'm',
      ...standing.history,
    };
    await commitGeneration(workspace.stateDir, await stageGeneration(workspace.stateDir), made);
    expect((await readStanding(workspace, effects)).state?.manifest.generation).toBe(2);
  });
});
