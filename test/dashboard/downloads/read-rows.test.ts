import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../../src/core/duckdb.ts';
import { eachRows } from '../../../src/dashboard/downloads/read-rows.ts';
import { type Mart, openMart } from '../../../src/dashboard/mart/mart.ts';

const limits = { memoryLimit: '256MB', threads: 1, connections: 1, queryTimeoutMs: 60_000 };
const opened = { folder: '' } as { folder: string; mart: Mart };

beforeAll(async () => {
  opened.folder = mkdtempSync(join(tmpdir(), 'qingyu-rows-'));
  const path = join(opened.folder, 'mart.duckdb');
  const db = await openDatabase(path, limits);
  await db.run('CREATE TABLE texts AS SELECT (range * 7) % 5000 AS number FROM range(5000)');
  db.close();
  opened.mart = await openMart(path, 'v', limits);
});
afterAll(() => {
  opened.mart.close();
  rmSync(opened.folder, { recursive: true });
});

const selected = {
  sql: 'SELECT rowid AS row FROM texts WHERE number >= $1 ORDER BY number DESC',
  parameters: [10],
  numbered: { table: 'texts', order: 'number DESC' },
};

it('reads the texts of numbered rows a block at a time, in the order of the whole', async () => {
  const blocks: number[][] = [];
  await eachRows(
    opened.mart,
    selected,
    async (rows) => void blocks.push(rows.map(({ number }) => Number(number))),
    new AbortController().signal,
  );
  expect(blocks.length).toBeGreaterThan(1);
  expect(blocks.flat()).toEqual(Array.from({ length: 4990 }, (_, index) => 4999 - index));
});

it('lets the page read meanwhile, however slowly rows are taken, and stops when told', async () => {
  const gone = new AbortController();
  const whole = { sql: 'SELECT number FROM texts', parameters: [], numbered: null };
  const taken: unknown[] = [];
  const reading = eachRows(
    opened.mart,
    whole,
    async (rows) => {
      // The one connection of the page is free.
      taken.push(rows.length, await opened.mart.rows('SELECT count(*) AS n FROM texts'));
      gone.abort();
    },
    gone.signal,
  );
  await expect(reading).rejects.toThrow();
  expect(taken).toEqual([2048, [{ n: 5000 }]]);
  // A connection that was left in the middle serves the next.
  await expect(eachRows(opened.mart, selected, async () => undefined, new AbortController().signal)).resolves.toBe(
    undefined,
  );
});
