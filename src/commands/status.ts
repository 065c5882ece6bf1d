import { z } from 'zod';
import { completeRun, type RunRecord } from '../aggregate/contract.ts';
import type { EditProblem } from '../cluster/edits/read-edits.ts';
import type { Database } from '../core/duckdb.ts';
import { refuseLaterVersion } from '../lake/later-version.ts';
import { findLockHolder, type LockHolder, nameHolder } from '../lake/lock.ts';
import { describeRejectReason, listRejectReasons, type RejectReason } from '../lake/reject-reasons.ts';
import { type Manifest, readGeneration } from '../lake/state.ts';
import { locateWorkspace } from '../lake/workspace.ts';
import type { CommandModule } from './command.ts';
import { withMart } from './opening/read-mart.ts';
import { optionTexts, parseOptions } from './options/options.ts';
import { formatCount } from './summary/format-count.ts';
import { describeOtherModels, type OtherModels, readOtherModels } from './summary/other-models.ts';
import { describeSkippedEdits, readSkippedEdits } from './summary/skipped-edits.ts';
import {
  countDropped,
  countIdConflicts,
  describeDropped,
  describeIdConflicts,
  describeOutdated,
  describeWarning,
} from './summary/summary.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  last: optionTexts.integer.optional(),
  json: optionTexts.json,
});

/** Runs that people are shown where --last does not say: lists of years are for machines. */
const usualLast = 20;

/** What of a run is shown. */
const shown = [
  'run_id',
  'command',
  'failed_files',
  'failed_reasons',
  'started_at',
  'rows_read',
  'new_messages',
  'updated',
  'unchanged',
  'duplicates',
  'rejects',
  'warnings',
  'taken_back_at',
  'model_version',
  'qingyu_version',
] as const satisfies readonly (keyof RunRecord)[];

type RunRow = Pick<Required<RunRecord>, (typeof shown)[number]>;

interface Report {
  readonly tables: string;
  /** Of the state that the tables show. */
  readonly generation: number | null;
  /** Of the state that the next run carries on; null where there is none that can be read. */
  readonly stateGeneration: number | null;
  readonly lock: LockHolder | null;
  readonly runs: readonly RunRow[];
  /** Runs before these. */
  readonly earlierRuns: number;
  readonly idConflicts: number;
  /** Messages that were last analysed in another way; null where the state is of a version that did not count them. */
  readonly outdated: number | null;
  readonly otherModels: OtherModels | null;
  /** Parts of the lake by earlier models, words or names that the last run dropped. */
  readonly droppedParts: number;
  /** Lines of the editor log that no run heeds. */
  readonly editsSkipped: readonly EditProblem[];
  readonly rejects: readonly RejectReason[];
}

/**
 * `qingyu status`: runs, which of them are taken back, versions, what was left empty, ids in conflict, rejects by reason with an example of where, and
 * whether a run broke off or is at work.
 */
export const execute: CommandModule['execute'] = async (_args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  const workspace = locateWorkspace(options.workspace);
  await refuseLaterVersion(workspace);
  const last = options.last ?? (options.json ? Number.POSITIVE_INFINITY : usualLast);
  const report = await withMart(options.workspace, async (db): Promise<Report> => {
    const { runs, earlierRuns } = await readRuns(db, last);
    const state = await readState(workspace.stateDir);
    return {
      tables: workspace.martFile,
      generation: await readShownGeneration(db),
      stateGeneration: state?.generation ?? null,
      lock: await findLockHolder(workspace.lockFile),
      runs,
      earlierRuns,
      idConflicts: await countIdConflicts(db),
      outdated: state?.outdated ?? null,
      otherModels: await readOtherModels(db, state),
      droppedParts: countDropped(state),
      editsSkipped: await readSkippedEdits(workspace.editsFile),
      rejects: await listRejectReasons(db, 'rejects'),
    };
  });
  io.out(options.json ? `${JSON.stringify(report)}\n` : formatReport(report));
  return 0;
};

