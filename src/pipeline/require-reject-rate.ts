import { join } from 'node:path';
import { type Config, databaseLimits } from '../config.ts';
import { type DuckDBLimits, fileLiteral, openDatabase } from '../core/duckdb.ts';
import type { Effects } from '../core/effects.ts';
import { describeProblem, QingyuError } from '../core/errors.ts';
import { describeColumnUses } from '../ingest/tables/column-use.ts';
import { removeParts } from '../lake/parts.ts';
import { describeRejectReason, listRejectReasons, type RejectReason } from '../lake/reject-reasons.ts';
import { readRecords } from '../lake/run-records.ts';
import type { Workspace } from '../lake/workspace.ts';
import type { InputSummary } from './read-inputs.ts';
import { readStanding } from './standing.ts';

/**
 * Checks that no more than the settings' share of the rows that were read was refused. The lake keeps nothing of a run that fails
 * here: what only it read would lie there unaccounted for.
 * @throws QingyuError REJECT_RATE with the reasons, an example of each, and what became of the columns
 */
export async function requireRejectRate(
  inputs: InputSummary,
  config: Config,
  workspace: Workspace,
  effects: Effects,
): Promise<void> {
  const { rejected, rowsRead, columns } = inputs;
  const limit = config.maxRejectRate;
  if (rowsRead === 0 || rejected / rowsRead <= limit) return;
  const reasons = await readReasons(inputs.rejectParts, workspace.rejectsDir, databaseLimits(config));
  await dropParts(inputs, workspace, effects).catch((error: unknown) => {
    effects.logger.warn({ error: describeProblem(error) }, 'Parts of the refused run stay in the lake');
  });
  const lines = [
    `Expected at most ${Number((limit * 100).toFixed(4))} % of the rows to be rejected, got ${rejected} of ${rowsRead}; the tables were left as they were`,
    ...reasons.map(describeRejectReason),
    ...describeColumnUses(columns),
  ];
  throw new QingyuError(lines.join('\n  '), {
    code: 'REJECT_RATE',
    stage: 'ingest',
    data: { rejected, rowsRead, reasons, columns },
  });
}

/** Removes the parts that no finished run read. */
async function dropParts(inputs: InputSummary, workspace: Workspace, effects: Effects): Promise<void> {
  // Sees to it that each finished run has its record.
  await readStanding(workspace, effects);
  const records = await readRecords(workspace.runsDir);
  const kept = new Set(records.flatMap(({ parts, rejectParts }) => [...parts, ...rejectParts]));
  const isDropped = (file: string): boolean => !kept.has(file);
  await removeParts(workspace.messagesDir, inputs.messageParts.map(({ file }) => file).filter(isDropped));
  await removeParts(workspace.rejectsDir, inputs.rejectParts.filter(isDropped));
}

async function readReasons(
  parts: readonly string[],
  rejectsDir: string,
  limits: DuckDBLimits,
): Promise<RejectReason[]> {
  const db = await openDatabase(':memory:', limits);
  try {
    const paths = parts.map((part) => fileLiteral(join(rejectsDir, part)));
    return await listRejectReasons(db, `read_parquet([${paths.join(', ')}], hive_partitioning = false)`);
  } finally {
    db.close();
  }
}
