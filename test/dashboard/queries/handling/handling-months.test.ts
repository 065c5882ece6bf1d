import { expect, it } from 'vitest';
import type { HandlingPage } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard } from '../../small-dashboard.ts';

it('lists all months up to the one in which the time range ends, the newest first', async () => {
  const months = Array.from({ length: 18 }, (_, index) =>
    new Date(Date.UTC(2024, 6 + index, 1)).toISOString().slice(0, 7),
  );
  const messages = months.map((month, index) => ({
    id: String(index + 1),
    at: `${month}-10 08:00:00`,
    region: index % 2 === 0 ? '甲区' : '乙区',
  }));
  const small = await openSmallDashboard({ mart: { messages } });
  try {
    const listed = async (query: string): Promise<string[]> => {
      const page = await small.json<HandlingPage>(`/api/handling?${query}`);
      return page.months.map(({ month }) => month?.slice(0, 7) ?? '');
    };
    const newestFirst = [...months].reverse();
    expect(await listed('')).toEqual(newestFirst);
    expect(await listed('to=2025-03-01')).toEqual(newestFirst.filter((month) => month <= '2025-03'));
    expect(await listed('from=2025-02-01&to=2025-02-28')).toEqual(newestFirst.filter((month) => month <= '2025-02'));
    expect(await listed('from=2025-06-01')).toEqual(newestFirst);
    const own = newestFirst.filter((_, index) => index % 2 === 1);
    expect(await listed(`region=${encodeURIComponent('甲区')}`)).toEqual(own);
  } finally {
    small.close();
  }
});
