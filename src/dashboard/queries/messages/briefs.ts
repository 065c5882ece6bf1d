import { isDeepStrictEqual } from 'node:util';
import { unknownRegion } from '../../../core/labels.ts';
import type { MessageBrief } from '../../api-types.ts';
import { WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { repliedColumn } from '../../mart/replied-column.ts';

/** Columns of `MessageBrief`. */
export function messageBriefColumns(mart: Mart): string {
  return `message_id, source, title, created_at, coalesce(region, '${unknownRegion}') AS region, topic, kind, urgency, issue_id, replied_at,
  ${repliedColumn(mart)} AS is_replied`;
}

export const messageFilterColumns = {
  day: 'created_at',
  region: 'region',
  topic: 'topic',
  kind: 'kind',
  urgency: 'urgency',
} as const;

/**
 * The same rows of `messages` by their numbers: texts are read of these alone then, else of all, which takes seconds a million.
 * @param clauses what follows FROM: WHERE, and order and limit
 */
export function byRowNumber(clauses: string): string {
  return `WHERE rowid IN (SELECT rowid FROM messages ${clauses})`;
}

/** Columns of `MessageBrief` with the first words of the text; `…` where it goes on. */
export function briefColumns(mart: Mart): string {
  return `${messageBriefColumns(mart)}, substring(body, 1, 400) || if(length(body) > 400, '…', '') AS body`;
}

/** How another table names a message. */
type BriefRef = Pick<MessageBrief, 'source' | 'message_id'>;

/** Briefs of some messages, at most 20, each once and in the order given; those that do not exist are left out. */
export async function readBriefs(mart: Mart, refs: readonly BriefRef[]): Promise<(MessageBrief & { body: string })[]> {
  const wanted = refs.filter((ref, at) => refs.findIndex((other) => isDeepStrictEqual(other, ref)) === at).slice(0, 20);
  if (wanted.length === 0) return [];
  const { sql, parameters } = new WhereBuilder()
    .add(
      wanted.map(() => 'source = ? AND message_id = ?').join(' OR '),
      ...wanted.flatMap(({ source, message_id }) => [source, message_id]),
    )
    .build();
  const rows = await mart.rows<MessageBrief & { body: string }>(
    `SELECT ${briefColumns(mart)} FROM messages ${byRowNumber(sql)}`,
    parameters,
  );
  return wanted.flatMap(
    ({ source, message_id }) => rows.find((row) => row.source === source && row.message_id === message_id) ?? [],
  );
}
