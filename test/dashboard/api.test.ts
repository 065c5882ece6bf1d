import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  DataPage,
  IssueDetail,
  MessageDetail,
  MessageList,
  Meta,
  Overview,
  Page,
} from '../../src/dashboard/api-types.ts';
import { key, openSmallDashboard, type SmallDashboard, smallMart } from './small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeAll(async () => {
  opened.small = await openSmallDashboard();
});
afterAll(() => opened.small.close());

describe('overview', () => {
  it('counts the last thirty days, copies left out, beside the thirty before', async () => {
    const overview = await opened.small.json<Overview>('/api/overview');
    expect(overview).toMatchObject({
      from: '2025-12-02',
      to: '2025-12-31',
      messages: 12,
      critical: 1,
      active_issues: 2,
      new_issues: 2,
    });
    // The data begin on 2025-11-10: thirty days before 2 December are not all there.
    expect(overview.previous_messages).toBeNull();
    expect(overview.days).toHaveLength(30);
    expect(overview.topics.map(({ label, messages }) => [label, messages])).toEqual([
      ['交通运输', 6],
      ['城乡建设', 6],
    ]);
    expect(overview.urgent_messages.map(({ message_id }) => message_id)).toEqual([key(12)]);
  });

  it('compares with the days right before where the data reach back', async () => {
    const overview = await opened.small.json<Overview>('/api/overview?from=2025-12-26&to=2025-12-31');
    expect(overview).toMatchObject({ messages: 6, previous_messages: 6, previous_from: '2025-12-20' });
  });

  it('holds every filter together', async () => {
    const query = 'region=甲区&topic=城乡建设&kind=complaint&urgency=urgent&from=2025-12-01&to=2025-12-31';
    expect((await opened.small.json<Overview>(`/api/overview?${query}`)).messages).toBe(2);
    expect((await opened.small.json<Overview>('/api/overview?region=没有此地')).messages).toBe(0);
  });

  it('says what changed in sentences that lead to messages', async () => {
    const { sentences } = await opened.small.json<Overview>('/api/overview?from=2025-12-26&to=2025-12-31');
    const text = sentences.map(({ parts }) => parts.map((part) => part.text).join('')).join('\n');
    expect(text).toContain('本期收到留言 6 条，与上期持平');
    expect(sentences[0]?.parts[1]?.link).toBe('/messages?from=2025-12-26&to=2025-12-31');
  });

  it('names issues with as many messages of the period as their lists have', async () => {
    for (const range of ['from=2025-12-01&to=2025-12-31', 'from=2025-12-01&to=2025-12-28']) {
      const { sentences } = await opened.small.json<Overview>(`/api/overview?${range}`);
      const counts = sentences
        .flatMap(({ parts }) => parts)
        .filter(({ link }) => link?.startsWith('/messages?') && link.includes('issue='));
      expect(counts.length).toBeGreaterThan(0);
      for (const { text, link } of counts) {
        expect(text).toBe(`${(await opened.small.json<MessageList>(`/api${link}`)).total} 条`);
      }
    }
  });
});

describe('the map', () => {
  const outlines = (name: unknown) => ({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [1, 1],
              [2, 1],
              [2, 2],
              [1, 1],
            ],
          ],
        },
      },
    ],
  });
  const write = (content: string): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'qingyu-map-')), 'regions.geojson');
    writeFileSync(file, content);
    return file;
  };

  it('is there where the deployment gives one', async () => {
    expect((await opened.small.json<Meta>('/api/meta')).hasMap).toBe(false);
    expect(await opened.small.json('/api/map')).toBeNull();
    const small = await openSmallDashboard({ geojsonFile: write(JSON.stringify(outlines('甲区'))) });
    expect((await small.json<Meta>('/api/meta')).hasMap).toBe(true);
    expect(await small.json('/api/map')).toEqual(outlines('甲区'));
    small.close();
  });

  it('is not taken from the cache of a browser that saw the server without one', async () => {
    const folder = opened.small.folder;
    const before = (await opened.small.get('/api/meta')).headers.get('etag') as string;
    const small = await openSmallDashboard({ folder, geojsonFile: write(JSON.stringify(outlines('甲区'))) });
    expect((await small.get('/api/meta', { 'If-None-Match': before })).status).toBe(200);
    expect((await opened.small.get('/api/meta', { 'If-None-Match': before })).status).toBe(304);
    small.dashboard.close();
  });

  it.each([
    ['no JSON', 'regions'],
    ['other GeoJSON', JSON.stringify({ type: 'Point', coordinates: [1, 1] })],
    ['regions without names', JSON.stringify(outlines(7))],
  ])('refuses %s at the start', async (_, content) => {
    await expect(openSmallDashboard({ geojsonFile: write(content) })).rejects.toMatchObject({ code: 'BAD_GEOJSON' });
  });
});

