import type { Database } from '../../../core/duckdb.ts';

/**
 * The temporary table `report_repeats`: messages of the period (`message_key`) whose known author wrote nearly the same of the same issue in
 * it before or after.
 */
export async function createRepeats(db: Database): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE report_repeats AS
     SELECT r.message_key
     FROM report_rows r
     JOIN messages m USING (message_key)
     JOIN issue_messages x ON x.issue_id = r.issue_id AND x.message_id = r.message_id AND x.source = r.source
     WHERE r.span = 'current' AND m.author IS NOT NULL
     WINDOW own AS (PARTITION BY r.issue_id, r.person)
     -- The first of them copies none.
     QUALIFY count(*) OVER own >= 2 AND count(x.near_copy_of) OVER own >= count(*) OVER own - 1`,
  );
}
