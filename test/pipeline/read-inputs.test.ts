import { mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingestSettings } from '../../src/ingest/settings.ts';
import { namePart } from '../../src/lake/parts.ts';
import { createWorkspace, locateWorkspace, type Workspace } from '../../src/lake/workspace.ts';
import type { BatchPool } from '../../src/pipeline/pool.ts';
import type { BatchTask } from '../../src/pipeline/process-batch.ts';
import { type ReadProgress, readInputs } from '../../src/pipeline/read-inputs.ts';

let workspace: Workspace;
let tasks: BatchTask[];

beforeEach(async () => {
  workspace = locateWorkspace(await mkdtemp(join(tmpdir(), 'qingyu-inputs-')));
  await createWorkspace(workspace);
  await writeFile(join(workspace.root, 'a.csv'), '编号,标题,内容\n1,路灯不亮,路灯坏了\n2,路灯不亮,路灯坏了半年\n');
  tasks = [];
});

afterEach(async () => {
  await rm(workspace.root, { recursive: true });
});

/** Writes parts of one message and one refused row, of which only the frame is Parquet. */
const pool: BatchPool = {
  size: 1,
  processBatch: async (task) => {
    tasks.push(task);
    const messagePart = (task.knownPart ?? namePart(task.messageHash, 1, 1)).file;
    const rejectPart = namePart(task.rejectHash, 0, 1).file;
    if (task.knownPart === null) await writeFile(join(workspace.messagesDir, messagePart), 'PAR1 rows PAR1');
    await writeFile(join(workspace.rejectsDir, rejectPart), 'PAR1 rows PAR1');
    const timings = { normalise: 0, segment: 0, places: 0, classify: 0, represent: 0, write: 0 };
    return { messagePart, rejectPart, accepted: 1, rejected: 1, warnings: [], cut: {}, timings };
  },
  close: async () => undefined,
};

const read = (files = ['a.csv'], onProgress: (progress: ReadProgress) => void = () => undefined) => {
  tasks = [];
  const versions = { model: 'm', modelTime: '', analysis: 'a', all: 'all' };
  const inputs = files.map((file) => join(workspace.root, file));
  return readInputs(inputs, workspace, ingestSettings.parse({}), pool, versions, onProgress);
};

async function damage(dir: string, bytes: number): Promise<void> {
  for (const file of await readdir(dir)) await truncate(join(dir, file), bytes);
}

it('tells of bytes as read whose rows are stored, not of those that it read ahead', async () => {
  await writeFile(join(workspace.root, 'b.csv'), '编号,标题,内容\n3,垃圾没人清,垃圾堆了一周\n');
  const files = ['a.csv', 'b.csv'];
  const [first = 0, second = 0] = await Promise.all(
    files.map(async (file) => (await stat(join(workspace.root, file))).size),
  );
  const seen: ReadProgress[] = [];
  await read(files, (progress) => seen.push(progress));
  const bytesTotal = first + second;
  expect(seen).toEqual([
    { rows: 2, bytesRead: first, bytesTotal },
    { rows: 4, bytesRead: bytesTotal, bytesTotal },
    { rows: 4, bytesRead: bytesTotal, bytesTotal },
  ]);
});

it('lists parts by the names of their last files and by their rows, whichever is made first, and how often each was read', async () => {
  const files = { 'day10.csv': ['C', 'A', 'D'], 'day9.csv': ['A', 'B'] };
  for (const [file, ids] of Object.entries(files)) {
    const lines = ['编号,标题,内容', ...ids.map((id) => `${id},路灯不亮,路灯坏了`)];
    await writeFile(join(workspace.root, file), lines.join('\n'));
  }
  const waiting: (() => void)[] = [];
  const names = new Map<string, string>();
  const backwards: BatchPool = {
    ...pool,
    size: 5,
    processBatch: async (task) => {
      const result = await pool.processBatch(task);
      const { rows } = JSON.parse(task.batch) as { rows: string[][] };
      names.set(result.messagePart, rows[0]![0]!);
      // The last batch is done first.
      if (waiting.length < 4) await new Promise<void>((resolve) => waiting.push(resolve));
      waiting.pop()?.();
      return result;
    },
  };
  const versions = { model: 'm', modelTime: '', analysis: 'a', all: 'all' };
  const inputs = Object.keys(files).map((file) => join(workspace.root, file));
  const settings = ingestSettings.parse({ batchSize: 1 });
  const { messageParts } = await readInputs(inputs, workspace, settings, backwards, versions, () => undefined);
  expect(messageParts.map(({ file, ...part }) => ({ id: names.get(file), ...part }))).toEqual([
    { id: 'B', reads: 1, input: 0 },
    { id: 'C', reads: 1, input: 1 },
    { id: 'A', reads: 2, input: 1 },
    { id: 'D', reads: 1, input: 1 },
  ]);
});

describe('reading a file again', () => {
  it('processes nothing that the lake has', async () => {
    await read();
    const { accepted, rejected, notes } = await read();
    expect({ accepted, rejected, notes, tasks }).toEqual({ accepted: 1, rejected: 1, notes: [], tasks: [] });
  });

  it.each([0, 3, 10])('makes a part anew of which only %i bytes are left, and says so', async (bytes) => {
    await read();
    await damage(workspace.messagesDir, bytes);
    const { accepted, notes } = await read();
    expect(accepted).toBe(1);
    expect(tasks).toMatchObject([{ knownPart: null }]);
    expect(notes).toEqual([expect.stringMatching(/a\.csv: .*damaged and is made anew/)]);
    expect((await read()).notes).toEqual([]);
    expect(tasks).toEqual([]);
  });

  it('makes only the refused rows anew where only theirs are damaged', async () => {
    await read();
    await damage(workspace.rejectsDir, 0);
    await read();
    expect(tasks).toMatchObject([{ knownPart: { accepted: 1, rejected: 1 } }]);
  });
});