describe('messages', () => {
  it('pages through a filter, newest first', async () => {
    const first = await opened.small.json<MessageList>('/api/messages?region=甲区&size=5');
    const second = await opened.small.json<MessageList>('/api/messages?region=甲区&size=5&page=2');
    expect(first.total).toBe(8);
    expect([...first.rows, ...second.rows].map(({ message_id }) => message_id)).toEqual(
      [8, 7, 6, 5, 4, 3, 2, 1].map(key),
    );
  });

  it.each([
    '',
    'region=甲区&kind=complaint',
    'topic=交通运输&urgency=critical',
    'from=2025-12-22&to=2025-12-25&copies=1',
    'replied=no&to=2025-12-24',
    'region=未知',
    'unsure=1',
  ])('answers from memory what the tables say: %s', async (query) => {
    const fast = await opened.small.json<MessageList>(`/api/messages?${query}&size=100`);
    // Sorted the other way round, the same list is read from the tables.
    const plain = await opened.small.json<MessageList>(`/api/messages?${query}&size=100&sort=oldest`);
    expect(fast.total).toBe(plain.total);
    const ids = (list: MessageList): string[] => list.rows.map(({ message_id }) => message_id);
    expect(ids(fast)).toEqual(ids(plain).reverse());
  });

  it('finds words in title or text, wildcards being plain characters', async () => {
    expect((await opened.small.json<MessageList>('/api/messages?q=100%25危险')).rows).toHaveLength(1);
    expect((await opened.small.json<MessageList>('/api/messages?q=1_0')).total).toBe(0);
    expect((await opened.small.json<MessageList>('/api/messages?q=SCRIPT')).total).toBe(1);
  });

  it('knows messages of an unknown region, and copies when asked', async () => {
    expect((await opened.small.json<MessageList>('/api/messages?region=未知')).total).toBe(1);
    expect((await opened.small.json<MessageList>('/api/messages?copies=1')).total).toBe(14);
    // The one is read from the index in memory, the other from the table.
    for (const query of ['', '&sort=oldest']) {
      const { rows } = await opened.small.json<MessageList>(`/api/messages?copies=only${query}`);
      expect(rows.map(({ message_id }) => message_id)).toEqual([key(99)]);
    }
  });

  it('finds a number and the id of an issue in any case and width', async () => {
    const row = { place: null, founding_key: key(10), medoid_key: key(10), earliest_key: key(10), newest_key: key(11) };
    const issue = { ...row, issue_id: 'I0000000000cc', title: '路灯', pinned: false, dismissed: false, edited: false };
    const mart = { ...smallMart, issues: { [issue.issue_id]: [key(10), key(11)] }, tables: { issues: [issue] } };
    const small = await openSmallDashboard({ mart });
    try {
      for (const q of [key(10), key(10).toUpperCase(), key(10).replace('a', 'Ａ')]) {
        expect((await small.json<MessageList>(`/api/messages?q=${encodeURIComponent(q)}`)).total, q).toBe(1);
      }
      for (const q of [issue.issue_id, issue.issue_id.toLowerCase(), issue.issue_id.replace('cc', 'ＣＣ')]) {
        expect((await small.json<Page<object>>(`/api/issues?q=${encodeURIComponent(q)}`)).total, q).toBe(1);
      }
    } finally {
      small.close();
    }
  });

  it('gives one message with evidence and issue, text untouched', async () => {
    const message = await opened.small.json<MessageDetail>(`/api/messages/one?source=main&id=${key(2)}`);
    expect(message.body).toContain('<script>alert(1)</script>');
    expect(message.topic_evidence).toEqual([{ field: 'title', start: 0, end: 3, weight: 0.5 }]);
    expect(message).toMatchObject({ issue_id: 'I0000000000aa', author_messages: 2, pending: {} });
    expect((await opened.small.get('/api/messages/one?source=main&id=none')).status).toBe(404);
  });
});

describe('issues', () => {
  it('lists, searches and opens them', async () => {
    const list = await opened.small.json<Page<{ issue_id: string }>>('/api/issues?sort=messages');
    expect(list.rows.map(({ issue_id }) => issue_id)).toEqual(['I0000000000aa', 'I0000000000bb']);
    expect((await opened.small.json<Page<object>>('/api/issues?q=bb')).total).toBe(1);
    const detail = await opened.small.json<IssueDetail>('/api/issues/I0000000000aa');
    expect(detail.issue).toMatchObject({ messages: 4, copies: 1 });
    expect(detail.representatives.map(({ role }) => role)).toEqual(['typical earliest', 'newest']);
    const members = await opened.small.json<Page<{ why: string[] }>>('/api/issues/I0000000000aa/messages');
    expect(members.total).toBe(5);
    expect(members.rows[0]?.why).toEqual(['词']);
  });
});

