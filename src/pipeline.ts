import { existsSync } from 'node:fs';
import { readMartGeneration } from './aggregate/mart/mart-generation.ts';
import { type Config, type ConfigOverrides, loadConfig, requirePaths, workerCount } from './config.ts';
import { loadDuckDB } from './core/duckdb.ts';
import type { Effects } from './core/effects.ts';
import { QingyuError } from './core/errors.ts';
import { toLocalTime } from './core/local-time.ts';
import type { CommittedPart } from './lake/committed-part.ts';
import { readForgotten } from './lake/forgotten.ts';
import { refuseLaterVersion } from './lake/later-version.ts';
import { acquireLock } from './lake/lock.ts';
import type { KnownElsewhere, RowCounts } from './lake/resolve.ts';
import { type Generation, removeOldGenerations } from './lake/state.ts';
import type { RunRevision } from './lake/taken-back.ts';
import { createWorkspace, locateWorkspace, type Workspace } from './lake/workspace.ts';
import { type AnalysisVersions, loadVersions } from './pipeline/analysis-versions.ts';
import { findOutsideKey, openAuthorKey } from './pipeline/author-key.ts';
import { type BuiltTables, buildTables, type GenerationPlan, type TableTimings } from './pipeline/build-tables.ts';
import { checkResources } from './pipeline/check-resources.ts';
import { describeFailures } from './pipeline/describe-failures.ts';
import { type RebuiltIssues, withEarlierMart } from './pipeline/earlier-mart.ts';
import { hashEdits } from './pipeline/editor-log.ts';
import { restoreMart } from './pipeline/fill-mart.ts';
import { type ForgottenMessages, forgetMessages } from './pipeline/forget-messages.ts';
import { hashBasis } from './pipeline/hash-basis.ts';
import { type BatchPool, createLocalPool, createThreadPool } from './pipeline/pool.ts';
import { areSmall, type InputSummary, type ReadProgress, readInputs, requireInputs } from './pipeline/read-inputs.ts';
import { requireRejectRate } from './pipeline/require-reject-rate.ts';
import { hasToldFailures } from './pipeline/run-outcome.ts';
import { type RevisedStanding, readStanding, type Standing, salvageStanding } from './pipeline/standing.ts';
import { tidyWorkspace } from './pipeline/tidy-workspace.ts';

/** What a run needs to know. */
export interface RunRequest {
  readonly inputs: readonly string[];
  readonly workspaceDir: string;
  readonly overrides?: ConfigOverrides;
}

/** What the pipeline reports while it works. */
export interface RunHooks {
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly onStep?: (step: 'read' | 'tables' | 'restore') => void;
}

/** What became of a run. */
export interface RunResult {
  readonly workspace: Workspace;
  /** Whether the run made the workspace. */
  readonly isNew: boolean;
  /** Where the key of the author hash lies, where the run made the workspace with one that lies outside of it. */
  readonly outsideKey: string | null;
  readonly generation: Generation;
  /** False where the tables already held everything: then nothing was written. */
  readonly changed: boolean;
  readonly inputs: InputSummary;
  readonly counts: RowCounts;
  /** Another source that has most of the new messages, if any. */
  readonly knownElsewhere: KnownElsewhere | null;
  readonly cutSelections: BuiltTables['cutSelections'];
  readonly sameLetters: BuiltTables['sameLetters'];
  /** Milliseconds of the main thread; null where tables were not built. */
  readonly timings: TableTimings | null;
}

/**
 * Files → lake → issues → trend tables. The tables are those of the whole lake; running the same command again
 * changes nothing, and a killed run is completed by running it again.
 * @throws QingyuError WORKSPACE_LOCKED, BAD_SETTINGS, KEY_MISSING, REJECT_RATE, …
 */
