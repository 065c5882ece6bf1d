import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type DownloadName,
  type FilterName,
  filtersLeftOut,
  filtersTaken,
} from '../../../src/dashboard/downloads/filters-taken.ts';
import { openSmallDashboard, type SmallDashboard, smallMart } from '../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };

beforeAll(async () => {
  opened.small = await openSmallDashboard({
    mart: {
      messages: [
        {
          id: '1',
          at: '2025-12-01 08:00:00',
          title: '垂柳园门前积水',
          urgency: 'critical',
          status: '办理中',
          places: [{ name: '垂柳园', type: 'estate', field: 'title', start: 0, end: 3 }],
          topic_evidence: [
            { field: 'title', start: 5, end: 7, weight: 0.5 },
            { field: 'title', start: 3, end: 5, weight: -0.5 },
          ],
        },
        {
          id: '2',
          at: '2025-12-02 08:00:00',
          title: '垂柳园又积水',
          department: '甲局',
          reply: '已修好',
          grade_manner: 1,
          reply_marks: { relevance: 0, complete: 1, basis: 1, outcome: 'resolved', template: 0, reasons: ['甲'] },
        },
        {
          id: '3',
          at: '2025-12-02 08:00:00',
          title: '银杏里外墙要塌了',
          body: '住了三十年。外墙鼓起一大块，砖头往下掉！',
          urgency: 'critical',
          urgency_evidence: [{ field: 'body', start: 8, end: 10, weight: 0.5 }],
        },
      ],
      issues: { Ia: ['1', '2'] },
      tables: {
        possible_merges: [
          { left_issue_id: 'Ia', left_key: '1', right_issue_id: null, right_key: '3', log_odds: -1, why: ['漏水'] },
        ],
      },
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
  expect(rows.map((row) => row.标题)).toContain('特急：甲区 · 银杏里外墙要塌了');
});

it('labels, marks and structs are in words', async () => {
  const alerts = await read('alerts', 'series=critical');
  const alert = alerts.find((row) => row.标题 === '特急：甲区 · 银杏里外墙要塌了');
  expect(alert).toMatchObject({
    对象类型: '特急',
    形态: '特急留言',
    结束与否: '未解除',
    代表留言编号: '3',
    首条特急依据: '判为特急，据「……外墙鼓起一大块，砖头往下掉！」',
    升级过程: '2025-12-02 Ⅲ级（黄色）',
  });
  expect(await read('reply_quality')).toMatchObject([
    { 针对所提问题: '未针对', 逐项答全: '部分答全', 说明依据: '是', 办理结果: '已解决' },
  ]);
  const [message] = await read('messages', 'issue=Ia&sort=oldest');
  expect(message).toMatchObject({ 主题依据: '积水', 地点: '垂柳园' });
  const text = Object.values([...alerts, ...(await read('messages')), ...(await read('trend_monthly'))]).flatMap(
    (row) => Object.values(row),
  );
  expect(text.filter((cell) => /[{}]|^(topic|region|total|partial)/.test(cell))).toEqual([]);
});

it('is named after what it holds', async () => {
  const nameOf = async (query: string): Promise<string> => {
    const answer = await opened.small.get(`/api/downloads/${query}`);
    return decodeURIComponent(answer.headers.get('content-disposition')?.split("UTF-8''")[1] ?? '');
  };
  expect(await nameOf('messages?region=甲区&urgency=critical')).toBe('留言_甲区_特急_2025-12-02.csv');
  expect(await nameOf('issues?from=2025-12-01&to=2025-12-02&format=xlsx')).toBe('反复问题_2025-12-01至2025-12-02.xlsx');
});

it('marks of replies come with the message and whose it is', async () => {
  expect(await read('reply_quality')).toMatchObject([
    { 留言编号: '2', 标题: '垂柳园又积水', 地区: '甲区', 承办单位: '甲局' },
  ]);
});

/** Of each filter a value that nothing in the mart has. */
const nothing = {
  from: '2030-01-01',
  to: '2000-01-01',
  region: '无此地区',
  topic: '无此主题',
  kind: 'praise',
  urgency: 'urgent',
} as const satisfies Record<FilterName, string>;

it.each(Object.keys(filtersTaken) as DownloadName[])(
  'filters %s by what it takes, and refuses the rest',
  async (table) => {
    const { get } = opened.small;
    if (!(await get(`/api/downloads/${table}`)).ok) return;
    for (const [name, value] of Object.entries(nothing)) {
      // Alerts that are open are open on any later day.
      if (table === 'alerts' && name === 'from') continue;
      const grain = table === 'handling' ? '&grain=topic' : '';
      const answer = await get(`/api/downloads/${table}?${name}=${value}${grain}`);
      if (filtersLeftOut(table, { [name]: value }).length === 0) {
        const rows: unknown[] = parse(await answer.text(), { bom: true, columns: true });
        expect(rows, `${table} by ${name}`).toEqual([]);
      } else {
        expect(answer.status, `${table} by ${name}`).toBe(400);
        expect(((await answer.json()) as { error: { message: string } }).error.message).toContain('筛选');
      }
    }
  },
);

it('refuses to filter figures of handling of all grains, which are of whole months', async () => {
  const answer = await opened.small.get('/api/downloads/handling?region=甲区&from=2025-12-01&to=2025-12-02');
  expect(answer.status).toBe(400);
  const { error } = (await answer.json()) as { error: { message: string } };
  expect(error.message).toBe('「办理统计」不能这样按时间、地区筛选，请去掉后再下载');
  expect((await opened.small.get('/api/downloads/handling?from=2025-12-01&to=2025-12-31')).status).toBe(200);
});

it('have issues by the titles that editors gave since, and change nothing of tables without titles', async () => {
  const messages = smallMart.messages.map((message) => ({ ...message, status: '办理中' }));
  const small = await openSmallDashboard({ mart: { ...smallMart, messages } });
  try {
    const issue = 'I0000000000aa';
    const answer = await small.post('/api/edits', { action: 'rename', issue, title: '柳荫街夜里没有灯' });
    expect(answer.status).toBe(201);
    const read = async (table: string) => (await small.get(`/api/downloads/${table}`)).text();
    expect(await read('backlog')).toContain('柳荫街夜里没有灯');
    expect(await read('trend_monthly')).toContain('城乡建设');
  } finally {
    small.close();
  }
});
