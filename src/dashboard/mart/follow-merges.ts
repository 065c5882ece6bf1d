import type { Parameter } from '../../core/duckdb.ts';

/** Whatever runs a statement on the mart. */
interface MartRows {
  rows<T extends object>(sql: string, parameters: readonly Parameter[]): Promise<T[]>;
}

/** The issue that one which is gone was merged into, over several merges; null where the tables know of none. */
export async function followMerges(mart: MartRows, issueId: string): Promise<string | null> {
  const [row] = await mart.rows<{ issue_id: string }>(
    `WITH RECURSIVE merges AS (
       SELECT issue_id, arg_max(other_issue_id, "at") AS into_id FROM issue_lineage WHERE event = 'merged_into' GROUP BY issue_id
     ), steps AS (
       SELECT into_id, 1 AS step FROM merges WHERE issue_id = $1
       UNION ALL
       SELECT m.into_id, step + 1 FROM steps s JOIN merges m ON m.issue_id = s.into_id WHERE step < 20
     )
     SELECT i.issue_id FROM steps JOIN issues i ON i.issue_id = steps.into_id ORDER BY step LIMIT 1`,
    [issueId],
  );
  return row?.issue_id ?? null;
}
