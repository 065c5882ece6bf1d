import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../src/aggregate/figures/day-spans.ts';
import { loadSql } from '../../../src/aggregate/load-sql.ts';
import { type Database, openDatabase } from '../../../src/core/duckdb.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase(':memory:', { memoryLimit: '256MB', threads: 1 });
});
afterAll(() => db.close());

/** Messages of each week from a Monday on, on its Wednesday. */
type Weeks = readonly number[];
const monday = '2025-01-06';
const wednesday = (week: number): string => addDays(monday, 7 * week + 2);

/** Weeks, counted from 0, in which a source of so many messages a week begins and ends to speak. */
async function voiceOf(weeks: Weeks): Promise<[first: number, last: number]> {
  const rows = weeks.map((messages, week) => `('b', DATE '${wednesday(week)}', ${messages})`);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE coverage_daily AS FROM (VALUES ${rows.join(', ')}) d(source, "day", messages);
     CREATE OR REPLACE TEMP TABLE coverage AS SELECT max("day") AS last_day FROM coverage_daily`,
  );
  const [row] = await db.rows<{ first: number; last: number }>(
    `SELECT date_diff('week', DATE '${monday}', first_day) AS first, date_diff('week', DATE '${monday}', last_day) AS last
     FROM (${loadSql('messages/source-voice')})`,
  );
  return [row!.first, row!.last];
}

const of = (many: number, each: number): number[] => Array.from({ length: many }, () => each);

describe('a source', () => {
  it.each([
    ['of nine a week has a stray long before', [1, ...of(22, 0), ...of(5, 9)], [23, 27]],
    ['of nine a week has one shortly before', [1, 0, ...of(5, 9)], [2, 6]],
    ['of nine a week has strays long after', [...of(5, 9), ...of(20, 0), 1, 0, 0, 1], [0, 4]],
    ['of sixty a week has more weeks of strays than of its own', [...of(5, 1), ...of(4, 60)], [5, 8]],
    ['has these weeks apart', [1, 0, 1, 0, 0, 1, 1, 0, 1, 0, ...of(4, 60)], [10, 13]],
    ['has strays at both ends', [1, 1, 1, 0, ...of(3, 40), 0, 1, 1, 1], [4, 6]],
  ])('that %s does not speak there', async (_, weeks, expected) => {
    expect(await voiceOf(weeks)).toEqual(expected);
  });

  it.each([
    ['one letter now and then', [1, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 1]],
    ['one or two a week', [1, 0, 0, 2, 1, 1, 2, 0, 1, 2, 0, 0, 1]],
    ['two weeks in all', [30, 25]],
    ['one letter in all', [1]],
    ['a gap behind its first week', [9, 0, 0, 0, 0, 9, 8, 9, 10]],
    ['a small week as it ends', [...of(9, 9), 1]],
    ['one week of a campaign, a hundred times as much', [...of(20, 3), 500, ...of(20, 3)]],
  ])('of %s speaks from its first to its last', async (_, weeks) => {
    expect(await voiceOf(weeks)).toEqual([0, weeks.length - 1]);
  });
});
