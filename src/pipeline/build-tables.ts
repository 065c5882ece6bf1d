import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildMart } from '../aggregate/build-mart.ts';
import type { RunRecord } from '../aggregate/contract.ts';
import { openNewMart, sealMart } from '../aggregate/new-mart.ts';
import { swapMart } from '../aggregate/swap-mart.ts';
import { readTopicFields } from '../classify/topic-fields.ts';
import { clusterMessages } from '../cluster/cluster-messages.ts';
import type { ClusterMessage } from '../cluster/contract.ts';
import { listCorrections } from '../cluster/edits/corrections.ts';
import type { Edit } from '../cluster/edits/edit.ts';
import { readEdits } from '../cluster/edits/read-edits.ts';
import { type Config, databaseLimits } from '../config.ts';
import type { Database, Row } from '../core/duckdb.ts';
import type { Effects } from '../core/effects.ts';
import { QingyuError } from '../core/errors.ts';
import { toLocalTime } from '../core/local-time.ts';
import type { LocalTime } from '../core/message.ts';
import { createStopwatch } from '../core/stopwatch.ts';
import { packageVersion } from '../core/version.ts';
import type { PartWarnings } from '../lake/part-warnings.ts';
import {
  type CommittedPart,
  countRows,
  findKnownElsewhere,
  type KnownElsewhere,
  type PartReads,
  type RowCounts,
  resolveLake,
  viewRejects,
} from '../lake/resolve.ts';
import { recordRuns } from '../lake/run-records.ts';
import {
  commitGeneration,
  type Generation,
  type Manifest,
  removeOldGenerations,
  stageGeneration,
} from '../lake/state.ts';
import type { Workspace } from '../lake/workspace.ts';
import { buildTemplates } from './build-templates.ts';
import { readThemeSelections, type ThemeStepSettings, writeThemes } from './build-themes.ts';
import { hashBasis } from './hash-basis.ts';
import type { AnalysisVersions } from './process-batch.ts';
import { startThemeThread, type ThemeThread } from './theme-thread.ts';

const tableSteps = ['resolve', 'cluster', 'themes', 'aggregate'] as const;

/** Milliseconds of each step on the main thread; themes are grouped on another one meanwhile, here is what is left to wait for. */
export type TableTimings = Readonly<Record<(typeof tableSteps)[number], number>>;

/** What a generation is built from. */
export interface GenerationPlan {
  /** Number of the generation to build. */
  readonly generation: number;
  /** State that clustering carries on; null: from nothing. */
  readonly previousDir: string | null;
  /** Records of the runs so far. */
  readonly history: readonly Record<string, unknown>[];
  readonly parts: readonly CommittedPart[];
  readonly rejectParts: readonly CommittedPart[];
  /** Parts that this run read, with how often. */
  readonly reads: readonly PartReads[];
  readonly start: RunStart;
}

/** What a run contributes to its own record. */
export interface RunStart {
  readonly runId: string;
  readonly seq: number;
  readonly startedAt: LocalTime;
  readonly command: 'run' | 'rebuild';
  readonly files: readonly string[];
  readonly failedFiles: readonly { readonly file: string; readonly reason: string }[];
  readonly rowsRead: number;
  readonly rejected: number;
  readonly warnings: PartWarnings;
}

export interface BuiltTables {
  readonly generation: Generation;
  readonly counts: RowCounts;
  /** Messages without copies. */
  readonly messages: number;
  readonly copies: number;
  readonly knownElsewhere: KnownElsewhere | null;
  readonly timings: TableTimings;
}

/** Hash of the editor log as it stands; of nothing where there is none. */
export async function hashEdits(editsFile: string): Promise<string> {
  const text = await readFile(editsFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return Buffer.alloc(0);
  });
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/**
 * Lake → issues → mart. State and mart are built under temporary names and appear by one rename each, the state
 * first, then the lake's record of the run: a run killed in between finds a mart older than the state, and `restoreMart`
 * makes it anew.
 */
