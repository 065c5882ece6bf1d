import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareIssues } from '../../../src/aggregate/mart/compare-issues.ts';
import { openDatabase } from '../../../src/core/duckdb.ts';

const limits = { memoryLimit: '256MB', threads: 1 };
const place = { folder: '' };
beforeEach(() => {
  place.folder = mkdtempSync(join(tmpdir(), 'qingyu-compare-'));
});
afterEach(() => rmSync(place.folder, { recursive: true }));

async function writeMart(name: string, issues: Readonly<Record<string, readonly number[]>>): Promise<string> {
  const path = join(place.folder, name);
  const db = await openDatabase(path, limits);
  await db.run(
    `CREATE TABLE issues (issue_id VARCHAR);
     CREATE TABLE issue_messages (issue_id VARCHAR, source VARCHAR, message_id VARCHAR)`,
  );
  for (const [id, messages] of Object.entries(issues)) {
    await db.rows('INSERT INTO issues VALUES ($1)', [id]);
    for (const message of messages) await db.rows("INSERT INTO issue_messages VALUES ($1, 'main', $2)", [id, message]);
  }
  db.close();
  return path;
}

describe('compareIssues', () => {
  it('counts ids and says which issue has most of the messages of those that are gone', async () => {
    const earlier = await writeMart('a.duckdb', { I1: [1, 2, 3], I2: [4, 5, 6], I3: [7, 8] });
    const later = await writeMart('b.duckdb', { I1: [1, 2, 4], I4: [3, 5, 6] });
    const table = join(place.folder, 'ids.csv');
    expect(await compareIssues(earlier, later, table, limits)).toEqual({ kept: 1, emptied: 0, new: 1, gone: 2 });
    expect(readFileSync(table, 'utf8')).toBe('issue_id,messages,now_in,messages_in_common\nI2,3,I4,2\nI3,2,,\n');
  });

  it('lists an id that stayed with its founding message while most others went elsewhere', async () => {
    const earlier = await writeMart('a.duckdb', { I1: [1, 2, 3, 4, 5], I2: [6, 7] });
    const later = await writeMart('b.duckdb', { I1: [1, 2], I2: [6], I3: [3, 4, 5, 7] });
    const table = join(place.folder, 'ids.csv');
    expect(await compareIssues(earlier, later, table, limits)).toEqual({ kept: 2, emptied: 1, new: 1, gone: 0 });
    expect(readFileSync(table, 'utf8')).toBe('issue_id,messages,now_in,messages_in_common\nI1,5,I3,3\n');
  });

  it('writes nothing where no id is gone', async () => {
    const earlier = await writeMart('a.duckdb', { I1: [1, 2] });
    const later = await writeMart('b.duckdb', { I1: [1, 2], I2: [3, 4] });
    const table = join(place.folder, 'ids.csv');
    expect(await compareIssues(earlier, later, table, limits)).toEqual({ kept: 1, emptied: 0, new: 1, gone: 0 });
    expect(existsSync(table)).toBe(false);
  });
});
