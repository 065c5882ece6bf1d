import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MessageListRow, Page } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };

beforeAll(async () => {
  const messages = [
    { id: 'first', at: '2025-12-20 00:00:00' },
    { id: 'last', at: '2025-12-20 23:59:59' },
    { id: 'next', at: '2025-12-21 00:00:00' },
  ].map((message) => ({ ...message, title: '路灯', urgency: 'critical', status: '办理中' }));
  opened.small = await openSmallDashboard({
    mart: { messages, issues: { I0000000000aa: messages.map(({ id }) => id) } },
  });
});
afterAll(() => opened.small.close());

it.each([
  ['to=2025-12-20', ['first', 'last']],
  ['from=2025-12-20&to=2025-12-20', ['first', 'last']],
  ['from=2025-12-21', ['next']],
])('a day of %s ends before the midnight of the next one, in every list', async (query, ids) => {
  const listOf = async (path: string): Promise<string[]> => {
    const { rows, total } = await opened.small.json<Page<MessageListRow>>(`${path}${query}`);
    expect(total, path).toBe(rows.length);
    return rows.map(({ message_id: id }) => id).sort();
  };
  for (const path of [
    '/api/messages?',
    '/api/messages?q=路灯&',
    '/api/messages?sort=likes&',
    '/api/messages?issue=I0000000000aa&',
    '/api/handling/backlog?',
  ]) {
    expect(await listOf(path), path).toEqual(ids);
  }
  const download = await (await opened.small.get(`/api/downloads/messages?${query}`)).text();
  expect(download.trimEnd().split('\r\n')).toHaveLength(1 + ids.length);
});
