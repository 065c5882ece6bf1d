import { describe, expect, it } from 'vitest';
import type { IssueDetail } from '../../../../src/dashboard/api-types.ts';
import type { SmallMart } from '../../../aggregate/build-small-mart.ts';
import { openSmallDashboard } from '../../small-dashboard.ts';

const messages = ['main', 'hotline'].flatMap((source) =>
  ['1', '2'].map((id) => ({
    id,
    source,
    message_key: `${source}-${id}`,
    at: `2025-12-2${id} 08:00:00`,
    title: `${source}的留言${id}`,
    places: [{ name: '柳荫小区', type: 'estate' }],
  })),
);
const mart: SmallMart = {
  messages,
  issues: { I0000000000aa: ['main-1', 'main-2'], I0000000000bb: ['hotline-1', 'hotline-2'] },
};

describe('the page of an issue', () => {
  it('shows messages of its own where sources share ids', async () => {
    const small = await openSmallDashboard({ mart });
    const titlesOf = async (id: string) =>
      (await small.json<IssueDetail>(`/api/issues/${id}`)).representatives.map(({ title }) => title);
    expect(await titlesOf('I0000000000aa')).toEqual(['main的留言1', 'main的留言2']);
    expect(await titlesOf('I0000000000bb')).toEqual(['hotline的留言1', 'hotline的留言2']);
    small.close();
  });

  it('says how many wrote after it was answered as settled', async () => {
    const [first, ...others] = messages;
    const answered = { ...first!, status: '已办结', reply: '已修好', replied_at: '2025-12-21 20:00:00' };
    const small = await openSmallDashboard({ mart: { ...mart, messages: [answered, ...others] } });
    const returnedOf = async (id: string) => (await small.json<IssueDetail>(`/api/issues/${id}`)).returned;
    expect(await returnedOf('I0000000000aa')).toEqual({
      settled_day: '2025-12-21',
      messages: 1,
      first_day: '2025-12-22',
    });
    expect(await returnedOf('I0000000000bb')).toBeNull();
    small.close();
  });

  it('gives the regions of its messages where they share no place', async () => {
    const placed = messages.map((message, index) => ({ ...message, region: index === 0 ? '乙区' : '甲区' }));
    const issues = { I0000000000aa: placed.slice(0, 3).map(({ message_key }) => message_key) };
    const printed = async (places: Readonly<Record<string, string>>) => {
      const small = await openSmallDashboard({ mart: { messages: placed, issues, places } });
      const { issue } = await small.json<IssueDetail>('/api/issues/I0000000000aa');
      small.close();
      return issue.printed_place;
    };
    expect(await printed({})).toBe('甲区等2地');
    expect(await printed({ I0000000000aa: '柳荫小区' })).toBe('柳荫小区');
  });

  it('tells messages of one id apart in an issue of both sources', async () => {
    const small = await openSmallDashboard({ mart: { messages, issues: { I0000000000aa: ['main-1', 'hotline-1'] } } });
    const { representatives } = await small.json<IssueDetail>('/api/issues/I0000000000aa');
    expect(representatives).toMatchObject([
      { title: 'main的留言1', role: 'typical earliest' },
      { title: 'hotline的留言1', role: 'newest' },
    ]);
    small.close();
  });

  it('is not found, nor are its messages, where there is no such issue', async () => {
    const small = await openSmallDashboard({ mart });
    for (const path of ['/api/issues/I9', '/api/issues/I9/messages']) {
      expect([path, (await small.get(path)).status]).toEqual([path, 404]);
    }
    small.close();
  });

  it('counts messages of both sources at a place', async () => {
    const issues = { I0000000000aa: messages.map(({ message_key }) => message_key) };
    const small = await openSmallDashboard({ mart: { messages, issues } });
    const { places } = await small.json<IssueDetail>('/api/issues/I0000000000aa');
    expect(places).toMatchObject([{ name: '柳荫小区', messages: 4 }]);
    small.close();
  });

  it('counts no copies at a place, as its messages are counted', async () => {
    const row = { at: '2025-12-21 08:00:00', places: [{ name: '柳荫小区', type: 'estate' }] };
    const copied = [
      { ...row, id: '1' },
      { ...row, id: '2' },
      { ...row, id: '3', duplicateOf: '1' },
    ];
    const small = await openSmallDashboard({
      mart: { messages: copied, issues: { I0000000000aa: ['1', '2', '3'] } },
    });
    const { issue, places } = await small.json<IssueDetail>('/api/issues/I0000000000aa');
    expect(issue).toMatchObject({ messages: 2, copies: 1 });
    expect(places).toMatchObject([{ name: '柳荫小区', messages: 2 }]);
    small.close();
  });

  it('tells what it absorbed and what was split off, and begins where it was born', async () => {
    const at = '2025-12-30 08:00:00';
    const row = { at, cause: 'edit' };
    const issue_lineage = [
      { ...row, event: 'dormant', issue_id: 'I0000000000aa', other_issue_id: null },
      { ...row, event: 'born', issue_id: 'I0000000000aa', other_issue_id: null },
      { ...row, event: 'merged_into', issue_id: 'I1', other_issue_id: 'I0000000000aa' },
      { ...row, event: 'split_from', issue_id: 'I0000000000bb', other_issue_id: 'I0000000000aa' },
    ];
    const small = await openSmallDashboard({ mart: { ...mart, tables: { issue_lineage } } });
    const { lineage } = await small.json<IssueDetail>('/api/issues/I0000000000aa');
    expect(lineage.map(({ event, other_issue_id }) => [event, other_issue_id])).toEqual([
      ['born', null],
      ['absorbed', 'I1'],
      ['dormant', null],
      ['split_off', 'I0000000000bb'],
    ]);
    small.close();
  });

  it('says which issue one that is gone is part of now', async () => {
    const merge = { event: 'merged_into', at: '2025-12-30 08:00:00', cause: 'edit' };
    const issue_lineage = [
      { ...merge, issue_id: 'I1', other_issue_id: 'I2' },
      { ...merge, issue_id: 'I2', other_issue_id: 'I0000000000aa' },
    ];
    const small = await openSmallDashboard({ mart: { ...mart, tables: { issue_lineage } } });
    const answer = await small.get('/api/issues/I1');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'NOT_FOUND', moved_to: 'I0000000000aa' } });
    expect(await (await small.get('/api/issues/I9')).json()).toMatchObject({
      error: { message: '没有找到', detail: 'Expected the issue to exist, got nothing' },
    });
    small.close();
  });
});