async function readShownGeneration(db: Database): Promise<number | null> {
  const [info] = await db.rows<{ generation: string }>('SELECT generation FROM mart_info');
  return info === undefined ? null : Number(info.generation);
}

/** A state that is gone, or cannot be read, is no reason not to tell the rest. */
async function readState(stateDir: string): Promise<Manifest | null> {
  const state = await readGeneration(stateDir).catch(() => null);
  return state?.manifest ?? null;
}

/** The last runs, in their order: a workspace of years has thousands, each with all settings. */
async function readRuns(db: Database, last: number): Promise<Pick<Report, 'runs' | 'earlierRuns'>> {
  const [counted] = await db.rows<{ n: number }>('SELECT count(*) AS n FROM runs');
  const all = counted?.n ?? 0;
  const most = Math.min(all, Math.max(0, last));
  const runs = await db.rows<RunRecord>(`SELECT * FROM runs ORDER BY seq DESC LIMIT ${most}`);
  return {
    runs: runs.reverse().map((run) => {
      const known = completeRun(run);
      return Object.fromEntries(shown.map((name) => [name, known[name]])) as unknown as RunRow;
    }),
    earlierRuns: all - most,
  };
}

function formatReport(report: Report): string {
  const lines = [
    `tables: ${report.tables} (generation ${report.generation ?? 'unknown'})`,
    ...describeState(report),
    ...describeLock(report.lock),
    '',
    report.earlierRuns === 0
      ? 'runs'
      : `runs, the last ${formatCount(report.runs.length)} (${formatCount(report.earlierRuns)} before them, see --last)`,
  ];
  for (const run of report.runs) {
    lines.push(
      `  ${run.run_id}  ${run.command}  rows ${formatCount(run.rows_read)} = new ${formatCount(run.new_messages)} + updated ${formatCount(run.updated)} + unchanged ${formatCount(run.unchanged)} + duplicates ${formatCount(run.duplicates)} + rejects ${formatCount(run.rejects)}`,
      ...(run.taken_back_at === null
        ? []
        : [`      taken back ${run.taken_back_at}: counts no longer (rebuild --with-run ${run.run_id} undoes it)`]),
      `      qingyu ${run.qingyu_version}, models ${run.model_version}`,
      ...run.warnings.map((warning) => `      ${describeWarning(warning)}`),
      ...run.failed_files.map(
        (file, i) => `      FAILED ${file}: ${run.failed_reasons[i] ?? 'it could not be read, or not to its end'}`,
      ),
    );
  }
  lines.push(...describeOtherModels(report.otherModels), ...describeOutdated(report.outdated));
  lines.push(...describeDropped(report.droppedParts));
  lines.push(...describeIdConflicts(report.idConflicts), ...describeSkippedEdits(report.editsSkipped));
  lines.push('', report.rejects.length === 0 ? 'no rejects' : 'rejects by reason');
  lines.push(...report.rejects.map((reject) => `  ${describeRejectReason(reject)}`));
  return `${lines.join('\n')}\n`;
}

function describeState({ generation, stateGeneration, lock }: Report): string[] {
  // A run at work commits its state a moment before its tables.
  if (stateGeneration === generation || lock?.isAlive === true) return [];
  if (stateGeneration === null) return ['state: gone, or it cannot be read; "qingyu rebuild" makes it anew'];
  return [
    `state: generation ${stateGeneration}, which the tables do not show: a run did not finish; give its command again, or "qingyu rebuild"`,
  ];
}

function describeLock(lock: LockHolder | null): string[] {
  if (lock === null) return [];
  const end = lock.isElsewhere ? '' : ' was killed';
  return [
    lock.isAlive ? `at work: ${nameHolder(lock)}` : `broken off: ${nameHolder(lock)}${end}; give its command again`,
  ];
}
