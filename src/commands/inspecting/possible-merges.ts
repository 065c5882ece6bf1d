import type { Database } from '../../core/duckdb.ts';

/** Another issue, or message that stands alone, that may be one issue with what is looked at. */
export interface PossibleMerge {
  /** Null where it is a message that stands alone. */
  readonly issue_id: string | null;
  /** Its nearest message. */
  readonly source: string;
  readonly message_id: string;
  /** Of the issue, or else of the message. */
  readonly title: string;
  readonly log_odds: number;
  readonly why: readonly string[];
}

/**
 * What may be one issue with an issue, or with a message that stands alone, likeliest first; none where the tables are of a
 * version that had no such list.
 */
export async function readPossibleMerges(
  db: Database,
  side: { readonly issueId: string } | { readonly source: string; readonly messageId: string },
): Promise<PossibleMerge[]> {
  const tables = await db.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'possible_merges'");
  if (tables.length === 0) return [];
  const own =
    'issueId' in side ? 'own_issue_id = $1' : 'own_issue_id IS NULL AND own_source = $1 AND own_message_id = $2';
  const half = (own: string, other: string): string =>
    `SELECT ${own}_issue_id AS own_issue_id, ${own}_source AS own_source, ${own}_message_id AS own_message_id,
       ${other}_issue_id AS issue_id, ${other}_source AS source, ${other}_message_id AS message_id, log_odds, why
     FROM possible_merges`;
  return db.rows<PossibleMerge>(
    `WITH halves AS (${half('left', 'right')} UNION ALL ${half('right', 'left')})
     SELECT p.issue_id, p.source, p.message_id, coalesce(i.title, m.title) AS title, p.log_odds, p.why
     FROM halves p JOIN messages m USING (source, message_id) LEFT JOIN issues i ON i.issue_id = p.issue_id
     WHERE ${own} ORDER BY p.log_odds DESC, p.source, p.message_id`,
    'issueId' in side ? [side.issueId] : [side.source, side.messageId],
  );
}

/** One line each, as people read it. */
export function formatPossibleMerges(merges: readonly PossibleMerge[]): string[] {
  return merges.map(
    ({ issue_id: issueId, source, message_id: messageId, title, log_odds: logOdds, why }) =>
      `${issueId ?? `${source}/${messageId}`}  ${title}  (log-odds ${logOdds}; shares ${why.join(' ')})`,
  );
}