export async function runPipeline(request: RunRequest, effects: Effects, hooks: RunHooks = {}): Promise<RunResult> {
  const requireFiles = (): Promise<void> => requireInputs(request.inputs);
  return inWorkspace(request, effects, requireFiles, async ({ workspace, config, isNew }) => {
    const startedAt = toLocalTime(effects.clock.now());
    const outsideKey = isNew ? findOutsideKey(workspace, config) : null;
    const pool = await openPool(request, workspace, config, isNew, await openAuthorKey(workspace, config));
    let inputs: InputSummary;
    let versions: AnalysisVersions;
    try {
      hooks.onStep?.('read');
      // While threads load their models.
      await loadDuckDB();
      versions = await loadVersions(config);
      inputs = await readInputs(request.inputs, workspace, config.ingest, pool, versions, (p) => hooks.onProgress?.(p));
    } finally {
      await pool.close();
    }
    await requireRejectRate(inputs, config, workspace, effects);
    const standing = await readStanding(workspace, effects);
    const { state } = standing;
    if (state !== null && (await isCurrent(state, inputs, workspace, config, versions))) {
      await ensureMart(workspace, config, versions, state, effects, hooks);
      const counts = { new: 0, updated: 0, unchanged: inputs.accepted, duplicates: 0, analysedAnew: 0 };
      return {
        workspace,
        isNew,
        outsideKey,
        generation: state,
        changed: false,
        inputs,
        counts,
        knownElsewhere: null,
        cutSelections: [],
        sameLetters: 0,
        timings: null,
      };
    }
    hooks.onStep?.('tables');
    const built = await buildRun(workspace, config, versions, standing, inputs, startedAt, effects);
    const { generation, counts, knownElsewhere, cutSelections, sameLetters, timings } = built;
    const made = { generation, counts, knownElsewhere, cutSelections, sameLetters, timings };
    return { workspace, isNew, outsideKey, changed: true, inputs, ...made };
  });
}

/** What a rebuild needs to know. */
export interface RebuildRequest extends Omit<RunRequest, 'inputs'> {
  /** Runs to take back, or to count again. */
  readonly revision?: RunRevision;
}

/** A run that counts no longer. */
export interface TakenBack {
  readonly runId: string;
  /** Whether it was taken back before. */
  readonly already: boolean;
  /** Runs that read parts of it, too: these still count. */
  readonly alsoReadBy: readonly string[];
}

/** What `rebuildTables` made. */
export interface RebuildResult extends BuiltTables {
  /** The runs that were to be taken back, whether now or before. */
  readonly takenBack: readonly TakenBack[];
  /** The runs that were to be counted again: those that had not been taken back count as before. */
  readonly countedAgain: readonly { readonly runId: string; readonly already: boolean }[];
  readonly workspace: Workspace;
  /** What became of the ids of issues; null where there were no tables before that can be read. */
  readonly issues: RebuiltIssues | null;
}

/**
 * Makes state and mart anew from the lake; the editor log is replayed. Issues are found over all messages at once, and not
 * run by run: one that another message founded has another id. A run that is taken back counts as if it had never read
 * anything, until it is counted again; its parts stay in the lake, and its record says when it was.
 * @throws QingyuError LAKE_EMPTY, RUN_UNKNOWN, …
 */
export async function rebuildTables(
  request: RebuildRequest,
  effects: Effects,
  hooks: RunHooks = {},
): Promise<RebuildResult> {
  return inWorkspace(request, effects, refuseNew, async (open) => {
    const { workspace, config } = open;
    // Reads no rows, so it hashes no author: a lake whose key is lost can still be rebuilt.
    const versions = await loadVersions(config);
    const asked = request.revision ?? { without: [], with: [] };
    const standing = await salvageStanding(workspace, asked, effects);
    const { history, revision } = standing;
    if (history.parts.length === 0 && !standing.hasTakenBack) throw emptyLake(workspace.messagesDir);
    hooks.onStep?.('tables');
    const takenBack = [...new Set(asked.without)].map((runId) => ({
      runId,
      already: !revision.without.includes(runId),
      alsoReadBy: standing.findOtherReaders(runId),
    }));
    const countedAgain = [...new Set(asked.with)].map((runId) => ({ runId, already: !revision.with.includes(runId) }));
    return { ...(await rebuildFrom(standing, open, versions, effects)), takenBack, countedAgain };
  });
}

