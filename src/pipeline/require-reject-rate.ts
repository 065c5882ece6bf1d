import { join } from 'node:path';
import { openDatabase, sqlLiteral } from '../core/duckdb.ts';
import { QingyuError } from '../core/errors.ts';
import { describeColumnUses } from '../ingest/column-use.ts';
import { listRejectReasons, type RejectReason } from '../lake/reject-reasons.ts';
import type { InputSummary } from './read-inputs.ts';

/**
 * Checks that no more than a share of the rows that were read was refused.
 * @param rejectsDir holds `inputs.rejectParts`
 * @throws QingyuError REJECT_RATE with the reasons, an example of each, and what became of the columns
 */
export async function requireRejectRate(inputs: InputSummary, limit: number, rejectsDir: string): Promise<void> {
  const { rejected, rowsRead, columns } = inputs;
  if (rowsRead === 0 || rejected / rowsRead <= limit) return;
  const reasons = await readReasons(rejectsDir, inputs.rejectParts);
  const lines = [
    `Expected at most ${Number((limit * 100).toFixed(4))} % of the rows to be rejected, got ${rejected} of ${rowsRead}; the tables were left as they were`,
    ...reasons.map(({ code, count, file, row, reason }) => `${code} ${count}, e.g. ${file} row ${row}: ${reason}`),
    ...describeColumnUses(columns),
  ];
  throw new QingyuError(lines.join('\n  '), {
    code: 'REJECT_RATE',
    stage: 'ingest',
    data: { rejected, rowsRead, reasons, columns },
  });
}

async function readReasons(rejectsDir: string, parts: readonly string[]): Promise<RejectReason[]> {
  const db = await openDatabase(':memory:', { memoryLimit: '512MB', threads: 1 });
  try {
    const paths = parts.map((part) => sqlLiteral(join(rejectsDir, part)));
    return await listRejectReasons(db, `read_parquet([${paths.join(', ')}])`);
  } finally {
    db.close();
  }
}
