import type { ClusterMessage } from '../cluster/contract.ts';
import type { Database, Row } from '../core/duckdb.ts';

/** Messages that clustering has not seen, without copies by the same author, in the order in which it takes them. */
export async function* newMessages(db: Database, fromSeq: number): AsyncGenerator<ClusterMessage[]> {
  yield* db.stream<ClusterMessage & Row>(
    `SELECT message_key AS "key", created_at AS "createdAt", author, title, has_own_title AS "hasOwnTitle", title_tokens AS "titleTokens",
       issue_terms AS "issueTerms", topic, subtopic, kind, region
     FROM resolved
     WHERE first_seq >= ${fromSeq} AND duplicate_of_key IS NULL
     ORDER BY created_at, message_key`,
  );
}

/** Keys of messages of earlier runs that are copies: of some the original came later, so that clustering has taken them. */
export async function findKnownCopies(db: Database, seq: number): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ key: string }>(
    'SELECT message_key AS "key" FROM lake_messages WHERE first_seq < $1 AND duplicate_of_key IS NOT NULL',
    [seq],
  );
  return new Set(rows.map(({ key }) => key));
}
