import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { withMart } from '../../src/commands/read-mart.ts';
import { openDatabase } from '../../src/core/duckdb.ts';

const workspace = mkdtempSync(join(tmpdir(), 'qingyu-read-'));
afterAll(() => rmSync(workspace, { recursive: true }));

it('reads tables within the limits of the workspace', async () => {
  const made = await openDatabase(join(workspace, 'trends.duckdb'), { memoryLimit: '512MB', threads: 1 });
  made.close();
  writeFileSync(join(workspace, 'qingyu.json'), JSON.stringify({ duckdb: { memoryLimit: '256MiB', threads: 3 } }));
  const limits = await withMart(workspace, (db) =>
    db.rows("SELECT current_setting('memory_limit') AS memory, current_setting('threads')::INTEGER AS threads"),
  );
  expect(limits).toEqual([{ memory: '256.0 MiB', threads: 3 }]);
});