/** What `forgetAndRebuild` did. */
export interface ForgetResult extends ForgottenMessages {
  readonly rebuilt: Omit<RebuildResult, 'takenBack' | 'countedAgain'>;
}

/**
 * Erases messages, with the copies of them that the same person sent, from the lake, the state and the tables, which are made
 * anew. Their rows, read again, are refused (FORGOTTEN). One that was broken off is finished by the next run.
 * @param names ids, or SOURCE/ID
 * @throws QingyuError LAKE_EMPTY, MESSAGE_UNKNOWN, MESSAGE_AMBIGUOUS, …
 */
export async function forgetAndRebuild(
  names: readonly string[],
  request: Omit<RunRequest, 'inputs'>,
  effects: Effects,
): Promise<ForgetResult> {
  return inWorkspace(request, effects, refuseNew, async (open) => {
    const { workspace, config } = open;
    const versions = await loadVersions(config);
    const standing = await salvageStanding(workspace, { without: [], with: [] }, effects);
    const { parts } = standing.history;
    if (parts.length === 0) throw emptyLake(workspace.messagesDir);
    const forgotten = await forgetMessages(names, workspace, config, parts, versions, effects);
    const { renamed } = forgotten.erased;
    const left = parts.map((part) => ({ ...part, file: renamed.get(part.file) ?? part.file }));
    const rest = { ...standing, history: { ...standing.history, parts: left } };
    return { ...forgotten, rebuilt: await rebuildFrom(rest, open, versions, effects) };
  });
}

/** State and mart anew from all that counts. */
async function rebuildFrom(
  { history, revision, nextSeq: seq, nextGeneration: generation }: RevisedStanding,
  { workspace, config }: OpenWorkspace,
  versions: AnalysisVersions,
  effects: Effects,
): Promise<ForgetResult['rebuilt']> {
  const startedAt = toLocalTime(effects.clock.now());
  const plan: GenerationPlan = {
    generation,
    previousDir: null,
    history: history.runs,
    parts: history.parts,
    rejectParts: history.rejectParts,
    reads: null,
    start: {
      runId: nameRun(seq, startedAt),
      seq,
      startedAt,
      command: 'rebuild',
      files: [],
      failedFiles: [],
      rowsRead: 0,
      rejected: 0,
      warnings: [],
      revision,
    },
  };
  return withEarlierMart(workspace, config, effects, async (compare) => {
    const built = await buildTables(workspace, config, versions, plan, effects);
    return { ...built, workspace, issues: await compare(generation) };
  });
}

async function refuseNew({ messagesDir }: Workspace): Promise<void> {
  throw emptyLake(messagesDir);
}

function emptyLake(messagesDir: string): QingyuError {
  return new QingyuError(
    `Expected ${messagesDir} to hold parts of a finished run, got none: give "qingyu run <files…>" first, or put the folder back from a backup`,
    {
      code: 'LAKE_EMPTY',
      stage: 'lake',
    },
  );
}

interface OpenWorkspace {
  readonly workspace: Workspace;
  readonly config: Config;
  /** Whether the workspace was made for this. */
  readonly isNew: boolean;
}

/**
 * Settings, lock and a tidy workspace around what a command does in it.
 * @param requireReason asked before a workspace is made; throws where there is nothing to make one for
 */
async function inWorkspace<T>(
  request: Omit<RunRequest, 'inputs'>,
  effects: Effects,
  requireReason: (workspace: Workspace) => Promise<void>,
  work: (open: OpenWorkspace) => Promise<T>,
): Promise<T> {
  const workspace = locateWorkspace(request.workspaceDir);
  await refuseLaterVersion(workspace);
  const config = await loadConfig(workspace.settingsFile, request.overrides);
  requirePaths(config, ['segment', 'places', 'classify', 'themes']);
  await checkResources(workspace, config);
  const isNew = !existsSync(workspace.messagesDir);
  if (isNew) await requireReason(workspace);
  await createWorkspace(workspace);
  const lock = await acquireLock(workspace.lockFile, effects.logger);
  try {
    await tidyWorkspace(workspace, config, effects);
    effects.logger.debug({ workspace: workspace.root }, 'workspace opened');
    return await work({ workspace, config, isNew });
  } finally {
    await lock.release();
  }
}

