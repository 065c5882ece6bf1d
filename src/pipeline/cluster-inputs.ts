import type { ClusterOptions } from '../cluster/cluster-messages.ts';
import type { ClusterMessage } from '../cluster/contract.ts';
import type { Edit } from '../cluster/edits/edit.ts';
import { allKeysOfEdit } from '../cluster/edits/edit-keys.ts';
import { cityMark } from '../cluster/names/areas.ts';
import { type Database, type Row, sqlLiteral } from '../core/duckdb.ts';
import { readingFiles } from '../lake/reading-files.ts';
import type { Simplify } from '../segment/simplify.ts';

/**
 * What clustering takes from the lake.
 * @param seq of the run whose messages are new; null: it begins anew, with all messages
 */
export async function openClusterInputs(
  db: Database,
  seq: number | null,
  edits: readonly Edit[],
  simplify: Simplify,
): Promise<Pick<ClusterOptions, 'inputs' | 'named' | 'copies'>> {
  if (seq === null) return { inputs: newMessages(db, 0, simplify) };
  return {
    inputs: readingFiles(db, `first_seq >= ${seq}`, () => newMessages(db, seq, simplify)),
    named: namedMessages(db, seq, edits, simplify),
    copies: await findKnownCopies(db, seq),
  };
}

/**
 * Messages that clustering has not seen, without copies by the same author, in the order in which it takes them.
 * @param simplify as their words were read: titles are compared with these, and print names that come from them
 */
export function newMessages(db: Database, fromSeq: number, simplify: Simplify): AsyncIterable<ClusterMessage[]> {
  return readMessages(db, 'first_seq >= $1', [fromSeq], simplify);
}

/** Messages of earlier runs that edits name, likewise: clustering may have forgotten some of them. */
export async function* namedMessages(
  db: Database,
  beforeSeq: number,
  edits: readonly Edit[],
  simplify: Simplify,
): AsyncGenerator<ClusterMessage[]> {
  const keys = [...new Set(edits.flatMap(allKeysOfEdit))];
  if (keys.length === 0) return;
  const named = "first_seq < $1 AND message_key IN (SELECT unnest(string_split($2, ' ')))";
  yield* readMessages(db, named, [beforeSeq, keys.join(' ')], simplify);
}

async function* readMessages(
  db: Database,
  condition: string,
  parameters: readonly (string | number)[],
  simplify: Simplify,
): AsyncGenerator<ClusterMessage[]> {
  const blocks = db.stream<ClusterMessage & Row>(
    `SELECT message_key AS "key", created_at AS "createdAt", author, title, has_own_title AS "hasOwnTitle", title_tokens AS "titleTokens",
       issue_terms AS "issueTerms", coalesce(ask_kinds, '') AS "askKinds",
       coalesce(likely_kinds, '') AS "likelyKinds",
       coalesce(name_pieces, '') AS "namePieces", topic, subtopic, kind,
       if(region_parent IS NULL, coalesce(district, town), region_parent || ${sqlLiteral(cityMark)} || district) AS region
     FROM resolved
     WHERE ${condition} AND duplicate_of_key IS NULL
     ORDER BY created_at, message_key`,
    parameters,
  );
  for await (const block of blocks) {
    yield block.map((row) => ({ ...row, title: simplify(row.title) }));
  }
}

/** Keys of messages of earlier runs that are copies: of some the original came later, so that clustering has taken them. */
export async function findKnownCopies(db: Database, seq: number): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ key: string }>(
    'SELECT message_key AS "key" FROM lake_messages WHERE first_seq < $1 AND duplicate_of_key IS NOT NULL',
    [seq],
  );
  return new Set(rows.map(({ key }) => key));
}
