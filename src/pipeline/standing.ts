import type { Effects } from '../core/effects.ts';
import { listParts } from '../lake/parts.ts';
import type { CommittedPart } from '../lake/resolve.ts';
import { type LakeHistory, readHistory } from '../lake/run-records.ts';
import { type Generation, readGeneration } from '../lake/state.ts';
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

/** Reads state and run records. @throws QingyuError STATE_UNREADABLE, RUN_RECORD_UNREADABLE */
export async function readStanding(workspace: Workspace, effects: Effects): Promise<Standing> {
  return assess(workspace, await readGeneration(workspace.stateDir), effects);
}

/**
 * As `readStanding`, for those who make the state anew: one that cannot be read counts as gone, and so do parts that are
 * not in the lake any more.
 */
export async function salvageStanding(workspace: Workspace, effects: Effects): Promise<Standing> {
  const state = await readGeneration(workspace.stateDir).catch((error: unknown) => {
    effects.logger.warn({ error }, 'The old state is unreadable; what the runs brought is read from the lake');
    return null;
  });
  const standing = await assess(workspace, state, effects);
  const { parts, rejectParts, runs } = standing.history;
  const history = {
    parts: await keepPresent(workspace.messagesDir, parts, effects),
    rejectParts: await keepPresent(workspace.rejectsDir, rejectParts, effects),
    runs,
  };
  return { ...standing, history };
}

/** The parts of finished runs that a lake folder holds. Others are of runs that were refused or killed and wait for theirs. */
async function keepPresent(dir: string, parts: readonly CommittedPart[], effects: Effects): Promise<CommittedPart[]> {
  const present = new Set([...(await listParts(dir)).values()].map(({ file }) => file));
  const kept = parts.filter(({ file }) => present.has(file));
  const missing = parts.length - kept.length;
  const leftOut = present.size - kept.length;
  if (missing > 0) effects.logger.warn({ dir, missing }, 'Parts of finished runs are gone from the lake');
  if (leftOut > 0) effects.logger.warn({ dir, leftOut }, 'Left out parts that belong to no finished run');
  return kept;
}

async function assess({ runsDir }: Workspace, state: Generation | null, effects: Effects): Promise<Standing> {
  const { isComplete, ...history } = await readHistory(runsDir, state);
  if (!isComplete) effects.logger.warn({ runsDir }, 'The state does not know all runs of the lake; it is made anew');
  const { parts, rejectParts, runs } = history;
  const seqs = [
    ...parts.map(({ seq }) => seq),
    ...rejectParts.map(({ seq }) => seq),
    ...runs.map((r) => Number(r.seq)),
  ];
  const generations = [state?.manifest.generation ?? 0, ...runs.map((run) => Number(run.generation))];
  return {
    history,
    state: isComplete ? state : null,
    nextSeq: highest(seqs) + 1,
    nextGeneration: highest(generations) + 1,
  };
}

function highest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}
