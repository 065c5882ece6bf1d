import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../../src/core/duckdb.ts';
import type { DataPage, LooseRow, Page } from '../../../../src/dashboard/api-types.ts';
import { selectRejects } from '../../../../src/dashboard/queries/data/data-page.ts';
import { rejectSelectionShape } from '../../../../src/dashboard/selections.ts';
import { openSmallDashboard, smallMart } from '../../small-dashboard.ts';

it('chooses the rejects of one field where several have the same code, as they are counted', () => {
  const chosen = { code: 'TOO_LONG', field: 'title' };
  expect(Object.keys(rejectSelectionShape)).toEqual(expect.arrayContaining(Object.keys(chosen)));
  expect(selectRejects(chosen)).toEqual({
    sql: 'WHERE (code = $1) AND (field = $2)',
    parameters: ['TOO_LONG', 'title'],
  });
  expect(selectRejects({ code: 'ROW_SHAPE' }).parameters).toEqual(['ROW_SHAPE']);
});

it('names every period that does not compare, and says how many runs there are where it lists the newest', async () => {
  const week = 7 * 24 * 60 * 60 * 1000;
  const days = Array.from({ length: 70 }, (_, index) => new Date(Date.UTC(2024, 0, 3) + index * week).toISOString());
  const messages = days.flatMap((day, index) =>
    Array.from({ length: 8 }, (_, i) => ({
      id: `${index}-${i}`,
      at: `${day.slice(0, 10)} 08:00:00`,
      low_confidence: index % 2 === 0,
    })),
  );
  const runs = Array.from({ length: 51 }, (_, index) => {
    const [run] = smallMart.sources?.runs ?? [];
    return { ...run, run_id: `r${index}`, seq: index + 1 };
  }) as NonNullable<NonNullable<typeof smallMart.sources>['runs']>;
  const small = await openSmallDashboard({ mart: { messages, sources: { runs } } });
  const data = await small.json<DataPage>('/api/data');
  expect([data.runs.length, data.runs[0]?.run_id, data.run_count]).toEqual([50, 'r50', 51]);
  expect(data.flags.filter(({ unit }) => unit === 'week')).toHaveLength(70);
  // Of one period, what hampers the comparison with the year before comes last.
  const isLastYear = data.flags.map(({ flags }) => flags.map((flag) => flag.startsWith('last_year_')));
  expect(isLastYear.some((flags) => flags.includes(true) && flags.includes(false))).toBe(true);
  for (const flags of isLastYear) expect(flags).toEqual(flags.toSorted((a, b) => Number(a) - Number(b)));
  small.close();
});

it('lists the rejects of a page in their order', async () => {
  const small = await openSmallDashboard();
  try {
    const db = await openDatabase(join(small.folder, 'trends.duckdb'), { memoryLimit: '256MB', threads: 1 });
    await db.run(
      `INSERT INTO rejects BY NAME SELECT 'r1' AS run_id, 'a.csv' AS file, range AS "row", 'NO_TEXT' AS code, '无正文' AS reason FROM range(5)`,
    );
    db.close();
    const rowsOf = async (query: string) => {
      const { rows, total } = await small.json<Page<LooseRow>>(`/api/rejects?${query}`);
      return [rows.map(({ row }) => row), total];
    };
    expect(await rowsOf('size=2')).toEqual([[0, 1], 5]);
    expect(await rowsOf('size=2&page=3&code=NO_TEXT')).toEqual([[4], 5]);
  } finally {
    small.close();
  }
});