describe('answers', () => {
  it('carry an ETag of the mart and are not sent again while it holds', async () => {
    const first = await opened.small.get('/api/overview');
    const etag = first.headers.get('etag') ?? '';
    // Who signs out, or in as another, is not shown what the browser kept of before.
    expect(first.headers.get('vary')).toBe('Authorization, Cookie');
    expect((await opened.small.get('/api/overview', { 'If-None-Match': etag })).status).toBe(304);
    expect((await opened.small.get('/api/overview', { 'If-None-Match': 'W/"other"' })).status).toBe(200);
  });

  it('explain what the mart does not have', async () => {
    const meta = await opened.small.json<Meta>('/api/meta');
    for (const [path, table] of [
      ['/api/themes', 'themes'],
      ['/api/handling/replies', 'reply_quality'],
    ] as const) {
      if (meta.tables.includes(table)) continue;
      const answer = await opened.small.json<{ available: boolean; reason: string }>(path);
      expect(answer.available).toBe(false);
      expect(answer.reason).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('state runs, rejects and versions', async () => {
    const data = await opened.small.json<DataPage>('/api/data');
    expect(data.runs[0]).toMatchObject({ run_id: 'r1', rows_read: 14 });
    expect(data.coverage).toMatchObject({ messages: 13, copies: 1 });
  });

  it.each([
    '/api/alerts',
    '/api/alerts?state=open&level=1',
    '/api/handling',
    '/api/handling?grain=region&from=2025-12-01&to=2025-12-31',
    '/api/handling/backlog?region=甲区',
    '/api/handling/low-ratings',
    '/api/hot?top=20',
    '/api/classes',
    '/api/rejects',
    '/api/edits',
    '/api/messages?sort=likes&replied=no&unsure=1',
  ])('are given for %s', async (path) => {
    expect((await opened.small.get(path)).status).toBe(200);
  });

  it('say so before any run', async () => {
    const empty = await openSmallDashboard({ mart: null });
    const answer = await empty.get('/api/meta');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: 'NO_TABLES' } });
    empty.close();
  });
});

describe('refusals', () => {
  it('name in Chinese what is wrong', async () => {
    const refusal = async (path: string) =>
      ((await (await opened.small.get(path)).json()) as { error: { code: string; message: string } }).error;
    expect(await refusal(`/api/issues?q=${'长'.repeat(101)}&page=x`)).toMatchObject({
      code: 'BAD_REQUEST',
      message: '参数不合要求：页码、检索词（至多 100 字）',
    });
    expect((await refusal('/api/messages?nothing=1')).message).toBe('参数不合要求：nothing');
  });
});

describe('injection', () => {
  const hostile = [
    "' OR 1=1 --",
    "'; DROP TABLE messages; --",
    '$1',
    '") UNION SELECT * FROM runs --',
    '\\',
    '%',
    '../../etc/passwd',
  ];
  const places = [
    '/api/messages?q=',
    '/api/messages?region=',
    '/api/messages?topic=',
    '/api/messages?issue=',
    '/api/messages?department=',
    '/api/messages?run=',
    '/api/messages/one?source=main&id=',
    '/api/overview?region=',
    '/api/overview?topic=',
    '/api/issues?q=',
    '/api/classes?q=',
    '/api/themes?q=',
    '/api/alerts?region=',
    '/api/rejects?code=',
    '/api/handling/backlog?department=',
    '/api/downloads/messages?topic=',
    '/api/issues/',
    '/api/alerts/',
  ];

  it.each(places)('is only a text in %s', async (place) => {
    for (const text of hostile) {
      const answer = await opened.small.get(`${place}${encodeURIComponent(text)}`);
      expect([200, 404]).toContain(answer.status);
      const body = await answer.text();
      expect(body).not.toContain('r1","seq"');
    }
    expect((await opened.small.json<MessageList>('/api/messages')).total).toBe(13);
  });

  it.each(['from', 'to', 'kind', 'urgency', 'page', 'size', 'sort', 'replied'])('is refused in %s', async (name) => {
    const answer = await opened.small.get(`/api/messages?${name}=${encodeURIComponent("1' OR '1'='1")}`);
    expect(answer.status).toBe(400);
  });
});

describe('downloads', () => {
  it('write CSV that spreadsheets read and do not evaluate', async () => {
    const answer = await opened.small.get('/api/downloads/messages?to=2025-12-20');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    expect(text.startsWith('\uFEFF留言编号,来源,标题')).toBe(true);
    expect(text).toContain(",'=SUM(A1:A9)路灯坏了,");
    expect(answer.headers.get('content-disposition')).toContain('attachment');
  });

  it('write XLSX', async () => {
    const bytes = new Uint8Array(await (await opened.small.get('/api/downloads/issues?format=xlsx')).arrayBuffer());
    expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK');
  });

  it('know their tables only', async () => {
    expect((await opened.small.get('/api/downloads/sqlite_master')).status).toBe(400);
    expect((await opened.small.get('/api/downloads/..%2Fsecret.key')).status).toBe(400);
  });
});