async function openPool(
  { inputs }: RunRequest,
  { messagesDir, rejectsDir, forgottenFile }: Workspace,
  config: Config,
  isNew: boolean,
  authorKey: Uint8Array,
): Promise<BatchPool> {
  const options = { config, authorKey, messagesDir, rejectsDir, forgotten: await readForgotten(forgottenFile) };
  if (await areSmall(inputs)) return createLocalPool(options);
  // Where all of the inputs may be known, a thread would load its models for nothing.
  const atOnce = isNew ? workerCount(config) : 0;
  return createThreadPool(workerCount(config), atOnce, options);
}

/** True where the committed tables already hold all that this run read, made in the same way, and say which files failed. */
async function isCurrent(
  previous: Generation,
  inputs: InputSummary,
  workspace: Workspace,
  config: Config,
  versions: AnalysisVersions,
): Promise<boolean> {
  const { manifest } = previous;
  const parts = new Set(manifest.parts.map((part) => part.file));
  const rejectParts = new Set(manifest.rejectParts.map((part) => part.file));
  return (
    inputs.messageParts.every((part) => parts.has(part.file)) &&
    inputs.rejectParts.every((file) => rejectParts.has(file)) &&
    hasToldFailures(manifest.runs, describeFailures(inputs.failedFiles), inputs.files) &&
    manifest.basis === (await hashBasis(config, versions)) &&
    manifest.edits === (await hashEdits(workspace.editsFile))
  );
}

async function buildRun(
  workspace: Workspace,
  config: Config,
  versions: AnalysisVersions,
  { history, state, nextSeq: seq, nextGeneration: generation }: Standing,
  inputs: InputSummary,
  startedAt: string,
  effects: Effects,
): Promise<BuiltTables> {
  const runId = nameRun(seq, startedAt);
  const addNew = (
    known: readonly CommittedPart[],
    read: readonly Pick<CommittedPart, 'file' | 'input'>[],
  ): CommittedPart[] => {
    const names = new Set(known.map((part) => part.file));
    return [...known, ...read.filter(({ file }) => !names.has(file)).map((part) => ({ ...part, seq, runId }))];
  };
  const rejectsRead = new Set(inputs.rejectParts);
  const knownRejects = history.rejectParts.map((part) =>
    rejectsRead.has(part.file) ? { ...part, lastSeq: seq } : part,
  );
  return buildTables(
    workspace,
    config,
    versions,
    {
      generation,
      previousDir: state?.dir ?? null,
      history: history.runs,
      parts: addNew(
        history.parts,
        inputs.messageParts.map(({ file, input }) => ({ file, input })),
      ),
      rejectParts: addNew(
        knownRejects,
        inputs.rejectParts.map((file) => ({ file })),
      ),
      reads: { parts: inputs.messageParts, rejectParts: inputs.rejectParts },
      start: {
        runId,
        seq,
        startedAt,
        command: 'run',
        files: inputs.files,
        failedFiles: describeFailures(inputs.failedFiles),
        rowsRead: inputs.rowsRead,
        rejected: inputs.rejected,
        warnings: inputs.warnings,
        revision: { without: [], with: [] },
      },
    },
    effects,
  );
}

/** A run killed after it had committed the state left an older mart, or none. */
async function ensureMart(
  workspace: Workspace,
  config: Config,
  versions: AnalysisVersions,
  generation: Generation,
  effects: Effects,
  hooks: RunHooks,
): Promise<void> {
  const shown = await readMartGeneration(workspace.martFile);
  if (shown !== String(generation.manifest.generation)) {
    hooks.onStep?.('restore');
    await restoreMart(workspace, config, versions, generation, effects);
  }
  await removeOldGenerations(workspace.stateDir, generation.manifest.generation);
}

function nameRun(seq: number, startedAt: string): string {
  return `r${String(seq).padStart(4, '0')}-${startedAt.replace(/\D/g, '')}`;
}
