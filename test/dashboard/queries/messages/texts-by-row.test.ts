import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPendingEdits } from '../../../../src/dashboard/edits/pending/pending-edits.ts';
import { type Mart, openMart } from '../../../../src/dashboard/mart/mart.ts';
import { listPossible, readPossibleOf } from '../../../../src/dashboard/queries/issues/possible-merges.ts';
import { readBriefs } from '../../../../src/dashboard/queries/messages/briefs.ts';
import { listMessages } from '../../../../src/dashboard/queries/messages/list-messages.ts';
import { dashboardSettings } from '../../../../src/dashboard/settings.ts';
import { buildSmallMart } from '../../../aggregate/build-small-mart.ts';

const ids = Array.from({ length: 9 }, (_, index) => String(index + 1).padEnd(16, '0'));
const folder = mkdtempSync(join(tmpdir(), 'qingyu-texts-'));
const asked: { sql: string; parameters: number }[] = [];
const pending = createPendingEdits({ log: [], isPending: () => false, messages: [], issues: [] });
let mart: Mart;

beforeAll(async () => {
  const path = join(folder, 'trends.duckdb');
  const small = await buildSmallMart({
    messages: ids.map((id, index) => ({ id, at: `2025-12-0${index + 1} 08:00:00`, department: '住建局' })),
    issues: { Ia: ids.slice(0, 2) },
    tables: {
      // One issue that may be the same as each message that stands alone, the first likeliest.
      possible_merges: ids.slice(2).map((right, index) => ({
        left_issue_id: 'Ia',
        left_key: ids[0],
        right_issue_id: null,
        right_key: right,
        log_odds: -index,
        why: [],
      })),
    },
    path,
  });
  small.close();
  const opened = await openMart(path, '1', dashboardSettings.parse({}));
  mart = {
    ...opened,
    rows: (sql, parameters = []) => {
      asked.push({ sql, parameters: parameters.length });
      return opened.rows(sql, parameters);
    },
  };
});
afterAll(() => {
  mart.close();
  rmSync(folder, { recursive: true });
});

/** What was asked for texts, of which a large mart has a gigabyte. */
function takeAsked(): readonly (typeof asked)[number][] {
  return asked.splice(0).filter(({ sql }) => /body.*FROM messages/s.test(sql));
}
const byNumber = { sql: expect.stringContaining('FROM messages WHERE rowid IN (SELECT rowid FROM messages') };

describe('texts of a few messages are read by row numbers, not of all messages', () => {
  it('for pairs that may be one issue', async () => {
    const { rows, total } = await listPossible(mart, {}, undefined, pending, 1, 2);
    expect([rows.map(({ right }) => right.message_id), total]).toEqual([ids.slice(2, 4), 7]);
    expect(takeAsked()).toMatchObject([byNumber]);
  });

  it('for the pairs that the page of an issue shows, and for no more of its pairs', async () => {
    const shown = await readPossibleOf(mart, pending, { issue: 'Ia' });
    expect(shown.map(({ right }) => right.message_id)).toEqual(ids.slice(2, 7));
    expect(takeAsked()).toMatchObject([{ ...byNumber, parameters: 6 }]);
  });

  it('for messages that another table names', async () => {
    const named = ids.slice(0, 3).reverse();
    const wanted = named.map((id) => ({ source: 'main', message_id: id }));
    expect((await readBriefs(mart, wanted)).map(({ message_id: id }) => id)).toEqual(named);
    expect(takeAsked()).toMatchObject([byNumber]);
  });

  it('for one page of a list, in every order', async () => {
    for (const [sort, first] of [
      ['newest', ids[8]],
      ['oldest', ids[0]],
      ['likes', ids[8]],
    ] as const) {
      const { rows, total } = await listMessages(mart, {}, { department: '住建局', sort }, 1, 1);
      expect([rows.map(({ message_id: id }) => id), total]).toEqual([[first], 9]);
      expect(takeAsked()).toMatchObject([byNumber]);
    }
  });
});
