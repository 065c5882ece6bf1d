import { expect, it } from 'vitest';
import { describeLeftCampaigns } from '../../../src/commands/summary/left-campaigns.ts';
import { openDatabase } from '../../../src/core/duckdb.ts';

/** What is said after runs with these settings, the newest last. */
async function describeAfter(...settings: object[]): Promise<string[]> {
  const db = await openDatabase(':memory:', { memoryLimit: '100MB', threads: 1 });
  try {
    await db.run('CREATE TABLE runs (seq INTEGER, settings VARCHAR)');
    for (const [seq, given] of settings.entries()) {
      await db.run(`INSERT INTO runs VALUES (${seq}, '${JSON.stringify(given)}')`);
    }
    return await describeLeftCampaigns(db);
  } finally {
    db.close();
  }
}

const calling = (...names: string[]): object => ({ themes: { campaigns: names.map((name) => ({ name })) } });

it('names the campaigns of the run before that the newest has not', async () => {
  const [line, ...more] = await describeAfter(calling('旧的'), calling('献一策', '问卷'), calling('问卷'));
  expect(line).toMatch(/^campaigns of the run before .*: 献一策 \(--campaign holds for one run/);
  expect(more).toEqual([]);
});

it.each([
  ['there are the same', [calling('献一策'), calling('献一策', '新的')]],
  ['there was none', [calling(), calling('献一策')]],
  ['they were left longer ago', [calling('献一策'), calling(), calling()]],
  ['there is one run', [calling('献一策')]],
  ['a version of the program knew of none', [{}, calling()]],
])('says nothing where %s', async (_what, settings) => {
  expect(await describeAfter(...settings)).toEqual([]);
});
