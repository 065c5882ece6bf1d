import type { Where } from '../filters.ts';
import type { Mart } from './mart.ts';

/** How many rows of a table a list has, and which its page shows. */
export interface FoundRows {
  readonly total: number;
  /** The page's rows, for `listedRows`. */
  readonly parameter: string;
}

/**
 * Counts the rows that fit and finds those of one page, looking once: a search goes through all texts.
 * @param order of the list, which no two rows share
 * @param page from 1
 */
export async function findRows(
  mart: Mart,
  table: string,
  { sql, parameters }: Where,
  order: string,
  page: number,
  size: number,
): Promise<FoundRows> {
  const next = parameters.length + 1;
  const [found] = await mart.rows<{ n: number; rows: readonly number[] | null }>(
    `WITH found AS MATERIALIZED (SELECT rowid::INTEGER AS row, * FROM ${table} ${sql})
     SELECT (SELECT count(*) FROM found) AS n,
       (SELECT list(row) FROM (SELECT row FROM found ORDER BY ${order} LIMIT $${next} OFFSET $${next + 1})) AS rows`,
    [...parameters, size, (page - 1) * size],
  );
  return { total: found?.n ?? 0, parameter: JSON.stringify(found?.rows ?? []) };
}

/** The condition that a row is one of those found; `$1` is their `parameter`. */
export const listedRows = `rowid IN (SELECT unnest(from_json($1, '["INTEGER"]')))`;
