import { rm } from 'node:fs/promises';
import { clusterMessages } from '../cluster/cluster-messages.ts';
import { listCorrections } from '../cluster/edits/corrections.ts';
import type { Edit } from '../cluster/edits/edit.ts';
import { readEdits } from '../cluster/edits/read-edits.ts';
import { addDays } from '../cluster/state/lineage.ts';
import { type Config, workerCount } from '../config.ts';
import { collectGarbage } from '../core/collect-garbage.ts';
import type { Database } from '../core/duckdb.ts';
import type { Effects } from '../core/effects.ts';
import type { LocalTime } from '../core/message.ts';
import { createStopwatch } from '../core/stopwatch.ts';
import type { CommittedPart, PartReads } from '../lake/committed-part.ts';
import { syncParts } from '../lake/parts.ts';
import { withFiles } from '../lake/reading-files.ts';
import {
  countRows,
  dropVersions,
  findKnownElsewhere,
  type KnownElsewhere,
  type RowCounts,
  resolveLake,
} from '../lake/resolve.ts';
import { recordRuns } from '../lake/run-records.ts';
import {
  commitGeneration,
  type Generation,
  type Manifest,
  removeOldGenerations,
  stageGeneration,
} from '../lake/state.ts';
import { dropSuperseded, findSuperseded, replaceParts } from '../lake/superseded.ts';
import type { Workspace } from '../lake/workspace.ts';
import { listOwnNames } from '../segment/places/own-places.ts';
import { openSimplifier } from '../segment/simplify.ts';
import type { AnalysisVersions } from './analysis-versions.ts';
import { buildTemplates } from './build-templates.ts';
import {
  type CutSelection,
  listCutSelections,
  readThemeSelections,
  type ThemeSelections,
  writeSolicited,
  writeThemes,
  writtenSince,
} from './build-themes.ts';
import { openClusterInputs } from './cluster-inputs.ts';
import { hashEdits, writeCorrections } from './editor-log.ts';
import { fillMart, findNow } from './fill-mart.ts';
import { hashBasis } from './hash-basis.ts';
import { withNewMart } from './mart-file.ts';
import { packLake } from './pack-lake.ts';
import { finishRecord, type RunStart, requireSum } from './run-outcome.ts';
import { startThemes, type ThemeGrouping } from './start-themes.ts';

/** So long a part stays beside the part of a later analysis that has its rows: who tried other models may go back. */
const keptDays = 30;

/** Messages from which on clustering leaves so much that giving it back is worth a third of a second. */
const manyMessages = 20_000;

const tableSteps = ['resolve', 'cluster', 'themes', 'aggregate'] as const;

/** Milliseconds of each step on the main thread; many themes are grouped on another one meanwhile, here is what is left to wait for. */
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
  /** Parts that this run read, with how often; null where it reads none, as a rebuild. */
  readonly reads: { readonly parts: readonly PartReads[]; readonly rejectParts: readonly string[] } | null;
  readonly start: RunStart;
}

