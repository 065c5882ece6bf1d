import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSmallDashboard, type SmallDashboard } from '../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };

beforeAll(async () => {
  opened.small = await openSmallDashboard({
    mart: {
      messages: [
        { id: '1', at: '2025-12-01 08:00:00', title: '垂柳园门前积水', urgency: 'critical', status: '办理中' },
        {
          id: '2',
          at: '2025-12-02 08:00:00',
          title: '垂柳园又积水',
          department: '甲局',
          reply: '已修好',
          grade_manner: 1,
          reply_marks: { relevance: 0, complete: 1, basis: 1, outcome: 'resolved', template: 0, reasons: ['甲'] },
        },
        { id: '3', at: '2025-12-02 08:00:00', title: '银杏里外墙要塌了', urgency: 'critical' },
      ],
      issues: { Ia: ['1', '2'] },
    },
  });
});
afterAll(() => opened.small.close());

async function read(table: string, query = ''): Promise<Record<string, string>[]> {
  const answer = await opened.small.get(`/api/downloads/${table}?${query}`);
  expect(answer.status).toBe(200);
  return parse(await answer.text(), { bom: true, columns: true });
}

it('lists of messages to look at come with their titles and those of their issues', async () => {
  const backlog = await read('backlog');
  expect(backlog.map((row) => [row.留言编号, row.标题, row.所属问题 !== ''])).toEqual([
    ['1', '垂柳园门前积水', true],
    ['3', '银杏里外墙要塌了', false],
  ]);
  expect(await read('low_ratings')).toMatchObject([{ 留言编号: '2', 标题: '垂柳园又积水', 承办单位: '甲局' }]);
});

it('alerts come with what the list calls them', async () => {
  const rows = await read('alerts');
  const { rows: listed } = await opened.small.json<{ rows: { title: string }[] }>('/api/alerts');
  expect(rows.map((row) => row.标题).sort()).toEqual(listed.map(({ title }) => title).sort());
  expect(rows.map((row) => row.标题)).toContain('特急：银杏里外墙要塌了');
});

it('marks of replies come with the message and whose it is', async () => {
  expect(await read('reply_quality')).toMatchObject([
    { 留言编号: '2', 标题: '垂柳园又积水', 地区: '甲区', 承办单位: '甲局' },
  ]);
});
