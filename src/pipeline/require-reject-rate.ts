import { join } from 'node:path';
import { type Config, databaseLimits } from '../config.ts';
import { type DuckDBLimits, openDatabase, sqlLiteral } from '../core/duckdb.ts';
import { QingyuError } from '../core/errors.ts';
import { describeColumnUses } from '../ingest/column-use.ts';
import { describeRejectReason, listRejectReasons, type RejectReason } from '../lake/reject-reasons.ts';
import type { InputSummary } from './read-inputs.ts';

/**
 * Checks that no more than the settings' share of the rows that were read was refused.
 * @param rejectsDir holds `inputs.rejectParts`
 * @throws QingyuError REJECT_RATE with the reasons, an example of each, and what became of the columns
 */
export async function requireRejectRate(inputs: InputSummary, config: Config, rejectsDir: string): Promise<void> {
  const { rejected, rowsRead, columns } = inputs;
  const limit = config.maxRejectRate;
  if (rowsRead === 0 || rejected / rowsRead <= limit) return;
  const reasons = await readReasons(inputs.rejectParts, rejectsDir, databaseLimits(config));
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

async function readReasons(
  parts: readonly string[],
  rejectsDir: string,
  limits: DuckDBLimits,
): Promise<RejectReason[]> {
  const db = await openDatabase(':memory:', limits);
  try {
    const paths = parts.map((part) => sqlLiteral(join(rejectsDir, part)));
    return await listRejectReasons(db, `read_parquet([${paths.join(', ')}])`);
  } finally {
    db.close();
  }
}
