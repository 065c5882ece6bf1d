import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../src/commands/export.ts';
import { UsageError } from '../../src/core/errors.ts';
import { buildSmallMart } from '../aggregate/build-small-mart.ts';
import { runCli, spawnCli } from '../pipeline/cli.ts';
import { recordIo } from './command-io.ts';

const workspace = mkdtempSync(join(tmpdir(), 'qingyu-export-'));
beforeAll(async () => {
  const db = await buildSmallMart({
    messages: [{ id: '1', at: '2025-03-03 08:00:00' }],
    path: join(workspace, 'trends.duckdb'),
  });
  await db.run('CHECKPOINT');
  db.close();
});
afterAll(() => rmSync(workspace, { recursive: true }));

const run = (table: string, flags: object) => execute([table], { workspace, ...flags }, recordIo());

describe('export', () => {
  it.each([
    ['messages', 'csv', 'a.xlsx', 'Expected --out to end with .csv, got '],
    ['messages', 'xlsx', 'a.txt', 'Expected --out to end with .xlsx, got '],
    ['messages', undefined, 'a.docx', 'Expected --out to end with .csv, .parquet, .arrow, .xlsx, got '],
    ['hot-issues', 'csv', 'new', 'Expected --format to be xlsx'],
  ])('refuses %s as %s in %s, and writes nothing', async (table, format, name, message) => {
    const out = join(workspace, name);
    const work = run(table, { format, out });
    await expect(work).rejects.toThrow(UsageError);
    await expect(work).rejects.toThrow(message);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['messages', '5', 'Expected --top with hot-issues, got it with messages'],
    ['hot-issues', '0', '--top: '],
  ])('refuses the top of %s: %s', async (table, top, message) => {
    const work = run(table, { top, out: join(workspace, 'top') });
    await expect(work).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining(message) });
    expect(existsSync(join(workspace, 'top'))).toBe(false);
  });

  it('takes the format from the flag or the ending, and CSV where neither says', async () => {
    for (const [format, name] of [
      [undefined, 'plain'],
      [undefined, 'b.TXT'],
      ['csv', 'messages.csv'],
      ['csv', '留言2025.03'],
    ]) {
      const out = join(workspace, name!);
      expect(await run('messages', { format, out })).toBe(0);
      expect(readFileSync(out, 'utf8')).toMatch(/^\uFEFFmessage_id/);
    }
    expect(await run('messages', { out: join(workspace, 'b.xlsx') })).toBe(0);
    expect(readFileSync(join(workspace, 'b.xlsx'), 'latin1')).toMatch(/^PK/);
    expect(await run('hot-issues', { format: 'xlsx', out: join(workspace, 'hot') })).toBe(0);
    expect(readdirSync(join(workspace, 'hot'))).toHaveLength(2);
  });

  it.skipIf(!existsSync('/proc/self/fd/1'))(
    'writes to standard output by - and by the name that the system gives it',
    async () => {
      for (const out of ['-', '/proc/self/fd/1']) {
        const ended = await spawnCli(['export', 'messages', '--workspace', workspace, '--out', out]);
        // A program that reads the pipe would take a byte order mark for a part of the first name.
        expect(ended.stdout).toMatch(out === '-' ? /^message_id[^\n]*\n1,/ : /^\uFEFFmessage_id[^\n]*\n1,/);
        expect(ended.stderr).toBe(`1 rows written to ${out === '-' ? 'standard output' : out}\n`);
      }
      for (const out of ['-', '热点.xlsx']) await expect(run('hot-issues', { out })).rejects.toThrow(UsageError);
    },
  );

  it('takes a table that does not exist for wrong usage', async () => {
    const ended = await runCli(['export', 'mesages', '--workspace', workspace]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/Expected table to be one of .*messages/);
  });
});
