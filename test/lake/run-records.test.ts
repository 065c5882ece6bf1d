import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LogFields, silentLogger, systemClock } from '../../src/core/effects.ts';
import {
  composeHistory,
  type LakeHistory,
  openRunRecords,
  readHistory,
  readRecords,
  recordRuns,
} from '../../src/lake/run-records.ts';
import { commitGeneration, type Generation, stageGeneration } from '../../src/lake/state.ts';
import { createWorkspace, locateWorkspace, type Workspace } from '../../src/lake/workspace.ts';

let workspace: Workspace;
let warnings: { fields: LogFields; message: string }[];
const effects = {
  clock: systemClock,
  logger: { ...silentLogger, warn: (fields: LogFields, message = '') => void warnings.push({ fields, message }) },
};

beforeEach(async () => {
  warnings = [];
  workspace = locateWorkspace(await mkdtemp(join(tmpdir(), 'qingyu-records-')));
  await createWorkspace(workspace);
});

afterEach(async () => {
  await rm(workspace.root, { recursive: true, force: true });
});

const partFile = (digit: string): string => `${digit.repeat(32)}-1-0.parquet`;

const first = { seq: 1, runId: 'r0001-1' };
const second = { seq: 2, runId: 'r0002-2' };
const history: LakeHistory = {
  parts: [
    { file: partFile('b'), ...first },
    { file: partFile('a'), ...second, input: 0 },
    { file: partFile('d'), ...second, input: 3 },
  ],
  rejectParts: [{ file: partFile('c'), ...second }],
  runs: [
    { run_id: first.runId, seq: 1, rows_read: 5 },
    { run_id: second.runId, seq: 2, rows_read: 6 },
  ],
};

async function commit(parts: LakeHistory): Promise<Generation> {
  const manifest = { version: 1 as const, generation: 1, basis: '', edits: '', modelVersion: 'm', ...parts };
  return commitGeneration(workspace.stateDir, await stageGeneration(workspace.stateDir), manifest);
}

async function addParts(...files: readonly string[]): Promise<void> {
  for (const file of files) await writeFile(join(workspace.messagesDir, file), '');
}

