import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  EditEntry,
  IssueDetail,
  MessageDetail,
  Page,
  PossibleDecision,
  PossibleList,
  PossibleMerge,
} from '../../../../src/dashboard/api-types.ts';
import { createPendingEdits } from '../../../../src/dashboard/edits/pending/pending-edits.ts';
import { openMart } from '../../../../src/dashboard/mart/mart.ts';
import { listPossible, readPossibleOf } from '../../../../src/dashboard/queries/issues/possible-merges.ts';
import { dashboardSettings } from '../../../../src/dashboard/settings.ts';
import { buildSmallMart, type SmallMart } from '../../../aggregate/build-small-mart.ts';
import { key as hex, openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const [lamps, road, noise] = ['I0000000000aa', 'I0000000000bb', 'I0000000000cc'] as const;
/** Keys whose first digits differ: they name issues of one. */
const key = (number: number) => hex(number * 16 ** 8);
const possible = (left: string | null, a: number, right: string | null, b: number, log_odds: number) => ({
  left_issue_id: left,
  left_key: key(a),
  right_issue_id: right,
  right_key: key(b),
  log_odds,
  why: ['路灯', '柳荫街'],
});
const mart: SmallMart = {
  messages: [
    ...[1, 2, 3].map((n) => ({
      id: key(n),
      at: `2025-12-0${n} 08:00:00`,
      title: `柳荫街路灯不亮${n}`,
      region: '甲区',
    })),
    ...[4, 5].map((n) => ({ id: key(n), at: `2025-12-0${n} 08:00:00`, title: `柳荫街夜里看不见${n}`, region: '乙区' })),
    ...[6, 7].map((n) => ({ id: key(n), at: `2025-11-0${n} 08:00:00`, title: `丰泽里噪声${n}`, region: '丙区' })),
    {
      id: key(8),
      at: '2025-10-08 08:00:00',
      title: '夜路太黑',
      body: `${'路灯不亮，'.repeat(100)}`,
      region: '丁区',
      topic: '环保',
      urgency: 'critical',
      places: [
        { name: '丁区', type: 'region', field: 'body', start: 0, end: 2 },
        { name: '柳荫街', type: 'road', field: 'body', start: 2, end: 5 },
      ],
    },
    { id: key(9), at: '2025-12-09 08:00:00', title: '请修路灯', region: '戊区' },
  ],
  issues: { [lamps]: [1, 2, 3].map(key), [road]: [4, 5].map(key), [noise]: [6, 7].map(key) },
  places: { [lamps]: '柳荫街', [road]: '柳荫街' },
  tables: {
    possible_merges: [
      possible(lamps, 2, null, 8, 0.5),
      possible(lamps, 1, road, 4, -0.5),
      possible(null, 8, null, 9, -1),
      possible(lamps, 3, null, 9, -1.5),
      possible(lamps, 3, noise, 6, -2),
    ],
  },
};

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeEach(async () => {
  opened.small = await openSmallDashboard({ mart });
});
afterEach(() => opened.small.close());

const ref = (n: number) => ({ source: 'main', message_id: key(n) });
const list = (query = '') => opened.small.json<PossibleList>(`/api/possible?${query}`);
/** Each side as its issue, or the number of its message. */
const namesOf = (rows: readonly PossibleMerge[]) =>
  rows.map(({ left, right }) =>
    [left, right].map((side) => side.issue_id ?? Number.parseInt(side.message_id, 16) / 16 ** 8),
  );
const find = async (query = '') => namesOf((await list(query)).rows);
const issuePage = (id: string) => opened.small.json<IssueDetail>(`/api/issues/${id}`);
const messagePage = (n: number) => opened.small.json<MessageDetail>(`/api/messages/one?source=main&id=${key(n)}`);
const edit = async (request: object): Promise<string> => {
  const answer = await opened.small.post('/api/edits', request);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
};
const all = [
  [lamps, 8],
  [lamps, road],
  [8, 9],
  [lamps, 9],
  [lamps, noise],
];

describe('pairs that may be one issue', () => {
  it('come likeliest first, page by page, with what tells of both sides', async () => {
    const { rows, ...rest } = await list('size=2');
    expect(rest).toEqual({ available: true, reason: null, total: 5, cut_search: null, page: 1, size: 2 });
    expect(await find('size=2&page=3')).toEqual([[lamps, noise]]);
    expect(rows[0]).toMatchObject({ log_odds: 0.5, why: ['路灯', '柳荫街'] });
    expect(rows[0]?.left).toEqual({
      issue_id: lamps,
      ...ref(2),
      title: `议题${lamps}`,
      place: '柳荫街',
      region: '甲区',
      messages: 3,
      authors: 3,
      first_day: '2025-12-01',
      last_day: '2025-12-03',
      message_title: '柳荫街路灯不亮2',
      body: `正文${key(2)}`,
    });
    expect(rows[0]?.right).toEqual({
      issue_id: null,
      ...ref(8),
      title: '夜路太黑',
      place: '柳荫街',
      region: '丁区',
      messages: 1,
      authors: 1,
      first_day: '2025-10-08',
      last_day: '2025-10-08',
      message_title: '夜路太黑',
      body: '路灯不亮，'.repeat(80),
    });
  });

  it.each([
    ['region=丁区', [all[0], all[2]]],
    ['region=乙区', [all[1]]],
    ['topic=环保', [all[0], all[2]]],
    ['urgency=critical&region=甲区', []],
    ['from=2025-11-01&to=2025-11-30', [all[4]]],
    ['from=2025-12-09', [all[2], all[3]]],
    ['kind=praise', []],
  ])('have a side that fits all filters: %s', async (query, expected) => {
    expect(await find(query)).toEqual(expected);
    expect((await list(query)).total).toBe(expected.length);
  });

  it.each([
    ['the title of a message', 'q=太黑', [0, 2]],
    ['the text of the message that is nearest', `q=正文${key(4)}`, [1]],
    ['its place', 'q=柳荫街 夜路', [0, 2]],
    ['the title of an issue', `q=议题${noise}`, [4]],
    ['its id', `q=${road}`, [1]],
    ['the number of any message of it', `q=${key(7)}`, [4]],
    ['or that number in wide digits', `q=${key(7).replace('7', '７')}`, [4]],
    ['and fit the filters', 'q=太黑&region=戊区', [2]],
    ['nothing', 'q=没有的词', []],
  ])('are searched by %s', async (_name, query, expected) => {
    expect(await find(encodeURI(query))).toEqual(expected.map((at) => all[at]));
  });

  it('are searched by the title that an editor gave', async () => {
    await edit({ action: 'rename', issue: noise, title: '夜间喧哗' });
    expect(await find(encodeURI('q=喧哗'))).toEqual([all[4]]);
  });

  it('are not there in tables of before, whose pages open all the same', async () => {
    const path = join(opened.small.folder, 'before.duckdb');
    const db = await buildSmallMart({ ...mart, path });
    await db.run('DROP TABLE possible_merges');
    db.close();
    const old = await openMart(path, 'before', dashboardSettings.parse({ threads: 1, memoryLimit: '512MB' }));
    const pending = createPendingEdits({ log: [], isPending: () => false, messages: [], issues: [] });
    expect(await listPossible(old, { region: '丁区' }, '路灯', pending, 1, 10)).toMatchObject({
      available: false,
      total: 0,
    });
    expect(await readPossibleOf(old, pending, { issue: lamps })).toEqual([]);
    expect(await readPossibleOf(old, pending, ref(8))).toEqual([]);
    old.close();
  });

  it('stand at the page of either side, which is the left one there, and not among similar issues as well', async () => {
    expect(namesOf((await issuePage(lamps)).possible)).toEqual([all[0], all[1], all[3], all[4]]);
    const { possible: pairs, similar } = await issuePage(road);
    expect(namesOf(pairs)).toEqual([[road, lamps]]);
    expect(pairs[0]?.left.message_title).toBe('柳荫街夜里看不见4');
    expect(similar).toEqual([]);
    expect(namesOf((await messagePage(8)).possible)).toEqual([
      [8, lamps],
      [8, 9],
    ]);
    expect((await messagePage(1)).possible).toEqual([]);
  });

  it('can be downloaded with titles', async () => {
    const answer = await opened.small.get(`/api/downloads/possible_merges?region=${encodeURIComponent('丁区')}`);
    expect(parse(await answer.text(), { bom: true, columns: true })).toMatchObject([
      { 标题一: `议题${lamps}`, 标题二: '夜路太黑', 问题编号一: lamps, 问题编号二: '', 共同的词: '路灯；柳荫街' },
      { 标题一: '夜路太黑', 标题二: '请修路灯', 对数几率: '-1' },
    ]);
  });
});

describe('pairs that an editor decides', () => {
  it('are gone at once where they are told apart, and back where that is undone', async () => {
    const id = await edit({ action: 'apart', issues: [lamps, road], unmerged: true });
    expect(await find()).toEqual([all[0], all[2], all[3], all[4]]);
    expect((await list()).total).toBe(4);
    expect(namesOf((await issuePage(lamps)).possible)).toEqual([all[0], all[3], all[4]]);
    // Nothing of the issue is counted otherwise.
    expect((await issuePage(lamps)).issue.pending).toBeUndefined();
    const { possible: pairs, similar } = await issuePage(road);
    expect(pairs).toEqual([]);
    expect(similar.map(({ issue_id }) => issue_id)).toEqual([lamps]);
    await edit({ action: 'apart', issues: [lamps], messages: [ref(9)], unmerged: true });
    expect((await messagePage(9)).possible).toHaveLength(1);
    await edit({ action: 'undo', edit: id });
    expect(await find()).toEqual([all[0], all[1], all[2], all[4]]);
  });

  it('are remembered by the messages that were compared, which may leave their issues', async () => {
    await edit({ action: 'apart', issues: [lamps, road], unmerged: true });
    await edit({ action: 'apart', issues: [lamps], messages: [ref(9)], unmerged: true });
    // The first pair names the oldest messages already.
    expect(opened.small.readLines('edits.jsonl')).toMatchObject([
      { anchors: [key(1), key(4)] },
      { anchors: [key(1), key(9)], compared: [[key(3), key(9)]] },
    ]);
    await edit({ action: 'split', issue: lamps, messages: [ref(3)] });
    expect(await find()).not.toContainEqual([`I${key(3).slice(0, 12)}`, 9]);
  });

  it('are gone where they are merged, and others of the same two sides with them', async () => {
    await edit({ action: 'merge', issues: [lamps], messages: [ref(8)], unmerged: true });
    expect(await find()).toEqual([[lamps, road], [lamps, 9], all[4]]);
    expect((await list()).total).toBe(3);
    expect((await messagePage(8)).possible).toEqual([]);
    // The likelier one of two that are the same by now: the dark road is of the lamps.
    expect((await list()).rows[1]).toMatchObject({
      log_odds: -1,
      left: { issue_id: lamps, ...ref(8), pending: ['合并'] },
    });
  });

  it('have sides as merges leave them, so that the next can be decided', async () => {
    await edit({ action: 'merge', issues: [lamps, noise], unmerged: true });
    expect(await find()).toEqual(all.slice(0, 4));
    expect((await issuePage(noise)).possible).toEqual([]);
    await edit({ action: 'merge', issues: [road, lamps], unmerged: true });
    expect(await find()).toEqual([[road, 8], all[2], [road, 9]]);
  });

  it('may be two messages, which are an issue without a page then', async () => {
    await edit({ action: 'merge', messages: [ref(8), ref(9)], unmerged: true });
    const { rows } = await list();
    expect(rows).toHaveLength(3);
    const made = rows[0]?.right;
    expect(made).toMatchObject({
      title: '夜路太黑',
      messages: 2,
      authors: null,
      is_unlisted: true,
      pending: ['合并'],
    });
    expect((await messagePage(8)).possible).toEqual([]);
    await edit({ action: 'merge', issues: [lamps, made?.issue_id], unmerged: true });
    expect(await find()).toEqual([all[1], all[4]]);
  });

  it('go along with a message that is moved, or split off, before the next run', async () => {
    await edit({ action: 'move', issue: null, messages: [{ ...ref(3), from: lamps }] });
    expect(await find()).toEqual([all[0], all[1], all[2], [3, 9], [3, noise]]);
    expect(namesOf((await issuePage(lamps)).possible)).toEqual([all[0], all[1]]);
    expect((await messagePage(3)).pending_issue).toEqual({ issue_id: null, title: null });
    expect(namesOf((await messagePage(3)).possible)).toEqual([
      [3, 9],
      [3, noise],
    ]);
    await edit({ action: 'move', issue: road, messages: [{ ...ref(2), from: lamps }] });
    // The one that is left is an issue no more.
    expect(await find()).toEqual([[road, 8], [1, road], all[2], [3, 9], [3, noise]]);
    expect(namesOf((await issuePage(road)).possible)).toEqual([
      [road, 8],
      [road, 1],
    ]);
    expect((await messagePage(2)).pending_issue).toEqual({ issue_id: road, title: `议题${road}` });
    // What is alone by now is decided as a message.
    await edit({ action: 'merge', messages: [ref(3), ref(9)], unmerged: true });
    expect(await find()).toHaveLength(4);
  });

  it('say who decided them', async () => {
    const decision = (a: number, b: number) =>
      opened.small.json<PossibleDecision>(
        `/api/possible/decision?left_source=main&left_id=${key(a)}&right_source=main&right_id=${key(b)}`,
      );
    const apart = await edit({ action: 'apart', issues: [lamps, road], by: '小王' });
    const merge = await edit({ action: 'merge', issues: [lamps], messages: [ref(8)], by: '小李' });
    const dismiss = await edit({ action: 'dismiss', issue: noise });
    expect((await decision(4, 1)).edit).toMatchObject({ id: apart, by: '小王', action: 'apart' });
    expect((await decision(2, 8)).edit).toMatchObject({ id: merge, by: '小李', action: 'merge' });
    expect((await decision(3, 6)).edit).toMatchObject({ id: dismiss, action: 'dismiss' });
    expect(await decision(8, 9)).toEqual({ state: 'open', edit: null });
    // With the dark road among the lamps it is the same as the pair before.
    expect(await decision(3, 9)).toEqual({ state: 'same', edit: null });
    expect(await decision(8, 77)).toEqual({ state: 'unknown', edit: null });
  });

  it('are not decided anew by who has not seen that they were told apart', async () => {
    await edit({ action: 'apart', issues: [lamps, road], by: '小王' });
    for (const [action, text] of [
      ['apart', '小王已于 01-05 12:00 记为不是同一问题，不必再记'],
      ['merge', '小王已于 01-05 12:00 记为不是同一问题；要改判，请先撤销那一次'],
    ]) {
      const answer = await opened.small.post('/api/edits', { action, issues: [road, lamps], unmerged: true });
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ error: { message: text } });
    }
  });

  it('stand in the log by themselves, page by page, by whom and with words', async () => {
    await edit({ action: 'apart', issues: [lamps, road], by: '小王' });
    await edit({ action: 'merge', issues: [lamps], messages: [ref(8)], by: '小李', note: '同一盏灯' });
    await edit({ action: 'pin', issue: lamps, by: '小李' });
    const log = async (query: string) => {
      const { rows, total } = await opened.small.json<Page<EditEntry>>(`/api/edits?${encodeURI(query)}`);
      return [total, ...rows.map(({ action }) => action)];
    };
    expect(await log('decided=1')).toEqual([2, 'merge', 'apart']);
    expect(await log('decided=1&by=小王')).toEqual([1, 'apart']);
    expect(await log('q=夜路')).toEqual([1, 'merge']);
    expect(await log('q=一盏')).toEqual([1, 'merge']);
    expect(await log('size=2&page=2')).toEqual([3, 'apart']);
  });

  it('and titles that wait are those of the downloads, too', async () => {
    const download = async (path: string) =>
      parse(await (await opened.small.get(`/api/downloads/${path}`)).text(), { bom: true, columns: true });
    await edit({ action: 'rename', issue: lamps, title: '柳荫街没有灯' });
    await edit({ action: 'apart', issues: [lamps, road] });
    await edit({ action: 'dismiss', issue: noise });
    expect(await download('possible_merges')).toMatchObject([
      { 标题一: '柳荫街没有灯', 标题二: '夜路太黑' },
      { 标题一: '夜路太黑', 标题二: '请修路灯' },
      { 标题一: '柳荫街没有灯', 标题二: '请修路灯' },
    ]);
    const titles = (await download('issues')) as { 标题: string }[];
    expect(titles.map((row) => row.标题).sort()).toEqual(['柳荫街没有灯', `议题${road}`].sort());
    expect(await download(`issues?q=${encodeURIComponent('没有灯')}`)).toHaveLength(1);
  });

  it('are not among what the report of an issue has to be decided', async () => {
    const report = async () => (await opened.small.get(`/api/issues/${lamps}/report?format=html`)).text();
    expect(await report()).toContain(`议题${road}`);
    await edit({ action: 'apart', issues: [lamps, road] });
    await edit({ action: 'rename', issue: noise, title: '丰泽里半夜施工' });
    const html = await report();
    expect(html).not.toContain(`议题${road}`);
    expect(html).toContain('夜路太黑');
    expect(html).toContain('丰泽里半夜施工');
  });

  it('are gone where one side is dismissed', async () => {
    await edit({ action: 'dismiss', issue: lamps });
    expect(await find()).toEqual([all[2]]);
  });
});
