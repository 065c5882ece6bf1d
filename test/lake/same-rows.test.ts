import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/core/duckdb.ts';
import { loadSql } from '../../src/core/sql.ts';

let db: Database;
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-same-rows-'));
  db = await openDatabase(':memory:', { memoryLimit: '256MB', threads: 1 });
  await db.run('CREATE TABLE lake_parts (part INTEGER, path VARCHAR, seq INTEGER, place INTEGER)');
});

afterEach(async () => {
  await db.close();
  await rm(dir, { recursive: true, force: true });
});

interface Operator {
  readonly operator_cardinality?: number;
  readonly children?: readonly Operator[];
}

function highestCardinality({ operator_cardinality: own = 0, children = [] }: Operator): number {
  return Math.max(own, ...children.map(highestCardinality));
}

it('compares no id with the rows of all others of its source', async () => {
  const rows = 600;
  const parts: string[] = [];
  for (const seq of [1, 2]) {
    const path = join(dir, `${seq}.parquet`);
    await db.run(
      `COPY (SELECT 'board' AS source, NULL::VARCHAR AS given_id, '${seq}-' || i AS derived_id, 'row ' || i AS input_hash,
         NULL::TIMESTAMP AS default_time, TIMESTAMP '2024-03-01 08:00:00' AS created_at
         FROM range(${rows}) t(i)) TO '${path}'`,
    );
    await db.run(`INSERT INTO lake_parts VALUES (${seq}, '${path}', ${seq}, 0)`);
    parts.push(path);
  }
  await db.run(
    `CREATE VIEW lake_stored AS SELECT r.* EXCLUDE (filename, file_row_number), p.part, r.file_row_number AS number
     FROM read_parquet([${parts.map((path) => `'${path}'`).join(', ')}], filename = true, file_row_number = true) r
     JOIN lake_parts p ON p.path = r.filename`,
  );
  const sql = await loadSql(new URL('../../src/lake/sql/same-rows.sql', import.meta.url));
  await db.run(sql);
  expect(
    await db.rows(`SELECT count(*) AS n, bool_and(id = replace(derived_id, '2-', '1-')) AS same FROM lake_same_rows`),
  ).toEqual([{ n: rows, same: true }]);
  const [explained] = await db.rows<{ explain_value: string }>(`EXPLAIN (ANALYZE, FORMAT json) ${sql}`);
  expect(highestCardinality(JSON.parse(explained!.explain_value) as Operator)).toBeLessThanOrEqual(2 * rows);
});
