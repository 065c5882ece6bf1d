import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../../src/core/duckdb.ts';
import { type Mart, openMart } from '../../../../src/dashboard/mart/mart.ts';
import { readIssue } from '../../../../src/dashboard/queries/issues/issues.ts';
import { listMessages } from '../../../../src/dashboard/queries/messages/list-messages.ts';
import { readMessage } from '../../../../src/dashboard/queries/messages/read-message.ts';
import { dashboardSettings } from '../../../../src/dashboard/settings.ts';
import { buildSmallMart } from '../../../aggregate/build-small-mart.ts';

const at = '2025-01-01 08:00:00';
const messages = [
  { id: 'a', at, reply: '已修好' },
  { id: 'b', at },
  { id: 'c', at, tells_handling: false },
  { id: 'd', at, author: '作者乙' },
  { id: 'e', at: '2025-01-02 08:00:00', author: '作者乙', duplicateOf: 'd', reply: '已修好' },
  { id: 'f', at: '2025-01-03 08:00:00', author: '作者乙', duplicateOf: 'd', source: 'hotline' },
];
const folder = mkdtempSync(join(tmpdir(), 'qingyu-replied-'));

async function openSmall(
  name: string,
  change: (db: Database) => Promise<unknown> = async () => undefined,
): Promise<Mart> {
  const path = join(folder, name);
  const db = await buildSmallMart({ messages, issues: { I1: ['a', 'b', 'c', 'd'] }, path });
  await change(db);
  db.close();
  return openMart(path, name, dashboardSettings.parse({}));
}

let mart: Mart;
beforeAll(async () => {
  mart = await openSmall('new.duckdb');
});
afterAll(() => {
  mart.close();
  rmSync(folder, { recursive: true });
});

describe('lists of answered and unanswered messages', () => {
  // The one order is read from the index in memory, the other from the table.
  it.each(['newest', 'oldest'] as const)('leave out what the input would not tell: %s first', async (sort) => {
    const ids = async (replied: 'yes' | 'no') =>
      (await listMessages(mart, {}, { replied, sort }, 1, 10)).rows.map(({ message_id }) => message_id).sort();
    expect(await ids('yes')).toEqual(['a', 'd']);
    expect(await ids('no')).toEqual(['b']);
  });

  it('show it of each message, and agree with the figures of the issue', async () => {
    const { rows } = await listMessages(mart, {}, { issue: 'I1' }, 1, 10);
    expect(Object.fromEntries(rows.map((row) => [row.message_id, row.is_replied]))).toEqual({
      a: true,
      b: false,
      c: null,
      d: true,
    });
    expect((await readIssue(mart, 'I1'))?.issue).toMatchObject({ messages: 4, replied: 2, unanswered: 1 });
    expect(await readMessage(mart, 'main', 'd')).toMatchObject({ reply: null, is_replied: true });
  });

  it('names the original of a copy with its own source', async () => {
    const original = { duplicate_of: 'd', duplicate_of_source: 'main' };
    expect(await readMessage(mart, 'hotline', 'f')).toMatchObject(original);
    expect(await readMessage(mart, 'main', 'd')).toMatchObject({ duplicate_of: null, duplicate_of_source: null });
    const old = await openSmall('keyless.duckdb', (db) => db.run('ALTER TABLE messages DROP duplicate_of_key'));
    try {
      expect(await readMessage(old, 'main', 'e')).toMatchObject(original);
    } finally {
      old.close();
    }
  });

  it('are read from marts of before the columns', async () => {
    const old = await openSmall('old.duckdb', async (db) => {
      await db.run('ALTER TABLE messages DROP is_replied');
      for (const column of ['unanswered', 'medoid_key', 'earliest_key', 'newest_key']) {
        await db.run(`ALTER TABLE issues DROP ${column}`);
      }
    });
    try {
      const { rows } = await listMessages(old, {}, { replied: 'no' }, 1, 10);
      expect(rows.map(({ message_id }) => message_id)).toEqual(['b', 'c', 'd']);
      const page = await readIssue(old, 'I1');
      expect(page?.issue).toMatchObject({ replied: 2, unanswered: 2 });
      expect(page?.representatives.map(({ message_id, role }) => [message_id, role])).toEqual([
        ['a', 'typical earliest'],
        ['d', 'newest'],
      ]);
    } finally {
      old.close();
    }
  });
});
