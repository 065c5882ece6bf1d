import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/core/duckdb.ts';
import { selectAlerts } from '../../../src/dashboard/queries/alerts.ts';

it('has an alert in the periods in which it was open, not where its rise began before it opened', async () => {
  const db = await openDatabase(':memory:', { memoryLimit: '256MB', threads: 1 });
  try {
    await db.run(
      `CREATE TABLE alerts AS SELECT 'A1' AS alert_id, DATE '2025-03-30' AS since, DATE '2025-04-02' AS opened_on,
         DATE '2025-04-06' AS closed_on`,
    );
    const count = async (from: string, to: string): Promise<number> => {
      const { sql, parameters } = selectAlerts({ from, to }, {});
      return (await db.rows<{ alert_id: string }>(`SELECT alert_id FROM alerts a ${sql}`, parameters)).length;
    };
    expect(await count('2025-03-01', '2025-03-31')).toBe(0);
    expect(await count('2025-04-01', '2025-04-30')).toBe(1);
    expect(await count('2025-04-06', '2025-04-06')).toBe(1);
    expect(await count('2025-04-07', '2025-04-30')).toBe(0);
  } finally {
    db.close();
  }
});
