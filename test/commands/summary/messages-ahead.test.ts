import { expect, it } from 'vitest';
import { describeMessagesAhead } from '../../../src/commands/summary/messages-ahead.ts';
import { openDatabase } from '../../../src/core/duckdb.ts';

/** What is said of messages of these times in tables that were built at noon of 2026-03-01. */
async function describeTimes(...times: string[]): Promise<string[]> {
  const db = await openDatabase(':memory:', { memoryLimit: '100MB', threads: 1 });
  try {
    await db.run("CREATE TABLE mart_info AS SELECT TIMESTAMP '2026-03-01 12:00:00' AS built_at");
    await db.run('CREATE TABLE messages (message_id VARCHAR, created_at TIMESTAMP)');
    for (const [i, time] of times.entries()) await db.run(`INSERT INTO messages VALUES ('m${i}', '${time}')`);
    return await describeMessagesAhead(db);
  } finally {
    db.close();
  }
}

it('tells of messages dated after the day on which the tables were built', async () => {
  expect(await describeTimes('2025-03-01 08:00:00', '2026-03-01 20:00:00')).toEqual([]);
  expect(await describeTimes('2026-02-01', '2088-01-01', '2062-03-01 10:00:00')).toEqual([
    expect.stringMatching(/^2 messages are dated after today, e\.g\. m2 \(2062-03-01\)/),
  ]);
});