export async function buildTables(
  workspace: Workspace,
  config: Config,
  versions: AnalysisVersions,
  plan: GenerationPlan,
  effects: Effects,
): Promise<BuiltTables> {
  const watch = createStopwatch(tableSteps);
  const staged = await stageGeneration(workspace.stateDir);
  const themes: { thread?: ThemeThread } = {};
  try {
    return await withMart(workspace, config, async (db, publish) => {
      const resolved = await resolveLake(db, workspace.messagesDir, plan.parts, versions);
      const counts = await countRows(db, plan.start.seq, plan.reads);
      if (plan.start.command === 'run') requireSum(plan.start, counts);
      const knownElsewhere = await findKnownElsewhere(db, plan.start.seq);
      const now = await findNow(db, effects);
      const { segment, grouping, selection } = themeStepSettings(config);
      themes.thread = startThemeThread({
        selections: await readThemeSelections(db, now, selection),
        settings: { segment, grouping },
      });
      watch.lap('resolve');
      // Before the log is read: an edit that comes in between makes the next run look again.
      const editsHash = await hashEdits(workspace.editsFile);
      const { edits, problems } = await readEdits(workspace.editsFile);
      for (const problem of problems) effects.logger.warn({ ...problem, file: workspace.editsFile }, 'edit skipped');
      await clusterMessages({
        inputs: newMessages(db, plan.previousDir === null ? 0 : plan.start.seq),
        copies: plan.previousDir === null ? new Set() : await findKnownCopies(db, plan.start.seq),
        previousDir: plan.previousDir,
        outDir: staged,
        now,
        edits,
        settings: config.cluster,
        effects,
      });
      await writeCorrections(staged, edits);
      watch.lap('cluster');
      await writeThemes(staged, await themes.thread.tables);
      await buildTemplates(db, staged, now, config.replies);
      watch.lap('themes');
      const record = finishRecord(plan, counts, resolved.idConflicts, config, versions, effects);
      const manifest: Manifest = {
        version: 1,
        generation: plan.generation,
        basis: await hashBasis(config, versions),
        edits: editsHash,
        lastEdit: edits.at(-1)?.id ?? '',
        modelVersion: versions.model,
        outdated: resolved.outdated,
        parts: [...plan.parts],
        rejectParts: [...plan.rejectParts],
        runs: [...plan.history, { ...record }],
      };
      await fillMart(db, workspace, config, staged, manifest, now, effects);
      const generation = await commitGeneration(workspace.stateDir, staged, manifest);
      await recordRuns(workspace.runsDir, manifest);
      await publish();
      await removeOldGenerations(workspace.stateDir, plan.generation);
      watch.lap('aggregate');
      const { messages, copies } = resolved;
      return { generation, counts, messages, copies, knownElsewhere, timings: watch.timings };
    });
  } finally {
    await themes.thread?.close();
    await rm(staged, { recursive: true, force: true });
  }
}

/** Makes the mart anew from the committed state, without clustering: after a run was killed before its swap. */
export async function restoreMart(
  workspace: Workspace,
  config: Config,
  versions: AnalysisVersions,
  generation: Generation,
  effects: Effects,
): Promise<void> {
  const { dir, manifest } = generation;
  await withMart(workspace, config, async (db, publish) => {
    await resolveLake(db, workspace.messagesDir, manifest.parts, versions);
    await fillMart(db, workspace, config, dir, manifest, await findNow(db, effects), effects);
    await publish();
  });
}

/** Opens a new mart under a temporary name; `publish` closes it and swaps it in. What is not published is removed. */
async function withMart<T>(
  workspace: Workspace,
  config: Config,
  build: (db: Database, publish: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const file = join(workspace.root, `.trends-${process.pid}.duckdb`);
  await removeDatabase(file);
  const db = await openNewMart(file, databaseLimits(config));
  const open = { db: true };
  try {
    return await build(db, async () => {
      db.close();
      open.db = false;
      swapMart(file, workspace.martFile);
    });
  } finally {
    if (open.db) db.close();
    await removeDatabase(file);
  }
}

async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ['', '.wal', '.tmp']) await rm(`${file}${suffix}`, { recursive: true, force: true });
}

/** Removes marts that killed runs left half-built. */
export async function removeTemporaryMarts(workspace: Workspace): Promise<void> {
  for (const name of await readdir(workspace.root)) {
    if (/^\.trends-\d+\.duckdb/.test(name)) await rm(join(workspace.root, name), { recursive: true, force: true });
  }
}

