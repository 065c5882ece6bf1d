import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Effects } from '../core/effects.ts';
import { QingyuError } from '../core/errors.ts';
import { listParts } from './parts.ts';
import type { CommittedPart } from './resolve.ts';
import { type Generation, type Manifest, readGeneration } from './state.ts';
import type { Workspace } from './workspace.ts';

/**
 * What a run brought to the lake: `lake/runs/<run id>.json`, written once when the run is committed. With these the lake
 * tells by itself in which order its parts came, and which of them belong to no run: those of a run that was refused or killed.
 */
const recordSchema = z.strictObject({
  version: z.literal(1),
  runId: z.string(),
  seq: z.int(),
  /** Parts that this run was the first to bring. */
  parts: z.array(z.string()),
  rejectParts: z.array(z.string()),
  /** As in a generation's manifest; null where nothing is known of the run but its parts. */
  run: z.record(z.string(), z.unknown()).nullable(),
});
type LakeRun = z.infer<typeof recordSchema>;

/** What the runs of a workspace brought, as a generation's manifest lists it. */
export type LakeHistory = Pick<Manifest, 'parts' | 'rejectParts' | 'runs'>;

/** Parts of which nobody knows the run: they count as if they had come first. */
const unknownRun = { seq: 1, runId: 'unknown' } as const;

/**
 * Sees to it that the lake has a folder of run records. Workspaces of earlier versions have none: theirs are made from
 * the state, or, where that is gone, all parts of the lake are taken as one run's. A state that cannot be read counts as gone,
 * with a warning. Call before parts are added.
 */
export async function openRunRecords(workspace: Workspace, effects: Effects): Promise<void> {
  const { runsDir, messagesDir, rejectsDir, stateDir } = workspace;
  if (await exists(runsDir)) {
    for (const name of await readdir(runsDir)) if (name.startsWith('.tmp-')) await rm(join(runsDir, name));
    return;
  }
  const previous = await readGeneration(stateDir).catch((error: unknown) => {
    effects.logger.warn(
      { error },
      'The state is unreadable and the lake has no records of runs; all its parts count as brought by one run',
    );
    return null;
  });
  const staged = `${runsDir}.tmp`;
  await rm(staged, { recursive: true, force: true });
  await mkdir(staged);
  await recordRuns(
    staged,
    previous?.manifest ?? { parts: await adoptAll(messagesDir), rejectParts: await adoptAll(rejectsDir), runs: [] },
  );
  await rename(staged, runsDir);
}

/** Writes the records that are missing: of the run just committed, and of one killed after it had committed its state. */
export async function recordRuns(runsDir: string, history: LakeHistory): Promise<void> {
  const present = new Set(await readdir(runsDir));
  for (const record of groupByRun(history)) {
    const file = `${record.runId}.json`;
    if (present.has(file)) continue;
    const temporary = join(runsDir, `.tmp-${file}`);
    await writeFile(temporary, JSON.stringify(record));
    await rename(temporary, join(runsDir, file));
  }
}

/**
 * What the runs so far brought: the state's own list, completed from the lake where the state is gone or older.
 * @returns `isComplete` is true where the state knows of every run
 */
export async function readHistory(
  runsDir: string,
  previous: Generation | null,
): Promise<LakeHistory & { readonly isComplete: boolean }> {
  const known = groupByRun(previous?.manifest ?? { parts: [], rejectParts: [], runs: [] });
  const knownFiles = new Set(known.map(({ runId }) => `${runId}.json`));
  const files = (await readdir(runsDir)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  const missing = files.filter((file) => !knownFiles.has(file));
  if (previous !== null && missing.length === 0) return { ...previous.manifest, isComplete: true };
  const records = [...known, ...(await Promise.all(missing.map((file) => readRecord(join(runsDir, file)))))];
  records.sort((a, b) => a.seq - b.seq || (a.runId < b.runId ? -1 : 1));
  return {
    parts: listFirst(records, 'parts'),
    rejectParts: listFirst(records, 'rejectParts'),
    runs: records.flatMap(({ run }) => (run === null ? [] : [run])),
    isComplete: missing.length === 0,
  };
}

function groupByRun({ parts, rejectParts, runs }: LakeHistory): LakeRun[] {
  const records = new Map<string, LakeRun>();
  const open = (runId: string, seq: number): LakeRun => {
    const record = records.get(runId) ?? { version: 1, runId, seq, parts: [], rejectParts: [], run: null };
    records.set(runId, record);
    return record;
  };
  for (const run of runs) open(String(run.run_id), Number(run.seq)).run = run;
  for (const part of parts) open(part.runId, part.seq).parts.push(part.file);
  for (const part of rejectParts) open(part.runId, part.seq).rejectParts.push(part.file);
  return [...records.values()];
}

/** Parts with the first run that lists them. */
function listFirst(records: readonly LakeRun[], kind: 'parts' | 'rejectParts'): CommittedPart[] {
  const parts = new Map<string, CommittedPart>();
  for (const { seq, runId, [kind]: files } of records) {
    for (const file of files) if (!parts.has(file)) parts.set(file, { file, seq, runId });
  }
  return [...parts.values()];
}

async function adoptAll(dir: string): Promise<CommittedPart[]> {
  return [...(await listParts(dir)).values()].map(({ file }) => ({ file, ...unknownRun }));
}

async function readRecord(file: string): Promise<LakeRun> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new QingyuError(`Expected ${file} to be a readable record of a run`, {
      code: 'RUN_RECORD_UNREADABLE',
      stage: 'lake',
      data: { file },
      cause,
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
