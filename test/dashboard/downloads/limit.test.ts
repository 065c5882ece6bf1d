import { expect, it } from 'vitest';
import { openSmallDashboard } from '../small-dashboard.ts';

it('cuts a longer table, says so in a last line, and leaves a table of just so many rows whole', async () => {
  const linesOf = async (maxDownloadRows: number): Promise<string[]> => {
    const small = await openSmallDashboard({ settings: { maxDownloadRows } });
    try {
      return (await (await small.get('/api/downloads/messages')).text()).trimEnd().split('\r\n');
    } finally {
      small.close();
    }
  };
  const whole = await linesOf(100);
  expect(whole).toHaveLength(14);
  expect(await linesOf(13)).toEqual(whole);
  expect(await linesOf(12)).toEqual([...whole.slice(0, 13), '（仅含前 12 行；完整数据请用 qingyu export messages）']);
});
