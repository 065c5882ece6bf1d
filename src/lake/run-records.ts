import { access, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { renameFolderDurably, writeDurably } from '../core/durable.ts';
import type { Effects } from '../core/effects.ts';
import { describeProblem, QingyuError } from '../core/errors.ts';
import type { CommittedPart } from './committed-part.ts';
import { listParts } from './parts.ts';
import { type Generation, type Manifest, readGeneration } from './state.ts';
import { listTakenBack } from './taken-back.ts';
import type { Workspace } from './workspace.ts';

/** Of records as this version writes them. */
export const recordVersion = 1;

/**
 * What a run brought to the lake: `lake/runs/<run id>.json`, written once when the run is committed. With these the lake
 * tells by itself in which order its parts came, and which of them belong to no run: those of a run that was refused or killed.
 */
const recordSchema = z.strictObject({
  version: z.literal(recordVersion),
  runId: z.string(),
  seq: z.int(),
  /**
   * Parts that this run read, in the order of its files. The first run that lists one brought it; where that run is taken
   * back, the next one did. Records of earlier versions list only what their run was the first to bring.
   */
  parts: z.array(z.string()),
  /** `CommittedPart.input` of each of these; records of earlier versions lack it. */
  inputs: z.array(z.int()).optional(),
  rejectParts: z.array(z.string()),
  /** As in a generation's manifest; null where nothing is known of the run but its parts. */
  run: z.record(z.string(), z.unknown()).nullable(),
});
export type LakeRun = z.infer<typeof recordSchema>;

/** What the runs of a workspace brought, as a generation's manifest lists it: without the parts of runs that are taken back. */
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
      { error: describeProblem(error) },
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
  await renameFolderDurably(staged, runsDir);
}

/**
 * Writes the records that are missing: of the run just committed, and of one killed after it had committed its state. One
 * that is no JSON, as a disk may leave it, is written anew, but for a run that is taken back: a state does not list what it read.
 * @param looked of how many of the newest runs the records are looked into; what is there of the others is taken as it is
 */
export async function recordRuns(
  runsDir: string,
  history: LakeHistory & Pick<Manifest, 'read'>,
  looked = Number.POSITIVE_INFINITY,
): Promise<void> {
  const present = new Set(await readdir(runsDir));
  const takenBack = listTakenBack(history.runs);
  const records = groupByRun(history);
  const old = records.length - looked;
  for (const [index, record] of records.entries()) {
    const name = `${record.runId}.json`;
    const file = join(runsDir, name);
    if (present.has(name) && (index < old || takenBack.has(record.runId) || !(await isDamaged(file)))) continue;
    await writeDurably(file, JSON.stringify(record));
  }
}

async function isDamaged(file: string): Promise<boolean> {
  try {
    JSON.parse(await readFile(file, 'utf8'));
    return false;
  } catch (error) {
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}

/**
 * What the runs so far brought: the state's own list, or that of the lake where the state is gone or older. Call when the
 * lake has the records of all runs that the state knows.
 * @returns `isComplete` is true where the state knows of every run
 */
export async function readHistory(
  runsDir: string,
  previous: Generation | null,
): Promise<LakeHistory & { readonly isComplete: boolean }> {
  const known = groupByRun(previous?.manifest ?? { parts: [], rejectParts: [], runs: [] });
  const knownFiles = new Set(known.map(({ runId }) => `${runId}.json`));
  const isComplete = (await listRecords(runsDir)).every((file) => knownFiles.has(file));
  if (previous !== null && isComplete) return { ...previous.manifest, isComplete };
  const records = await readRecords(runsDir);
  return { ...composeHistory(records, new Set(listTakenBack(listRuns(records)).keys())), isComplete };
}

/** The records of all runs, in their order. @throws QingyuError RUN_RECORD_UNREADABLE */
export async function readRecords(runsDir: string): Promise<LakeRun[]> {
  const files = await listRecords(runsDir);
  const records = await Promise.all(files.map((file) => readRecord(join(runsDir, file))));
  return records.sort((a, b) => a.seq - b.seq || (a.runId < b.runId ? -1 : 1));
}

/** Calls parts by other names in the records of all runs that read them, those taken back, too. */
export async function renameInRecords(runsDir: string, renamed: ReadonlyMap<string, string>): Promise<void> {
  for (const record of await readRecords(runsDir)) {
    if (!record.parts.some((file) => renamed.has(file))) continue;
    const file = join(runsDir, `${record.runId}.json`);
    const stored = JSON.parse(await readFile(file, 'utf8')) as object;
    const parts = record.parts.map((part) => renamed.get(part) ?? part);
    await writeDurably(file, JSON.stringify({ ...stored, parts }));
  }
}

/** What runs brought, as if those of `takenBack` had never read anything. */
export function composeHistory(records: readonly LakeRun[], takenBack: ReadonlySet<string>): LakeHistory {
  const counting = records.filter(({ runId }) => !takenBack.has(runId));
  return {
    parts: listFirst(counting, 'parts'),
    rejectParts: listFirst(counting, 'rejectParts'),
    runs: listRuns(records),
  };
}

function listRuns(records: readonly LakeRun[]): LakeHistory['runs'] {
  return records.flatMap(({ run }) => (run === null ? [] : [run]));
}

async function listRecords(runsDir: string): Promise<string[]> {
  return (await readdir(runsDir)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
}

function groupByRun({ parts, rejectParts, runs, read }: LakeHistory & Pick<Manifest, 'read'>): LakeRun[] {
  const records = new Map<string, LakeRun>();
  const open = (runId: string, seq: number): LakeRun => {
    const record = records.get(runId) ?? { version: recordVersion, runId, seq, parts: [], rejectParts: [], run: null };
    records.set(runId, record);
    return record;
  };
  for (const run of runs) open(String(run.run_id), Number(run.seq)).run = run;
  for (const part of parts) {
    const record = open(part.runId, part.seq);
    record.parts.push(part.file);
    if (part.input !== undefined) record.inputs = [...(record.inputs ?? []), part.input];
  }
  for (const part of rejectParts) open(part.runId, part.seq).rejectParts.push(part.file);
  const newest = records.get(String(runs.at(-1)?.run_id));
  if (read !== undefined && newest !== undefined) {
    newest.parts = read.parts.map(({ file }) => file);
    newest.inputs = read.parts.map(({ input }) => input);
    newest.rejectParts = read.rejectParts;
  }
  return [...records.values()];
}

/** Parts with the first run that lists them; those of rejects with the last one, too. */
function listFirst(records: readonly LakeRun[], kind: 'parts' | 'rejectParts'): CommittedPart[] {
  const parts = new Map<string, CommittedPart>();
  for (const { seq, runId, inputs = [], [kind]: files } of records) {
    for (const [index, file] of files.entries()) {
      const input = kind === 'parts' && index < inputs.length ? { input: inputs[index] } : {};
      const known = parts.get(file);
      if (known === undefined) parts.set(file, { file, seq, runId, ...input });
      else if (kind === 'rejectParts') parts.set(file, { ...known, lastSeq: seq });
    }
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
    const advice =
      cause instanceof SyntaxError
        ? 'remove it, run "qingyu rebuild", and read the files of that run again'
        : 'use the version that wrote it';
    throw new QingyuError(
      `Expected ${file} to be a readable record of a run of this version of Qingyu or an earlier one (${describeProblem(cause)}); ${advice}`,
      {
        code: 'RUN_RECORD_UNREADABLE',
        stage: 'lake',
        data: { file },
        cause,
      },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