/** Labels that editors corrected go with the generation, as its issues do. */
async function writeCorrections(dir: string, edits: readonly Edit[]): Promise<void> {
  const lines = listCorrections(edits).map((row) => `${JSON.stringify(row)}\n`);
  await writeFile(join(dir, 'corrections.ndjson'), lines.join(''));
}

/** Fills and seals the mart. */
async function fillMart(
  db: Database,
  workspace: Workspace,
  config: Config,
  generationDir: string,
  manifest: Manifest,
  now: LocalTime,
  effects: Effects,
): Promise<void> {
  await viewRejects(db, workspace, manifest);
  await buildMart(
    db,
    {
      generationDir,
      // The lake's own record of runs, written by `finishRecord` of this or an earlier version.
      runs: manifest.runs as unknown as readonly RunRecord[],
      generation: String(manifest.generation),
      lastEdit: manifest.lastEdit,
      now,
      builtAt: toLocalTime(effects.clock.now()),
      topicFields: await readTopicFields(config.classify.topicFields),
    },
    config.aggregate,
  );
  // Before the state is committed, so that a full disk leaves both as they were.
  await sealMart(db);
}

/** The day that the tables call today: the last message's, but never later than the clock's. */
async function findNow(db: Database, effects: Effects): Promise<LocalTime> {
  const clock = toLocalTime(effects.clock.now());
  const [row] = await db.rows<{ last: LocalTime | null }>(
    'SELECT max(created_at) AS last FROM lake_messages WHERE created_at <= $1::TIMESTAMP',
    [clock],
  );
  return row?.last ?? clock;
}

/** Messages that clustering has not seen, without copies by the same author, in the order in which it takes them. */
async function* newMessages(db: Database, fromSeq: number): AsyncGenerator<ClusterMessage[]> {
  yield* db.stream<ClusterMessage & Row>(
    `SELECT message_key AS "key", created_at AS "createdAt", author, title, title_tokens AS "titleTokens",
       body_head AS "bodyTokens", issue_terms AS "issueTerms", text_hash AS "textHash", topic, subtopic, kind, urgency, region
     FROM resolved
     WHERE first_seq >= ${fromSeq} AND duplicate_of_key IS NULL
     ORDER BY created_at, message_key`,
  );
}

/** Keys of messages of earlier runs that are copies: of some the original came later, so that clustering has taken them. */
async function findKnownCopies(db: Database, seq: number): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ key: string }>(
    'SELECT message_key AS "key" FROM lake_messages WHERE first_seq < $1 AND duplicate_of_key IS NOT NULL',
    [seq],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Every accepted row is in one class: checked, since everything else counts on it. */
function requireSum(start: RunStart, counts: RowCounts): void {
  const sum = counts.new + counts.updated + counts.unchanged + counts.duplicates + start.rejected;
  if (sum === start.rowsRead) return;
  throw new QingyuError(
    `Expected rows read to be new + updated + unchanged + duplicates + rejects, got ${start.rowsRead} and ${sum}`,
    { code: 'ROWS_LOST', stage: 'lake', data: { ...counts, rejects: start.rejected, rowsRead: start.rowsRead } },
  );
}

function finishRecord(
  plan: GenerationPlan,
  counts: RowCounts,
  idConflicts: number,
  config: Config,
  versions: AnalysisVersions,
  effects: Effects,
): RunRecord {
  const { start } = plan;
  return {
    run_id: start.runId,
    seq: start.seq,
    started_at: start.startedAt,
    finished_at: toLocalTime(effects.clock.now()),
    command: start.command,
    files: start.files,
    failed_files: start.failedFiles.map(({ file }) => file),
    failed_reasons: start.failedFiles.map(({ reason }) => reason),
    rows_read: start.rowsRead,
    new_messages: counts.new,
    updated: counts.updated,
    unchanged: counts.unchanged,
    duplicates: counts.duplicates,
    rejects: start.rejected,
    warnings: start.warnings,
    id_conflicts: idConflicts,
    generation: String(plan.generation),
    qingyu_version: packageVersion,
    model_version: versions.model,
    settings: JSON.stringify(config),
  };
}

function themeStepSettings(config: Config): ThemeStepSettings {
  const { windowDays, campaigns, ...grouping } = config.themes;
  return { segment: config.segment, grouping, selection: { windowDays, campaigns } };
}
