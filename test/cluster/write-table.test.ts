import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTable, writeTable } from '../../src/cluster/write-table.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qingyu-tables-'));
});
afterAll(async () => {
  await rm(dir, { recursive: true });
});

const read = async (table: string): Promise<unknown[]> =>
  (await readFile(join(dir, `${table}.ndjson`), 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('the tables of clustering', () => {
  it('have every row, however they come', async () => {
    const rows = Array.from({ length: 5003 }, (_, n) => ({ n }));
    const sum = await withTable(dir, 'issue_messages', async (write) => {
      await write(rows.slice(0, 3));
      await write([]);
      await write(rows.slice(3));
      return rows.length;
    });
    expect(sum).toBe(5003);
    expect(await read('issue_messages')).toEqual(rows);
  });

  it('are empty files where there is no row', async () => {
    await writeTable(dir, 'measures', []);
    expect(await readFile(join(dir, 'measures.ndjson'), 'utf8')).toBe('');
  });

  it('fail with what their rows failed with, and never go over a table that is there', async () => {
    const failing = withTable(dir, 'issues', () => Promise.reject(new Error('no name')));
    await expect(failing).rejects.toThrow('no name');
    await writeFile(join(dir, 'issue_lineage.ndjson'), '');
    await expect(writeTable(dir, 'issue_lineage', [])).rejects.toThrow('EEXIST');
  });
});
