import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { withMart } from '../../../src/commands/opening/read-mart.ts';
import { openDatabase } from '../../../src/core/duckdb.ts';

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

it('lets nothing be written', async () => {
  const write = withMart(workspace, (db) => db.run('CREATE TABLE own (i INTEGER)'));
  await expect(write).rejects.toThrow(/read-only/);
});

it('says which program has the tables open for writing', async () => {
  const locked = mkdtempSync(join(tmpdir(), 'qingyu-locked-'));
  const holder = spawn(process.execPath, ['--input-type=module', '-e', holdOpen, join(locked, 'trends.duckdb')]);
  try {
    await once(holder.stdout, 'data');
    await expect(withMart(locked, async () => undefined)).rejects.toMatchObject({
      code: 'MART_LOCKED',
      message: expect.stringContaining(`another program (PID ${holder.pid}) that has it open for writing`),
    });
  } finally {
    holder.kill();
    await once(holder, 'close');
    rmSync(locked, { recursive: true });
  }
});

const holdOpen = `
  import { DuckDBInstance } from '@duckdb/node-api';
  const instance = await DuckDBInstance.create(process.argv[1]);
  console.log('open');
  setInterval(() => instance, 1000);
`;

it('says what else keeps tables from being opened, in one line', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'qingyu-broken-'));
  const open = () => withMart(broken, async () => undefined);
  await expect(open()).rejects.toMatchObject({ code: 'NO_TABLES' });
  writeFileSync(join(broken, 'trends.duckdb'), 'no tables');
  await expect(open()).rejects.toMatchObject({
    code: 'MART_UNREADABLE',
    message: expect.stringMatching(/^Expected [^\n]*$/),
  });
  rmSync(broken, { recursive: true });
});

it('says of tables that are not there yet whether the first run is at work or broke off', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'qingyu-fresh-'));
  const open = () => withMart(fresh, async () => undefined);
  await expect(open()).rejects.toThrow('run "qingyu run <files…>" first');
  const hold = (pid: number) =>
    writeFileSync(join(fresh, '.lock'), JSON.stringify({ pid, host: hostname(), started: null }));
  hold(process.pid);
  await expect(open()).rejects.toMatchObject({
    code: 'NO_TABLES',
    message: expect.stringContaining(`the first run is at work (process ${process.pid} on `),
  });
  // No process has the number 0.
  hold(0);
  await expect(open()).rejects.toThrow(
    /the first run broke off \(process 0 on .* was killed\): give its command again/,
  );
  // Of another host only the last sign of life is known.
  writeFileSync(join(fresh, '.lock'), JSON.stringify({ pid: 1, host: `not-${hostname()}`, started: null }));
  await expect(open()).rejects.toThrow(/the first run is at work \(process 1 on .* last sign of life at \d/);
  utimesSync(join(fresh, '.lock'), 1_900_000, 1_900_000);
  await expect(open()).rejects.toThrow(
    /the first run broke off \(process 1 on .* last sign of life at 1970-01-23 07:46:40\): give its command again/,
  );
  rmSync(fresh, { recursive: true });
});