export interface BuiltTables {
  readonly generation: Generation;
  readonly counts: RowCounts;
  /** Messages without copies. */
  readonly messages: number;
  readonly copies: number;
  readonly knownElsewhere: KnownElsewhere | null;
  /** Themes are made of some of the contributions only. */
  readonly cutSelections: readonly CutSelection[];
  /** See `ResolveSummary.sameLetters`; 0 where they count as copies. */
  readonly sameLetters: number;
  readonly timings: TableTimings;
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
  const themes: { grouping?: ThemeGrouping } = {};
  try {
    await packLake(workspace, config, plan, effects);
    return await withNewMart(workspace, config, async (db, publish) => {
      const resolved = await resolveLake(db, workspace.messagesDir, plan.parts, versions, {
        ...config.aggregate,
        modelBefore: readModelBefore(plan.history),
      });
      const counts = await countRows(db, plan.start.seq, plan.reads?.parts ?? []);
      if (plan.start.command === 'run') requireSum(plan.start, counts);
      const superseded = await findSuperseded(db, addDays(plan.start.startedAt, -keptDays));
      await dropVersions(db);
      const knownElsewhere = await findKnownElsewhere(db, plan.start.seq);
      const now = await findNow(db, effects);
      // Before the log is read: an edit that comes in between makes the next run look again.
      const editsHash = await hashEdits(workspace.editsFile);
      const { edits, problems } = await readEdits(workspace.editsFile);
      for (const problem of problems) effects.logger.warn({ ...problem, file: workspace.editsFile }, 'edit skipped');
      const { grouping, cutSelections, firstDay } = await beginThemes(db, now, config, edits);
      themes.grouping = grouping;
      watch.lap('resolve');
      const simplify = openSimplifier(config.segment);
      await clusterMessages({
        ...(await openClusterInputs(db, plan.previousDir === null ? null : plan.start.seq, edits, simplify)),
        ownNames: listOwnNames(config.places.ownPlaces, simplify),
        previousDir: plan.previousDir,
        outDir: staged,
        now,
        edits,
        settings: config.cluster,
        dormantDays: config.aggregate.status.dormantDays,
        threads: workerCount(config),
        effects,
      });
      await writeCorrections(staged, edits);
      watch.lap('cluster');
      await writeThemes(staged, await grouping.tables, firstDay);
      await writeSolicited(db, staged, config.themes.campaigns);
      await buildTemplates(db, staged, now, config.replies);
      watch.lap('themes');
      if (resolved.messages >= manyMessages) collectGarbage();
      const record = finishRecord(
        plan.start,
        { ...counts, idConflicts: resolved.idConflicts },
        { generation: plan.generation, config, versions },
        effects,
      );
      const made: Manifest = {
        version: 1,
        generation: plan.generation,
        basis: await hashBasis(config, versions),
        edits: editsHash,
        lastEdit: edits.at(-1)?.id ?? '',
        modelVersion: versions.model,
        outdated: resolved.outdated,
        relabelled: resolved.relabelled,
        parts: [...replaceParts(plan.parts, superseded)],
        rejectParts: [...plan.rejectParts],
        ...(superseded.length === 0 ? {} : { superseded }),
        read: describeReads(plan.reads),
        runs: [...plan.history, { ...record }],
      };
      const alerts = await fillMart(db, workspace, config, staged, made, now, effects);
      const manifest: Manifest = {
        ...made,
        runs: [...plan.history, { ...record, ...(alerts === null ? {} : { alerts }) }],
      };
      await syncReads(workspace, plan.reads);
      const generation = await commitGeneration(workspace.stateDir, staged, manifest);
      await recordRuns(workspace.runsDir, manifest, 1);
      await publish();
      await removeOldGenerations(workspace.stateDir, plan.generation);
      await dropSuperseded(workspace, superseded);
      watch.lap('aggregate');
      const { messages, copies } = resolved;
      const sameLetters = config.aggregate.copies === 'author' ? resolved.sameLetters : 0;
      return {
        generation,
        counts,
        messages,
        copies,
        knownElsewhere,
        cutSelections,
        sameLetters,
        timings: watch.timings,
      };
    });
  } finally {
    await themes.grouping?.close();
    await rm(staged, { recursive: true, force: true });
  }
}

/** The model of the last run, which made the tables of before. */
function readModelBefore(history: GenerationPlan['history']): string | undefined {
  const version = history.at(-1)?.model_version;
  return typeof version === 'string' ? version : undefined;
}

function describeReads(reads: GenerationPlan['reads']): Manifest['read'] {
  if (reads === null) return undefined;
  return { parts: reads.parts.map(({ file, input }) => ({ file, input })), rejectParts: [...reads.rejectParts] };
}

/** The parts that the state is to name are with the disk before it is: all that the run read, as a killed one may have written them. */
async function syncReads(workspace: Workspace, reads: GenerationPlan['reads']): Promise<void> {
  if (reads === null) return;
  await syncParts(
    workspace.messagesDir,
    reads.parts.map(({ file }) => file),
  );
  await syncParts(workspace.rejectsDir, reads.rejectParts);
}

/** Reads what themes are grouped from, and lets go of it: the texts are with the grouping alone. */
async function beginThemes(
  db: Database,
  now: LocalTime,
  config: Config,
  edits: readonly Edit[],
): Promise<{
  readonly grouping: ThemeGrouping;
  readonly cutSelections: readonly CutSelection[];
  readonly firstDay: string | null;
}> {
  const { windowDays, maxMessages, campaigns, ...grouping } = config.themes;
  const selection = { windowDays, maxMessages, campaigns };
  const read = (): Promise<ThemeSelections> => readThemeSelections(db, now, selection, listCorrections(edits));
  const selections = campaigns.length > 0 ? await read() : await withFiles(db, writtenSince(now, windowDays), read);
  return {
    cutSelections: listCutSelections(selections),
    firstDay: selections.find(({ campaign }) => campaign === null)?.firstDay ?? null,
    grouping: await startThemes({ selections, settings: { segment: config.segment, grouping } }),
  };
}
