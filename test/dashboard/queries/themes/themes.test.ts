import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, ThemeCover, ThemeDetail, ThemeRow } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
const theme = (theme_id: string, campaign: string | null, messages: number, authors: number, likes: number) => ({
  theme_id,
  campaign,
  title: `建议${theme_id}`,
  ask: '增设',
  object: '公交站',
  messages,
  authors,
  likes,
  supporters: authors + likes,
  regions: ['甲区', '乙区'],
  quotes: theme_id === 'T2' ? [{ message_key: '4', text: '增设公交站' }] : [],
  opposing: theme_id === 'T1' ? [{ theme_id: 'T2', ask: '撤销', messages: 1 }] : [],
  first_at: '2025-06-01 08:00:00',
  last_at: '2025-08-02 08:00:00',
});

beforeAll(async () => {
  const messages = [
    { id: '1', at: '2025-06-01 08:00:00', topic: '交通', likes: 40, author: 'a', region: '甲区' },
    { id: '2', at: '2025-08-02 08:00:00', topic: '环保', likes: 1, author: 'b', region: '乙区' },
    { id: '3', at: '2025-08-02 09:00:00', topic: '环保', likes: 0, author: 'b', region: '乙区' },
    { id: '4', at: '2025-08-02 08:00:00', topic: '环保', likes: 5, author: 'c', region: '甲区' },
  ].map((message) => ({ ...message, kind: 'suggestion' }));
  const member = (theme_id: string, campaign: string | null, message_key: string) => ({
    theme_id,
    campaign,
    message_key,
  });
  opened.small = await openSmallDashboard({
    mart: {
      messages,
      tables: {
        themes: [theme('T1', null, 3, 2, 41), theme('T2', null, 1, 1, 5), theme('T1', '征集', 1, 1, 5)],
        theme_messages: [
          ...['1', '2', '3'].map((key) => member('T1', null, key)),
          member('T2', null, '4'),
          member('T1', '征集', '4'),
        ],
      },
    },
  });
});
afterAll(() => opened.small.close());

const list = (query: string) => opened.small.json<Page<ThemeRow> & { covers: ThemeCover }>(`/api/themes?${query}`);
const brief = ({ rows }: Page<ThemeRow>) =>
  rows.map((row) => [row.theme_id, row.campaign, row.messages, row.authors, row.likes, row.supporters]);

describe('suggestion themes', () => {
  it('have the other side with who stands behind it, of the same messages', async () => {
    const { theme, opposing } = await opened.small.json<ThemeDetail>('/api/themes/T1');
    expect(theme).toMatchObject({ campaign: null, supporters: 43 });
    expect(opposing).toEqual([{ theme_id: 'T2', title: '建议T2', messages: 1, authors: 1, supporters: 6 }]);
    expect((await opened.small.json<ThemeDetail>('/api/themes/T2')).opposing).toEqual([]);
  });

  it('have the figures of all time without a filter', async () => {
    const all = await list('');
    expect(all).toMatchObject({ covers: 'all', total: 3 });
    expect(brief(all)[0]).toEqual(['T1', null, 3, 2, 41, 43]);
  });

  it('count what fits every filter, and leave out themes without such contributions', async () => {
    const environment = await list('from=2025-08-01&to=2025-08-31&topic=环保');
    expect(environment).toMatchObject({ covers: 'filters', total: 3 });
    expect(brief(environment)).toEqual([
      ['T1', '征集', 1, 1, 5, 6],
      ['T2', null, 1, 1, 5, 6],
      ['T1', null, 2, 1, 1, 2],
    ]);
    expect(environment.rows.at(-1)?.regions).toEqual(['乙区']);
    expect(brief(await list('topic=交通'))).toEqual([['T1', null, 1, 1, 40, 41]]);
    expect((await list('topic=交通&from=2025-08-01')).total).toBe(0);
    expect((await list('urgency=critical')).total).toBe(0);
  });

  it('show one theme with the messages that its quotes are of', async () => {
    const detail = await opened.small.json<{ theme: ThemeRow; quoted: { message_id: string }[] }>('/api/themes/T2');
    expect(detail.theme.quotes).toMatchObject([{ message_id: '4', text: '增设公交站' }]);
    expect(detail.quoted.map(({ message_id }) => message_id)).toEqual(['4']);
  });

  it('hold filters, words and campaign together', async () => {
    expect(brief(await list('topic=环保&q=T1&campaign=征集'))).toEqual([['T1', '征集', 1, 1, 5, 6]]);
    expect((await list('topic=环保&q=没有')).total).toBe(0);
  });

  it('are downloaded as the page shows them', async () => {
    const download = async (query: string) =>
      (await (await opened.small.get(`/api/downloads/${query}`)).text()).trim().split(/\r?\n/).slice(1);
    expect(await download('themes?topic=交通')).toHaveLength(1);
    expect((await download('themes?topic=交通'))[0]).toMatch(/^\uFEFF?T1,/);
    expect(await download('themes?')).toHaveLength(3);
    expect(await download('themes?topic=环保&q=T1&campaign=征集')).toHaveLength(1);
    expect(await download('themes?q=没有')).toHaveLength(0);
    expect(await download('theme_messages?topic=环保&from=2025-08-01')).toHaveLength(4);
    expect(await download('theme_messages?topic=环保&theme=T2')).toHaveLength(1);
    expect(await download('theme_messages?urgency=critical')).toHaveLength(0);
  });
});

describe('suggestion themes of a filter', () => {
  it('count for the title those alone who ask what it asks', async () => {
    const asked = (id: string, likes: number) => ({ id, at: '2025-08-02 08:00:00', author: id, likes, region: '甲区' });
    const small = await openSmallDashboard({
      mart: {
        messages: [asked('1', 2), asked('2', 90)],
        tables: {
          themes: [theme('T1', null, 2, 2, 92)],
          theme_messages: ['1', '2'].map((message_key) => ({
            theme_id: 'T1',
            campaign: null,
            message_key,
            backs: message_key === '1',
          })),
        },
      },
    });
    try {
      const page = await small.json<Page<ThemeRow>>('/api/themes?region=甲区');
      expect(brief(page)).toEqual([['T1', null, 2, 2, 92, 3]]);
    } finally {
      await small.close();
    }
  });
});
