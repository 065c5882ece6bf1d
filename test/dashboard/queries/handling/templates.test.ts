import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MessageList, ReplyQuality } from '../../../../src/dashboard/api-types.ts';
import { openSmallDashboard, type SmallDashboard } from '../../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };

beforeAll(async () => {
  const reply_marks = { relevance: 0, complete: 0, basis: 0, outcome: 'forwarded', template: 1, reasons: [] };
  const answered = (id: string, region: string) => ({
    id,
    at: '2025-12-01 08:00:00',
    region,
    reply: '您好，已转办。',
    reply_marks,
  });
  opened.small = await openSmallDashboard({
    mart: {
      messages: [
        ...['1', '2', '3'].map((id) => answered(id, '甲区')),
        ...['4', '5'].map((id) => answered(id, '乙区')),
        answered('6', '丙区'),
      ],
      tables: {
        template_groups: [
          { group_id: 'R1', text: '您好，已转办。', count: 4, matters: 4, message_keys: ['1', '2', '3', '6'] },
          { group_id: 'R2', text: '感谢留言。', count: 2, matters: 2, message_keys: ['4', '5'] },
        ],
      },
    },
  });
});
afterAll(() => opened.small.close());

const groupsOf = async (region: string) => {
  const path = `/api/handling/replies?region=${encodeURIComponent(region)}`;
  return (await opened.small.json<ReplyQuality>(path)).templates.map(({ group_id, replies }) => [group_id, replies]);
};

it('counts near-identical replies of the region asked for, not those of others', async () => {
  expect((await opened.small.json<ReplyQuality>('/api/handling/replies')).templates).toEqual([
    { group_id: 'R1', text: '您好，已转办。', replies: 4 },
    { group_id: 'R2', text: '感谢留言。', replies: 2 },
  ]);
  expect(await groupsOf('甲区')).toEqual([['R1', 3]]);
  expect(await groupsOf('乙区')).toEqual([['R2', 2]]);
  expect(await groupsOf('丙区')).toEqual([]);
});

it('lists the messages that were replied to so, as many as the group says', async () => {
  const list = (query: string) => opened.small.json<MessageList>(`/api/messages?${query}`);
  expect((await list('template=R1')).total).toBe(4);
  expect((await list(`template=R1&region=${encodeURIComponent('甲区')}`)).total).toBe(3);
  expect((await list('template=R9')).total).toBe(0);
  const file = await (await opened.small.get('/api/downloads/messages?template=R2')).text();
  expect(file.trimEnd().split('\r\n')).toHaveLength(3);
});