describe('run records', () => {
  it('tell order and runs of the lake without any state', async () => {
    await openRunRecords(workspace, effects);
    await recordRuns(workspace.runsDir, history);
    expect(await readHistory(workspace.runsDir, null)).toEqual({ ...history, isComplete: false });
  });

  it('are never written anew', async () => {
    await openRunRecords(workspace, effects);
    await recordRuns(workspace.runsDir, history);
    await recordRuns(workspace.runsDir, { ...history, parts: [], runs: [] });
    expect((await readHistory(workspace.runsDir, null)).parts).toEqual(history.parts);
  });

  it('add nothing to a state that knows all of them', async () => {
    await openRunRecords(workspace, effects);
    await recordRuns(workspace.runsDir, history);
    const state = await commit(history);
    expect(await readHistory(workspace.runsDir, state)).toMatchObject({ ...history, isComplete: true });
  });

  it('complete a state that is older than the lake', async () => {
    await openRunRecords(workspace, effects);
    await recordRuns(workspace.runsDir, history);
    const older = await commit({ parts: history.parts.slice(0, 1), rejectParts: [], runs: history.runs.slice(0, 1) });
    expect(await readHistory(workspace.runsDir, older)).toEqual({ ...history, isComplete: false });
  });

  it('leave parts of runs that were never committed out', async () => {
    await openRunRecords(workspace, effects);
    await addParts(partFile('d'));
    await openRunRecords(workspace, effects);
    expect(await readHistory(workspace.runsDir, null)).toMatchObject({ parts: [], isComplete: true });
  });

  it('are made from the state of a workspace that has none yet', async () => {
    await addParts(partFile('b'), partFile('a'), partFile('d'));
    await commit(history);
    await openRunRecords(workspace, effects);
    expect(await readdir(workspace.runsDir)).toEqual([`${first.runId}.json`, `${second.runId}.json`]);
    expect(await readHistory(workspace.runsDir, null)).toEqual({ ...history, isComplete: false });
  });

  it('take all parts as one run where a workspace has neither records nor state', async () => {
    await addParts(partFile('b'), partFile('a'));
    await openRunRecords(workspace, effects);
    const unknown = { seq: 1, runId: 'unknown' };
    expect((await readHistory(workspace.runsDir, null)).parts).toEqual([
      { file: partFile('a'), ...unknown },
      { file: partFile('b'), ...unknown },
    ]);
  });

  it('take all parts as one run, and say so, where the state cannot be read', async () => {
    await addParts(partFile('a'));
    await commit(history);
    await writeFile(join(workspace.stateDir, '000001', 'manifest.json'), '{');
    await openRunRecords(workspace, effects);
    expect((await readHistory(workspace.runsDir, null)).parts).toEqual([
      { file: partFile('a'), seq: 1, runId: 'unknown' },
    ]);
    expect(warnings).toEqual([
      { fields: { error: expect.stringContaining('000001') }, message: expect.stringContaining('unreadable') },
    ]);
  });

  it('know by which other run a part counts where the one that brought it is taken back, in the order of its files', async () => {
    await openRunRecords(workspace, effects);
    const earlier = { parts: history.parts.slice(0, 1), rejectParts: [], runs: history.runs.slice(0, 1) };
    await recordRuns(workspace.runsDir, earlier);
    const read = {
      parts: [
        { file: partFile('a'), input: 0 },
        { file: partFile('b'), input: 1 },
        { file: partFile('d'), input: 3 },
      ],
      rejectParts: [partFile('c')],
    };
    await recordRuns(workspace.runsDir, { ...history, read });
    const records = await readRecords(workspace.runsDir);
    expect(composeHistory(records, new Set())).toEqual(history);
    const { parts, rejectParts, runs } = composeHistory(records, new Set([first.runId]));
    expect(parts).toEqual(read.parts.map((part) => ({ ...part, ...second })));
    expect(rejectParts).toEqual(history.rejectParts);
    expect(runs).toEqual(history.runs);
  });

  it('know the last run that read a part of rejects, but for runs that are taken back', async () => {
    await openRunRecords(workspace, effects);
    await recordRuns(workspace.runsDir, history);
    const third = { runId: 'r0003-3', seq: 3 };
    const runs = [...history.runs, { run_id: third.runId, seq: 3, rows_read: 6 }];
    const read = { parts: [], rejectParts: [partFile('c')] };
    await recordRuns(workspace.runsDir, { ...history, runs, read });
    const records = await readRecords(workspace.runsDir);
    const [part] = history.rejectParts;
    expect(composeHistory(records, new Set()).rejectParts).toEqual([{ ...part, lastSeq: 3 }]);
    expect(composeHistory(records, new Set([third.runId])).rejectParts).toEqual([part]);
    expect(composeHistory(records, new Set([second.runId])).rejectParts).toEqual([{ file: partFile('c'), ...third }]);
  });

  it('tell without any state which runs are taken back', async () => {
    await openRunRecords(workspace, effects);
    const rebuild = { run_id: 'r0003-3', seq: 3, started_at: '2026-01-05 09:00:00', without_runs: [second.runId] };
    await recordRuns(workspace.runsDir, { ...history, runs: [...history.runs, rebuild] });
    expect(await readHistory(workspace.runsDir, null)).toMatchObject({
      parts: history.parts.slice(0, 1),
      rejectParts: [],
    });
  });

  it('that cannot be read are an error that says what to do', async () => {
    await openRunRecords(workspace, effects);
    await writeFile(join(workspace.runsDir, 'r0001-1.json'), '{');
    await expect(readHistory(workspace.runsDir, null)).rejects.toMatchObject({
      code: 'RUN_RECORD_UNREADABLE',
      message: expect.stringContaining('remove it, run "qingyu rebuild", and read the files of that run again'),
    });
  });

  it('that cannot be read are written anew from a state that knows what their runs brought', async () => {
    await openRunRecords(workspace, effects);
    await recordRuns(workspace.runsDir, history);
    for (const damaged of ['', '{"version":1,"runId":"r00', '\0\0\0\0']) {
      await writeFile(join(workspace.runsDir, `${second.runId}.json`), damaged);
      await recordRuns(workspace.runsDir, history);
      expect(await readHistory(workspace.runsDir, null)).toEqual({ ...history, isComplete: false });
    }
  });

  it('are looked into where their runs are new enough, and written where they are missing', async () => {
    await openRunRecords(workspace, effects);
    await recordRuns(workspace.runsDir, history);
    const file = join(workspace.runsDir, `${first.runId}.json`);
    await writeFile(file, 'damaged');
    await recordRuns(workspace.runsDir, history, 1);
    expect(await readFile(file, 'utf8')).toBe('damaged');
    await recordRuns(workspace.runsDir, history, 2);
    await rm(join(workspace.runsDir, `${second.runId}.json`));
    await recordRuns(workspace.runsDir, history, 0);
    expect(await readHistory(workspace.runsDir, null)).toEqual({ ...history, isComplete: false });
  });

  it('of runs that are taken back are not written anew: no state says what these read', async () => {
    await openRunRecords(workspace, effects);
    await recordRuns(workspace.runsDir, history);
    const file = join(workspace.runsDir, `${second.runId}.json`);
    await writeFile(file, '');
    const rebuild = { run_id: 'r0003-3', seq: 3, started_at: '2026-01-05 09:00:00', without_runs: [second.runId] };
    const parts = history.parts.slice(0, 1);
    await recordRuns(workspace.runsDir, { parts, rejectParts: [], runs: [...history.runs, rebuild] });
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it('of a later version are an error that says so', async () => {
    await openRunRecords(workspace, effects);
    await recordRuns(workspace.runsDir, history);
    const [file] = await readdir(workspace.runsDir);
    const record = JSON.parse(await readFile(join(workspace.runsDir, file!), 'utf8')) as object;
    await writeFile(join(workspace.runsDir, file!), JSON.stringify({ ...record, later: 1 }));
    await expect(readHistory(workspace.runsDir, null)).rejects.toThrow(
      /this version of Qingyu or an earlier one \(.*"later"\)/,
    );
  });
});
