import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/core/duckdb.ts';
import type { CommittedPart } from '../../src/lake/committed-part.ts';
import { hashPart, namePart } from '../../src/lake/parts.ts';
import { resolveLake } from '../../src/lake/resolve.ts';
import { readRecords, recordRuns } from '../../src/lake/run-records.ts';
import { lakeColumns } from '../../src/lake/schema.ts';
import { commitGeneration, stageGeneration } from '../../src/lake/state.ts';
import {
  dropSuperseded,
  findSuperseded,
  finishDropping,
  replaceParts,
  type SupersededPart,
} from '../../src/lake/superseded.ts';
import { createWorkspace, locateWorkspace, type Workspace } from '../../src/lake/workspace.ts';
import { encodeLines, writePart } from '../../src/lake/write-part.ts';
import { resolveOptions } from './resolve-options.ts';

let workspace: Workspace;
let db: Database;

beforeEach(async () => {
  workspace = locateWorkspace(await mkdtemp(join(tmpdir(), 'qingyu-superseded-')));
  await createWorkspace(workspace);
  db = await openDatabase(':memory:', { memoryLimit: '512MB', threads: 1 });
});

afterEach(async () => {
  db.close();
  await rm(workspace.root, { recursive: true, force: true });
});

/** Runs of one day each. */
const runOf = (seq: number): string => `r000${seq}-202401${String(seq).padStart(2, '0')}080000`;
const until = '2024-01-09 08:00:00';

/** A part with a row for each id, by an analysis and a model of a time. */
async function addPart(
  seq: number,
  ids: readonly string[],
  analysis: string,
  more: Readonly<Record<string, unknown>> = {},
  time = analysis,
): Promise<CommittedPart> {
  const lines = ids.map((id) =>
    JSON.stringify({
      source: 'main',
      given_id: id,
      row_hash: hashPart(id),
      text_hash: hashPart('text', id),
      input_hash: hashPart('input', id).slice(0, 16),
      model_time: time,
      model_version: time,
      analysis_version: analysis,
      title: '',
      body: `${id}号楼的电梯停了`,
      author: id,
      created_at: '2024-01-01 08:00:00',
      topic: `by ${analysis}`,
      ...more,
    }),
  );
  const { file } = namePart(hashPart(...lines), lines.length, 0);
  await writePart(db, workspace.messagesDir, file, lakeColumns, [encodeLines(lines)]);
  return { file, seq, runId: runOf(seq), input: 0 };
}

async function find(parts: readonly CommittedPart[], by = until): Promise<readonly SupersededPart[]> {
  await resolveLake(db, workspace.messagesDir, parts, { analysis: 'a2', model: 'a2' }, resolveOptions);
  return findSuperseded(db, by);
}

async function readLake(parts: readonly CommittedPart[]) {
  await resolveLake(db, workspace.messagesDir, parts, { analysis: 'a2', model: 'a2' }, resolveOptions);
  return db.rows('FROM resolved ORDER BY message_id');
}

it('parts of an earlier analysis give way to those of the current one that have their rows, which changes no message', async () => {
  const old = await addPart(1, ['1', '2'], 'a1');
  const between = await addPart(2, ['1', '2'], 'a0');
  const more = await addPart(3, ['3'], 'a1');
  const now = await addPart(4, ['1', '2'], 'a2');
  const parts = [old, between, more, now];
  const before = await readLake(parts);
  const superseded = await find(parts);
  expect(superseded).toEqual(
    [old, between].map(({ file }) => ({ file, by: now.file })).sort((a, b) => (a.file < b.file ? -1 : 1)),
  );
  const replaced = replaceParts(parts, superseded);
  expect(replaced).toEqual([{ ...old, file: now.file }, more]);
  expect(await readLake(replaced)).toEqual(before);
  expect(before.map(({ run_id, topic }) => [run_id, topic])).toEqual([
    [runOf(1), 'by a2'],
    [runOf(1), 'by a2'],
    [runOf(3), 'by a1'],
  ]);
});

it('parts stay that came lately, or whose rows another version reads or masks otherwise', async () => {
  const now = await addPart(2, ['1', '2'], 'a2');
  expect(await find([await addPart(1, ['1', '2'], 'a1'), now], '2024-01-02 07:59:59')).toEqual([]);
  expect(await find([await addPart(1, ['1', '2'], 'a1', {}, 'a3'), now])).toEqual([]);
  const changes = [
    { row_hash: 'x' },
    { text_hash: 'x' },
    { derived_id: 'x' },
    { input_hash: 'x' },
    { tells_handling: false },
  ];
  for (const change of changes) expect(await find([await addPart(1, ['1', '2'], 'a1', change), now])).toEqual([]);
  expect(await find([await addPart(1, ['2', '1'], 'a1'), now])).toEqual([]);
  expect(await find([await addPart(1, ['1', '2', '3'], 'a1'), now])).toEqual([]);
  // Parts of earlier versions may say less.
  expect(await find([await addPart(1, ['1', '2'], 'a1', { input_hash: undefined }), now])).toHaveLength(1);
});

it('of equal parts of one run or one analysis none is dropped: nobody knows which stands for which', async () => {
  const twin = { likes: 1 };
  const old = await addPart(1, ['1'], 'a1');
  const now = await addPart(2, ['1'], 'a2');
  expect(await find([old, await addPart(1, ['1'], 'a1', twin), now])).toEqual([]);
  expect(await find([old, now, await addPart(2, ['1'], 'a2', twin)])).toEqual([]);
});

it('superseded parts go when no record names them, also where a run was killed in between', async () => {
  const old = [await addPart(1, ['1'], 'a1'), await addPart(2, ['2'], 'a1')];
  const now = [await addPart(3, ['1'], 'a2'), await addPart(3, ['2'], 'a2')];
  const runs = [1, 2, 3].map((seq) => ({ run_id: runOf(seq), seq }));
  const { runsDir, stateDir, messagesDir } = workspace;
  await mkdir(runsDir);
  await recordRuns(runsDir, { parts: [...old, ...now], rejectParts: [], runs });
  const superseded = old.map(({ file }, index) => ({ file, by: now[index]!.file }));
  const manifest = {
    version: 1 as const,
    generation: 3,
    basis: '',
    edits: '',
    modelVersion: 'a2',
    rejectParts: [],
    runs,
  };
  const parts = [...replaceParts([...old, ...now], superseded)];
  await commitGeneration(stateDir, await stageGeneration(stateDir), { ...manifest, parts, superseded });
  // Killed when one of two was taken out.
  await dropSuperseded(workspace, superseded.slice(0, 1));
  await finishDropping(workspace);
  expect((await readdir(messagesDir)).sort()).toEqual(now.map(({ file }) => file).sort());
  const names = now.map(({ file }) => file);
  const records = await readRecords(runsDir);
  expect(records.map((record) => record.parts)).toEqual([[names[0]], [names[1]], names]);
  // A part that comes again is that of a later run.
  await finishDropping(workspace);
  expect(await readRecords(runsDir)).toEqual(records);
});
