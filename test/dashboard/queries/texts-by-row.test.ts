import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPendingEdits } from '../../../src/dashboard/edits/pending-edits.ts';
import { type Mart, openMart } from '../../../src/dashboard/mart/mart.ts';
import { listMessages, readBriefs } from '../../../src/dashboard/queries/messages.ts';
import { listPossible } from '../../../src/dashboard/queries/possible-merges.ts';
import { dashboardSettings } from '../../../src/dashboard/settings.ts';
import { buildSmallMart } from '../../aggregate/build-small-mart.ts';

const ids = ['1', '2', '3'].map((digit) => digit.padEnd(16, '0')) as [string, string, string];
const folder = mkdtempSync(join(tmpdir(), 'qingyu-texts-'));
const asked: string[] = [];
let mart: Mart;

beforeAll(async () => {
  const path = join(folder, 'trends.duckdb');
  const small = await buildSmallMart({
    messages: ids.map((id, index) => ({ id, at: `2025-12-0${index + 1} 08:00:00`, department: '住建局' })),
    tables: {
      possible_merges: [
        { left_issue_id: null, left_key: ids[0], right_issue_id: null, right_key: ids[2], log_odds: 1, why: [] },
      ],
    },
    path,
  });
  small.close();
  const opened = await openMart(path, '1', dashboardSettings.parse({}));
  mart = {
    ...opened,
    rows: (sql, parameters) => {
      asked.push(sql);
      return opened.rows(sql, parameters);
    },
  };
});
afterAll(() => {
  mart.close();
  rmSync(folder, { recursive: true });
});

/** What was asked for texts, of which a large mart has a gigabyte. */
function expectByNumber(): void {
  const texts = asked.splice(0).filter((sql) => /body.*FROM messages/s.test(sql));
  expect(texts).toHaveLength(1);
  expect(texts[0]).toMatch(/FROM messages WHERE rowid IN \(SELECT rowid FROM messages/);
}

describe('texts of a few messages are read by row numbers, not of all messages', () => {
  it('for pairs that may be one issue', async () => {
    const pending = createPendingEdits({ log: [], isPending: () => false, messages: [], issues: [] });
    const { rows } = await listPossible(mart, {}, undefined, pending, 1, 10);
    expect(rows.map(({ left, right }) => [left.message_id, right.message_id])).toEqual([[ids[0], ids[2]]]);
    expectByNumber();
  });

  it('for messages that another table names', async () => {
    const wanted = [ids[2], ids[0]].map((id) => ({ source: 'main', message_id: id }));
    expect((await readBriefs(mart, wanted)).map(({ message_id: id }) => id)).toEqual([ids[2], ids[0]]);
    expectByNumber();
  });

  it('for one page of a list, in every order', async () => {
    for (const [sort, first] of [
      ['newest', ids[2]],
      ['oldest', ids[0]],
      ['likes', ids[2]],
    ] as const) {
      const { rows, total } = await listMessages(mart, {}, { department: '住建局', sort }, 1, 1);
      expect([rows.map(({ message_id: id }) => id), total]).toEqual([[first], 3]);
      expectByNumber();
    }
  });
});
