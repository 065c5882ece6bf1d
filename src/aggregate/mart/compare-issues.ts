import { type DuckDBLimits, openDatabase, sqlLiteral } from '../../core/duckdb.ts';

/** What became of the ids of issues between two marts of the same messages. */
export interface IssueChanges {
  /** Ids that both have. */
  readonly kept: number;
  /** Those of them that fewer than half of their messages still have: the id is the founder's, the matter may be another. */
  readonly emptied: number;
  /** Ids that only the later one has. */
  readonly new: number;
  /** Ids that only the earlier one has. */
  readonly gone: number;
}

/**
 * Compares the issues of two marts by their ids, and writes which issue has most of the messages of each that is gone or
 * emptied (`issue_id, messages, now_in, messages_in_common`; the last two empty where none has any) as CSV.
 * @param table path of the CSV; written only where an id is gone or emptied
 */
export async function compareIssues(
  earlier: string,
  later: string,
  table: string,
  limits: DuckDBLimits,
): Promise<IssueChanges> {
  const db = await openDatabase(':memory:', limits);
  try {
    await db.run(
      `ATTACH ${sqlLiteral(earlier)} AS earlier (READ_ONLY); ATTACH ${sqlLiteral(later)} AS later (READ_ONLY)`,
    );
    const [changes] = await db.rows<IssueChanges>(
      `SELECT count(*) FILTER (e.issue_id IS NOT NULL AND l.issue_id IS NOT NULL) AS kept,
         (SELECT count(*) FROM (${moved}) JOIN later.issues USING (issue_id)) AS emptied,
         count(*) FILTER (e.issue_id IS NULL) AS "new", count(*) FILTER (l.issue_id IS NULL) AS gone
       FROM earlier.issues e FULL JOIN later.issues l USING (issue_id)`,
    );
    if (changes === undefined) throw new Error('Expected one row of counts, got none');
    if (changes.gone + changes.emptied > 0)
      await db.run(`COPY (${successors}) TO ${sqlLiteral(table)} (FORMAT csv, HEADER)`);
    return changes;
  } finally {
    db.close();
  }
}

/** Issues of before whose id fewer than half of their messages still have. */
const moved = `
  SELECT e.issue_id
  FROM earlier.issue_messages e LEFT JOIN later.issue_messages l USING (issue_id, source, message_id)
  GROUP BY e.issue_id HAVING 2 * count(l.message_id) < count(*)`;

const successors = `
  WITH members AS (SELECT issue_id, source, message_id FROM earlier.issue_messages JOIN (${moved}) USING (issue_id)),
  shared AS (
    SELECT m.issue_id, l.issue_id AS now_in, count(*) AS messages
    FROM members m JOIN later.issue_messages l USING (source, message_id) GROUP BY ALL
  ),
  best AS (
    SELECT issue_id, arg_min(now_in, (-messages, now_in)) AS now_in, max(messages) AS messages_in_common
    FROM shared GROUP BY issue_id
  )
  SELECT issue_id, count(*) AS messages, now_in, messages_in_common
  FROM members LEFT JOIN best USING (issue_id) GROUP BY ALL ORDER BY issue_id`;
