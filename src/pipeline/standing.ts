import { type RunRecord, runColumns } from '../aggregate/contract.ts';
import type { Effects } from '../core/effects.ts';
import { describeProblem, QingyuError } from '../core/errors.ts';
import type { CommittedPart } from '../lake/committed-part.ts';
import { listPartFiles } from '../lake/parts.ts';
import { composeHistory, type LakeHistory, readHistory, readRecords, recordRuns } from '../lake/run-records.ts';
import { type Generation, newestNumber, readGeneration } from '../lake/state.ts';
import { listTakenBack, type RunRevision, requireKnownRuns, trimRevision } from '../lake/taken-back.ts';
import type { Workspace } from '../lake/workspace.ts';

/** Where a workspace stands before a run. */
export interface Standing {
  readonly history: LakeHistory;
  /** State to carry on from; null where none knows of all runs of the lake: then everything is clustered anew. */
  readonly state: Generation | null;
  /** Numbers of the run and of the generation to come. */
  readonly nextSeq: number;
  readonly nextGeneration: number;
}

/** Reads state and run records. @throws QingyuError STATE_UNREADABLE, RUN_RECORD_UNREADABLE, LATER_VERSION */
export async function readStanding(workspace: Workspace, effects: Effects): Promise<Standing> {
  return assess(workspace, await readGeneration(workspace.stateDir), recentRuns, effects);
}

/** Where a workspace stands before a rebuild: `history` is what is to count after it. */
export interface RevisedStanding extends Standing {
  /** What the rebuild changes of which runs count. */
  readonly revision: RunRevision;
  /** Whether runs are taken back after it. */
  readonly hasTakenBack: boolean;
  /** Other runs that count and read parts of a run of the revision, too. */
  findOtherReaders(runId: string): readonly string[];
}

/**
 * As `readStanding`, for those who make the state anew: one that cannot be read counts as gone, and so do parts that are
 * not in the lake any more.
 * @throws QingyuError RUN_UNKNOWN, RUN_RECORD_UNREADABLE, LATER_VERSION
 */
export async function salvageStanding(
  workspace: Workspace,
  asked: RunRevision,
  effects: Effects,
): Promise<RevisedStanding> {
  const state = await readGeneration(workspace.stateDir).catch((error: unknown) => {
    effects.logger.warn(
      { error: describeProblem(error) },
      'The old state is unreadable; what the runs brought is read from the lake',
    );
    return null;
  });
  const standing = await assess(workspace, state, Number.POSITIVE_INFINITY, effects);
  requireKnownRuns(standing.history.runs, asked);
  const revision = trimRevision(standing.history.runs, asked);
  const takenBack = new Set([...listTakenBack(standing.history.runs).keys(), ...revision.without]);
  for (const id of revision.with) takenBack.delete(id);
  // The state does not list what runs brought that are, or were, taken back.
  const records = takenBack.size + revision.with.length === 0 ? [] : await readRecords(workspace.runsDir);
  const { parts, rejectParts, runs } = records.length === 0 ? standing.history : composeHistory(records, takenBack);
  const withdrawn = new Set(
    records.filter(({ runId }) => takenBack.has(runId)).flatMap((record) => [...record.parts, ...record.rejectParts]),
  );
  const history = {
    parts: await keepPresent(workspace.messagesDir, parts, withdrawn, effects),
    rejectParts: await keepPresent(workspace.rejectsDir, rejectParts, withdrawn, effects),
    runs,
  };
  const findOtherReaders = (runId: string): string[] => {
    const own = new Set(records.find((record) => record.runId === runId)?.parts);
    const others = history.parts.filter((part) => part.runId !== runId && own.has(part.file));
    return [...new Set(others.map((part) => part.runId))];
  };
  return { ...standing, history, revision, hasTakenBack: takenBack.size > 0, findOtherReaders };
}

/** The parts of finished runs that a lake folder holds. Others are of runs that were refused or killed and wait for theirs. */
async function keepPresent(
  dir: string,
  parts: readonly CommittedPart[],
  withdrawn: ReadonlySet<string>,
  effects: Effects,
): Promise<CommittedPart[]> {
  const present = new Set(await listPartFiles(dir));
  const kept = parts.filter(({ file }) => present.has(file));
  const keptFiles = new Set(kept.map(({ file }) => file));
  const missing = parts.length - kept.length;
  const leftOut = [...present].filter((file) => !keptFiles.has(file) && !withdrawn.has(file)).length;
  if (missing > 0) effects.logger.warn({ dir, missing }, 'Parts of finished runs are gone from the lake');
  if (leftOut > 0) effects.logger.warn({ dir, leftOut }, 'Left out parts that belong to no finished run');
  return kept;
}

/** The newest runs, whose records a machine that failed may have lost: those before them were looked into by each of these. */
const recentRuns = 100;

async function assess(
  { runsDir, stateDir }: Workspace,
  state: Generation | null,
  looked: number,
  effects: Effects,
): Promise<Standing> {
  // That of a run which was killed when it had committed its state.
  if (state !== null) await recordRuns(runsDir, state.manifest, looked);
  const { isComplete, ...history } = await readHistory(runsDir, state);
  if (!isComplete) effects.logger.warn({ runsDir }, 'The state does not know all runs of the lake; it is made anew');
  const { parts, rejectParts, runs } = history;
  requireKnownFields(runs);
  const seqs = [
    ...parts.map(({ seq }) => seq),
    ...rejectParts.map(({ seq }) => seq),
    ...runs.map((r) => Number(r.seq)),
  ];
  // A folder whose manifest cannot be read, and whose run the lake has no record of, has a number all the same.
  const generations = [await newestNumber(stateDir), ...runs.map((run) => Number(run.generation))];
  return {
    history,
    state: isComplete ? state : null,
    nextSeq: highest(seqs) + 1,
    nextGeneration: highest(generations) + 1,
  };
}

const runFields: Readonly<Record<keyof RunRecord, string>> = { ...runColumns, alerts: 'of alert_history' };

/** A field that this version does not know may say what the tables have to heed: they are not made without it. */
function requireKnownFields(runs: LakeHistory['runs']): void {
  for (const run of runs) {
    const unknown = Object.keys(run).filter((field) => !Object.hasOwn(runFields, field));
    if (unknown.length === 0) continue;
    throw new QingyuError(
      `Expected run ${run.run_id} to be of this version of Qingyu or an earlier one, got fields of a later one (${unknown.join(', ')}); use that version`,
      { code: 'LATER_VERSION', stage: 'lake', data: { runId: run.run_id, fields: unknown } },
    );
  }
}

function highest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
