import { type Database, sqlLiteral } from '../../../core/duckdb.ts';
import type { IssueReturn } from '../issue-return.ts';
import type { ReportPeriod } from '../period.ts';
import { hasColumns, regionCondition, type TableColumns } from './report-rows.ts';

/** What was written of issues after a first letter of theirs was answered as settled, up to the end of the period, by issue. */
export async function collectReturns(
  db: Database,
  tables: TableColumns,
  period: ReportPeriod,
  region: string | null,
  issueIds: readonly string[],
): Promise<ReadonlyMap<string, IssueReturn>> {
  if (!hasColumns(tables, 'issue_returns', ['issue_id', 'settled_at', 'settled_until'])) return new Map();
  const rows = await db.rows<IssueReturn & { issueId: string }>(
    `SELECT issue_id AS "issueId", any_value(r.settled_at)::DATE AS "settledDay", count(*) AS messages, min(m.created_at)::DATE AS "firstDay"
     FROM messages m JOIN issue_returns r USING (issue_id)
     WHERE m.duplicate_of IS NULL AND m.created_at > r.settled_until AND m.created_at < ${sqlLiteral(period.current.to)}::DATE + 1
       AND issue_id IN (SELECT unnest($1::JSON::VARCHAR[])) ${regionCondition(region, 'm')}
     GROUP BY issue_id`,
    [JSON.stringify(issueIds)],
  );
  return new Map(rows.map(({ issueId, ...row }) => [issueId, row]));
}
