import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageListRow, Page } from '../../../../src/dashboard/api-types.ts';
import { type Mart, openMart } from '../../../../src/dashboard/mart/mart.ts';
import { windowsOf } from '../../../../src/dashboard/mart/message-index.ts';
import { listMessages } from '../../../../src/dashboard/queries/messages/list-messages.ts';
import { dashboardSettings } from '../../../../src/dashboard/settings.ts';
import { buildSmallMart } from '../../../aggregate/build-small-mart.ts';
import { openSmallDashboard } from '../../small-dashboard.ts';

/** One message a minute; two neighbours share their minute. Every 600th speaks of street lamps, half of them in one region. */
const messages = Array.from({ length: 9000 }, (_, index) => ({
  id: String(index).padStart(6, '0'),
  at: new Date(Date.UTC(2025, 0, 1) + Math.floor(index / 2) * 60_000).toISOString().slice(0, 19).replace('T', ' '),
  region: index % 1200 === 0 ? '乙区' : '甲区',
  body: index % 600 === 0 ? 'C3门口的路灯不亮，Ａ7县' : 'Ｂ２路公交车来得太少',
  title: index % 1200 === 0 ? '噪音' : '来信',
}));
/** Few, so that searches stop before they have looked at everything. */
const near = { all: 1_000, first: 4_000, growth: 4, counted: 2_000 };
const matching = messages.filter(({ body }) => body.includes('路灯')).map(({ id }) => id);
const folder = mkdtempSync(join(tmpdir(), 'qingyu-search-'));
let mart: Mart;

beforeAll(async () => {
  const path = join(folder, 'trends.duckdb');
  (await buildSmallMart({ messages, path })).close();
  mart = await openMart(path, '1', dashboardSettings.parse({}));
});
afterAll(() => {
  mart.close();
  rmSync(folder, { recursive: true });
});

describe('a search of texts', () => {
  it('finds the same on its pages as one look at everything, newest first', async () => {
    const found: string[] = [];
    for (let page = 1; page <= 4; page += 1) {
      const list = await listMessages(mart, {}, { q: '路灯' }, page, 4, near);
      found.push(...list.rows.map(({ message_id }) => message_id));
    }
    expect(matching).toHaveLength(15);
    expect(found).toEqual(matching.toReversed());
  });

  it('stops where the page is full, and says how far back it looked', async () => {
    const first = await listMessages(mart, {}, { q: '路灯' }, 1, 2, near);
    expect(first).toMatchObject({ complete: false, is_counted: false, searched_from: '2025-01-02' });
    expect(first.total).toBeGreaterThan(2);
    const all = await listMessages(mart, {}, { q: '路灯' }, 1, 20, near);
    expect(all).toMatchObject({ complete: true, is_counted: true, total: 15, searched_from: '2025-01-01' });
  });

  it('counts all that it finds, in every order, where there is not too much to look at', async () => {
    for (const sort of [undefined, 'newest', 'oldest', 'likes'] as const) {
      const list = await listMessages(mart, {}, { q: '公交', sort }, 1, 2);
      expect(list).toMatchObject({ complete: true, is_counted: true, total: 8985 });
    }
    const some = await listMessages(mart, {}, { q: '公交', sort: 'oldest' }, 1, 2, near);
    expect(some).toMatchObject({ is_counted: false, total: 2000 });
  });

  it('finds what has all of its words, in title or text, whatever the width of their letters', async () => {
    const count = async (q: string) => (await listMessages(mart, {}, { q }, 1, 1)).total;
    expect(await count('路灯 噪音')).toBe(8);
    expect(await count('噪音\u3000路灯')).toBe(8);
    expect(await count('路灯 公交')).toBe(0);
    expect(await count('Ａ7县')).toBe(15);
    expect(await count('B2路')).toBe(8985);
    expect(await count('ｂ２路')).toBe(8985);
    expect(await count('c3门')).toBe(15);
    expect(await count('Ｃ３门')).toBe(15);
    expect(await count('路 灯')).toBe(15);
    expect(await count('000600')).toBe(1);
  });

  it('takes signs of patterns for plain characters, beside letters, too', async () => {
    const count = async (q: string) => (await listMessages(mart, {}, { q }, 1, 1)).total;
    for (const q of ['C.门', 'C3门?', 'C3|B2', '(C3)', 'c%', 'C_门', 'C3门\\w', '[Cc]3'])
      expect(await count(q), q).toBe(0);
  });

  it('looks only where the filters allow', async () => {
    const filters = { region: '乙区', from: '2025-01-02', to: '2025-01-03' };
    const { rows, complete } = await listMessages(mart, filters, { q: '路灯' }, 1, 20, near);
    const expected = messages.filter(
      ({ at, region, body }) => region === '乙区' && body.includes('路灯') && at >= '2025-01-02' && at < '2025-01-04',
    );
    expect(rows.map(({ message_id }) => message_id)).toEqual(expected.map(({ id }) => id).reverse());
    expect(expected.length).toBeGreaterThan(0);
    expect(complete).toBe(true);
    expect((await listMessages(mart, { region: '无此区' }, { q: '路灯' }, 1, 20)).total).toBe(0);
  });

  it('shows the text around what was searched for', async () => {
    const { rows } = await listMessages(mart, {}, { q: '路灯' }, 1, 1);
    expect(rows[0]?.excerpt).toContain('路灯不亮');
  });

  it('says by a mark that a text goes on before or after what is shown of it', async () => {
    const long = `${'很'.repeat(120)}久以前井盖坏了${'，没有人管'.repeat(40)}`;
    const texts = { whole: '短'.repeat(120), cut: '长'.repeat(121), long };
    const small = await openSmallDashboard({
      mart: { messages: Object.entries(texts).map(([id, body]) => ({ id, at: '2025-12-20 08:00:00', body })) },
    });
    try {
      const { rows } = await small.json<Page<MessageListRow>>('/api/messages');
      const excerpts = Object.fromEntries(rows.map(({ message_id: id, excerpt }) => [id, excerpt]));
      expect(excerpts).toEqual({ whole: texts.whole, cut: `${'长'.repeat(120)}…`, long: `${'很'.repeat(120)}…` });
      const found = await small.json<Page<MessageListRow>>('/api/messages?q=井盖');
      expect(found.rows.map(({ excerpt }) => excerpt)).toEqual([expect.stringMatching(/^…很.*井盖坏了.*…$/)]);
    } finally {
      small.close();
    }
  });
});

describe('windowsOf', () => {
  it('cuts time between messages, never within a moment, and leaves nothing out', async () => {
    const windows = await windowsOf(mart, {}, {}, 101, 3);
    expect(windows[0]?.until).toBeNull();
    expect(windows.at(-1)?.after).toBeNull();
    for (const [index, window] of windows.entries()) {
      if (index > 0) expect(window.until).toBe(windows[index - 1]?.after);
    }
    const start = Date.UTC(2025, 0, 1) / 1000;
    const minute = (seconds: number) => (seconds - start) / 60;
    // The newest 4,500 minutes end at 4,499; 101 messages need 51 minutes.
    expect(minute(windows[0]?.after ?? 0)).toBe(4499 - 51);
  });

  it('has no window where the filters take nothing', async () => {
    expect(await windowsOf(mart, { topic: '无此主题' }, {}, 100, 4)).toEqual([]);
  });
});
