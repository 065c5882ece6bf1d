import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { themeSettings } from '../../src/cluster/themes/settings.ts';
import { type Database, openDatabase } from '../../src/core/duckdb.ts';
import {
  groupSelections,
  listCutSelections,
  readThemeSelections,
  writeSolicited,
} from '../../src/pipeline/build-themes.ts';
import { segmentSettings } from '../../src/segment/settings.ts';

const opened: { db: Database } = {} as { db: Database };
beforeAll(async () => {
  opened.db = await openDatabase(':memory:', { memoryLimit: '256MB', threads: 1 });
  await opened.db.run(
    `CREATE VIEW resolved AS SELECT 'm' || lpad(i::VARCHAR, 3, '0') AS message_key, 'a' AS author, '建议' AS title, i % 50 <> 1 AS has_own_title,
       if(i < 3, '建议装' || ['WiFi', 'ＷＩＦＩ', 'wifi'][i + 1], '建议加装路灯') AS body,
       [] AS places, 0 AS likes, if(i = 7, '云溪区', NULL) AS region, TIMESTAMP '2026-01-01' + INTERVAL (i // 2) HOUR AS created_at,
       if(i % 10 = 0, 'm000', NULL) AS duplicate_of_key, if(i < 200, 'suggestion', 'complaint') AS kind, 'main' AS source
     FROM range(250) t(i)`,
  );
});
afterAll(() => opened.db.close());

const now = '2026-02-01 00:00:00';
const campaign = { name: '征集', source: 'main' };

it('takes the newest of more contributions than are grouped, in the order of time, and says how many are left', async () => {
  const selection = { windowDays: 365, maxMessages: 100, campaigns: [campaign] };
  const [suggestions, solicited] = await readThemeSelections(opened.db, now, selection, []);
  const ids = suggestions!.contributions.map(({ id }) => id);
  expect(ids).toHaveLength(100);
  expect(ids).toEqual([...ids].sort());
  expect([ids[0], ids.at(-1)]).toEqual(['m089', 'm199']);
  expect([suggestions!.leftOut, solicited!.leftOut]).toEqual([80, 125]);
  expect(listCutSelections([suggestions!, solicited!])).toEqual([
    { campaign: null, grouped: 100, leftOut: 80 },
    { campaign: '征集', grouped: 100, leftOut: 125 },
  ]);
});

it('takes all where there are no more', async () => {
  const selections = await readThemeSelections(
    opened.db,
    now,
    { windowDays: 365, maxMessages: 180, campaigns: [] },
    [],
  );
  expect(selections.map(({ contributions, leftOut }) => [contributions.length, leftOut])).toEqual([[180, 0]]);
  expect(listCutSelections(selections)).toEqual([]);
});

it('takes for suggestions what editors said is one, and not what they said is none', async () => {
  const selection = { windowDays: 365, maxMessages: 1000, campaigns: [] };
  const [all] = await readThemeSelections(opened.db, now, selection, []);
  const [corrected] = await readThemeSelections(opened.db, now, selection, [
    { message_key: 'm001', kind: 'complaint' },
    { message_key: 'm002', kind: null },
    { message_key: 'm249', kind: 'suggestion' },
  ]);
  const idsOf = (selected: typeof all) => selected!.contributions.map(({ id }) => id);
  expect(idsOf(corrected)).toEqual([...idsOf(all).filter((id) => id !== 'm001'), 'm249']);
});

it('says from which day on all suggestions are grouped: after a window or a cut that begins within a day', async () => {
  const firstDays = async (maxMessages: number): Promise<(string | null)[]> => {
    const selection = { windowDays: 365, maxMessages, campaigns: [campaign] };
    return (await readThemeSelections(opened.db, now, selection, [])).map(({ firstDay }) => firstDay);
  };
  expect(await firstDays(1000)).toEqual(['2025-02-02', null]);
  expect(await firstDays(100)).toEqual(['2026-01-03', '2026-01-04']);
});

it('lists no complaints and questions that were taken for suggestions, but all that came to a campaign', async () => {
  const contribution = (title: string, body: string, i: number) => ({
    id: `${title}${i}`,
    author: `${title}${i}`,
    title,
    body,
    places: [],
    likes: 0,
    region: null,
    createdAt: `2026-01-01 08:00:0${i}`,
  });
  const lists = [
    ['停车难', '晚上回来绕三圈没地方停，希望早点落实。'],
    ['公积金提取', '离职后公积金能不能全部取出来，麻烦告知一下。'],
    ['加装路灯', '巷子里晚上漆黑，建议加装路灯。'],
  ].flatMap(([title, body]) => [0, 1, 2].map((i) => contribution(title!, body!, i)));
  const of = async (selected: typeof campaign | null): Promise<string[]> => {
    const selections = [{ campaign: selected, contributions: lists, leftOut: 0, firstDay: null }];
    const settings = { segment: segmentSettings.parse({}), grouping: themeSettings.parse({}) };
    return (await groupSelections(selections, settings)).themes.map(({ title }) => title).sort();
  };
  expect(await of(null)).toEqual(['加装路灯']);
  expect(await of(campaign)).toEqual(['停车难', '公积金提取', '加装路灯']);
});

it('reads no title that is not the message its own', async () => {
  const [all] = await readThemeSelections(opened.db, now, { windowDays: 365, maxMessages: 1000, campaigns: [] }, []);
  const titles = new Map(all!.contributions.map(({ id, title }) => [id, title]));
  expect([titles.get('m051'), titles.get('m052')]).toEqual(['', '建议']);
});

it('finds the messages of a campaign by a word in any case and width, and by a region as files spell it', async () => {
  const campaigns = [
    { name: '网络', keyword: 'WIFI' },
    { name: '云溪', region: '青石市云溪区' },
    { name: '同上', region: '云溪区' },
  ];
  const [, ...selected] = await readThemeSelections(
    opened.db,
    now,
    { windowDays: 365, maxMessages: 1000, campaigns },
    [],
  );
  // The first is a copy.
  expect(selected.map(({ contributions }) => contributions.map(({ id }) => id))).toEqual([
    ['m001', 'm002'],
    ['m007'],
    ['m007'],
  ]);
});

it('loads no model where nobody proposes anything, and lists the campaigns all the same', async () => {
  const settings = { segment: segmentSettings.parse({}), grouping: themeSettings.parse({ model: 'no such folder' }) };
  const silent = { campaign, contributions: [], leftOut: 0, firstDay: null };
  const row = { campaign: '征集', from_day: null, to_day: null, region: null, keyword: null, source: 'main' };
  expect(await groupSelections([{ ...silent, campaign: null }, silent], settings)).toEqual({
    themes: [],
    messages: [],
    campaigns: [row],
  });
});

it('lists all that campaigns solicited, those that are not grouped as well', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'qingyu-themes-'));
  try {
    await writeSolicited(opened.db, dir, [campaign, { name: '无人响应', keyword: '拆除' }]);
    const lines = (await readFile(join(dir, 'campaign_messages.ndjson'), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(225);
    expect(JSON.parse(lines[0]!)).toEqual({ campaign: '征集', message_key: 'm001' });
  } finally {
    await rm(dir, { recursive: true });
  }
});
