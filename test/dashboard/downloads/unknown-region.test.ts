import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { openSmallDashboard } from '../small-dashboard.ts';

it('takes no figures of all regions for those of the unknown one', async () => {
  const small = await openSmallDashboard();
  try {
    for (const table of ['trend_daily', 'trend_weekly', 'trend_monthly', 'hot_topics']) {
      const regionsOf = async (region: string): Promise<string[]> => {
        const answer = await small.get(`/api/downloads/${table}?region=${region}`);
        const rows: Record<string, string>[] = parse(await answer.text(), { bom: true, columns: true });
        return [...new Set(rows.map((row) => row.地区 ?? ''))];
      };
      expect(await regionsOf('甲区'), table).toEqual(['甲区']);
      expect(await regionsOf('未知'), table).toEqual(table === 'hot_topics' ? [] : ['未知']);
    }
  } finally {
    small.close();
  }
});
