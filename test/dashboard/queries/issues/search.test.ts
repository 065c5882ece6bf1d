import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, Searched } from '../../../../src/dashboard/api-types.ts';
import { key, openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const lamp = 'I0000000000a1';
const food = 'I0000000000b2';
const texts: readonly (readonly [title: string, body: string])[] = [
  ['云杉街路灯坏了', '报修了两个月，晚上路灯也不亮'],
  ['云杉街路灯坏了没人修', '走路很不安全'],
  ['食堂的饭菜', '实验小学食堂卖隔夜菜，“学校”不管'],
  ['午饭冷', '实验小学的午饭是冷的'],
  ['自来水', '自来水发黄，还发臭'],
];
let small: SmallDashboard;
beforeAll(async () => {
  small = await openSmallDashboard({
    mart: {
      messages: texts.map(([title, body], at) => ({
        id: key(at + 1),
        at: `2025-12-${10 + at} 08:00:00`,
        title,
        body,
      })),
      issues: { [lamp]: [key(1), key(2)], [food]: [key(3), key(4)] },
    },
  });
});
afterAll(() => small.close());

type Found = Page<Readonly<Record<string, string>>> & Searched;
const find = (path: string, q: string): Promise<Found> => small.json<Found>(`/api/${path}?q=${encodeURIComponent(q)}`);
const ids = async (path: string, q: string): Promise<readonly (string | undefined)[]> =>
  (await find(path, q)).rows.map((row) => (path === 'issues' ? row.issue_id : row.message_id)).sort();

describe('a search of issues', () => {
  it('finds words in titles and texts of their messages, all in one of them', async () => {
    expect(await ids('issues', '报修')).toEqual([lamp]);
    expect(await ids('issues', '学校 食堂')).toEqual([food]);
    expect(await ids('issues', '学校 午饭')).toEqual([]);
    expect(await ids('issues', '食堂 路灯')).toEqual([]);
  });

  it('is cut into words where nothing has it as typed, and says so', async () => {
    const found = await find('issues', '路灯不亮');
    expect(found.rows.map((row) => row.issue_id)).toEqual([lamp]);
    expect(found.total).toBe(1);
    expect(found.cut_search).toEqual({ q: '路灯不亮', words: ['路灯', '亮'] });
    expect((await find('issues', '路灯')).cut_search).toBeNull();
  });

  it('downloads what the list has', async () => {
    const csv = async (q: string) =>
      (await (await small.get(`/api/downloads/issues?q=${encodeURIComponent(q)}`)).text()).trim().split('\r\n').length -
      1;
    expect(await csv('路灯不亮')).toBe(1);
    expect(await csv('井盖')).toBe(0);
  });
});

describe('a search of messages', () => {
  it('takes quotes and stops for blanks', async () => {
    expect(await ids('messages', '“自来水”')).toEqual([key(5)]);
    expect(await ids('messages', '发黄、发臭')).toEqual([key(5)]);
    expect(await ids('messages', '《食堂》，隔夜菜。')).toEqual([key(3)]);
  });

  it('is cut where place and matter are written as one', async () => {
    const found = await find('messages', '云杉街路灯报修');
    expect(found.rows.map((row) => row.message_id)).toEqual([key(1)]);
    expect(found.cut_search?.words).toContain('报修');
  });
});
