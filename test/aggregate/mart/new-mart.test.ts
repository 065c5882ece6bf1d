import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openNewMart, sealMart } from '../../../src/aggregate/mart/new-mart.ts';
import { openDatabase } from '../../../src/core/duckdb.ts';

const limits = { memoryLimit: '512MB', threads: 1 };
const place = { folder: '' };
beforeEach(() => {
  place.folder = mkdtempSync(join(tmpdir(), 'qingyu-new-mart-'));
});
afterEach(() => rmSync(place.folder, { recursive: true }));

describe('openNewMart', () => {
  it('leaves one file that has everything, and none of what was temporary', async () => {
    const file = join(place.folder, 'trends.duckdb');
    const db = await openNewMart(file, limits);
    await db.run('CREATE TEMP TABLE scratch AS SELECT 1 AS n');
    await db.run("CREATE TABLE kept AS SELECT range AS n FROM range(50000); COMMENT ON TABLE kept IS '说明'");
    expect(readdirSync(place.folder)).toEqual(['trends.duckdb']);
    await sealMart(db);
    db.close();
    expect(readdirSync(place.folder)).toEqual(['trends.duckdb']);
    const read = await openDatabase(file, limits, { readOnly: true });
    expect(await read.rows('SELECT table_name, comment FROM duckdb_tables()')).toEqual([
      { table_name: 'kept', comment: '说明' },
    ]);
    expect(await read.rows('SELECT count(*) AS n, sum(n)::BIGINT AS total FROM kept')).toEqual([
      { n: 50000, total: 1249975000 },
    ]);
    read.close();
  });

  it('spills beside the mart, not where the command was given', async () => {
    const db = await openNewMart(join(place.folder, 'trends.duckdb'), limits);
    expect(await db.rows("SELECT current_setting('temp_directory') AS folder")).toEqual([
      { folder: join(place.folder, 'trends.duckdb.tmp') },
    ]);
    db.close();
  });
});
