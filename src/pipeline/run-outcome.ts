import type { RunRecord } from '../aggregate/contract.ts';
import type { Config } from '../config.ts';
import type { Effects } from '../core/effects.ts';
import { QingyuError } from '../core/errors.ts';
import { toLocalTime } from '../core/local-time.ts';
import type { LocalTime } from '../core/message.ts';
import { packageVersion } from '../core/version.ts';
import type { PartWarnings } from '../lake/part-warnings.ts';
import type { RowCounts } from '../lake/resolve.ts';
import type { RunRevision } from '../lake/taken-back.ts';
import type { AnalysisVersions } from './analysis-versions.ts';

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
  readonly revision: RunRevision;
}

/** Every accepted row is in one class: checked, since everything else counts on it. */
export function requireSum(start: RunStart, counts: RowCounts): void {
  const sum = counts.new + counts.updated + counts.unchanged + counts.duplicates + start.rejected;
  if (sum === start.rowsRead) return;
  throw new QingyuError(
    `Expected rows read to be new + updated + unchanged + duplicates + rejects, got ${start.rowsRead} and ${sum}`,
    { code: 'ROWS_LOST', stage: 'lake', data: { ...counts, rejects: start.rejected, rowsRead: start.rowsRead } },
  );
}

/**
 * Whether the newest run that read files has told of these failures, and of no file that is read now: else a run that brings nothing
 * more is recorded, as `qingyu status` is to name what fails. A file that fails again and again is told of once, so that no table is built for it.
 * @param files that could be read
 */
export function hasToldFailures(
  runs: readonly Readonly<Record<string, unknown>>[],
  failures: RunStart['failedFiles'],
  files: RunStart['files'],
): boolean {
  const newest = runs.findLast(({ command }) => command === 'run') as Partial<RunRecord> | undefined;
  const told = (newest?.failed_files ?? []).map((file, index) =>
    JSON.stringify([file, newest?.failed_reasons?.[index]]),
  );
  // Failures are told by their paths, files that were read by the ends of theirs.
  const isRead = (path: string): boolean => files.some((file) => path === file || path.endsWith(`/${file}`));
  if (newest?.failed_files?.some(isRead)) return false;
  return failures.every(({ file, reason }) => told.includes(JSON.stringify([file, reason])));
}

/** The run's record, as the lake keeps it and the table `runs` shows it. */
export function finishRecord(
  start: RunStart,
  counts: RowCounts & { readonly idConflicts: number },
  made: { readonly generation: number; readonly config: Config; readonly versions: AnalysisVersions },
  effects: Effects,
): RunRecord {
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
    id_conflicts: counts.idConflicts,
    generation: String(made.generation),
    qingyu_version: packageVersion,
    model_version: made.versions.model,
    without_runs: start.revision.without,
    with_runs: start.revision.with,
    settings: JSON.stringify(made.config),
  };
}
