import { expect, it } from 'vitest';
import type { Database } from '../../src/core/duckdb.ts';
import { smallMart } from '../dashboard/small-dashboard.ts';
import { passingMarts } from './passing-marts.ts';

const buildMart = passingMarts();

it('has the tables of a whole mart, in whatever order they are read', async () => {
  const whole = await buildMart(smallMart);
  const tables = await whole.rows<{ name: string }>(
    'SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal AND NOT temporary ORDER BY name',
  );
  expect(tables.length).toBeGreaterThan(30);
  const lazy = await buildMart(smallMart);
  const read = async (db: Database, name: string): Promise<unknown[]> =>
    db.rows(`SELECT to_json(t)::VARCHAR AS line FROM "${name}" t ORDER BY line`);
  for (const { name } of tables.toReversed()) expect(await read(lazy, name), name).toEqual(await read(whole, name));
});
