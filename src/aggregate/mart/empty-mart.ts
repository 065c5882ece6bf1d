import { type Database, openDatabase } from '../../core/duckdb.ts';
import { lakeColumns, rejectColumns, resolvedExtras } from '../../lake/schema.ts';
import { aggregateSettings } from '../settings.ts';
import { buildMart, describeTables } from './build-mart.ts';

/** A mart in memory with all tables and no rows: what documentation and tests of the schema read. */
export async function openEmptyMart(): Promise<Database> {
  const db = await openDatabase(':memory:', { memoryLimit: '512MB', threads: 1 });
  await db.run(`CREATE TEMP TABLE resolved (${columnList({ ...lakeColumns, ...resolvedExtras })})`);
  await db.run(`CREATE TEMP TABLE lake_rejects (${columnList({ ...rejectColumns, run_id: 'VARCHAR' })})`);
  const sources = { generationDir: null, runs: [], generation: '', now: '2000-01-01 00:00:00' };
  await buildMart(db, sources, aggregateSettings.parse({}));
  await describeTables(db);
  return db;
}

function columnList(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ');
}
