import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IssueDetail } from '../../../../src/dashboard/api-types.ts';
import { key, openSmallDashboard, type SmallDashboard, smallMart } from '../../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeEach(async () => {
  opened.small = await openSmallDashboard();
});
afterEach(() => opened.small.close());

const [one, other] = ['I0000000000aa', 'I0000000000bb'];
const titleOf = (id: string) => `议题${id}`;
const refs = (...numbers: number[]) => numbers.map((n) => ({ source: 'main', message_id: key(n) }));
const send = async (edit: object, small = opened.small): Promise<string> => {
  const answer = await small.post('/api/edits', edit);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
};
const waitingOf = async (id: string, small = opened.small) =>
  (await small.json<IssueDetail>(`/api/issues/${id}`)).waiting;

describe('what waits for the next run of an issue', () => {
  it('is nothing where no edit changes its messages', async () => {
    await send({ action: 'rename', issue: one, title: '柳荫街' });
    expect(await waitingOf(one)).toBeNull();
  });

  it('says what is merged into it and by what name, and of that one where it goes', async () => {
    await send({ action: 'merge', issues: [one, other], messages: refs(11, 12) });
    await send({ action: 'rename', issue: one, title: '柳荫街' });
    expect(await waitingOf(one)).toEqual({
      into: null,
      messages: 9,
      comes: [
        { issue_id: other, title: titleOf(other), messages: 3 },
        { issue_id: null, title: '柳荫街路灯坏了第10次', messages: 2 },
      ],
      goes: [],
      undone: [],
    });
    expect(await waitingOf(other)).toMatchObject({ into: { issue_id: one, title: '柳荫街' } });
  });

  it('says what leaves it, and where to', async () => {
    await send({ action: 'split', issue: one, messages: refs(1, 2) });
    await send({ action: 'move', issue: other, messages: refs(3) });
    expect(await waitingOf(one)).toMatchObject({
      messages: 1,
      comes: [],
      goes: [
        { issue_id: expect.stringMatching(/^I/), title: null, messages: 2 },
        { issue_id: other, title: titleOf(other), messages: 1 },
      ],
    });
    expect(await waitingOf(other)).toMatchObject({
      messages: 4,
      comes: [{ issue_id: one, title: titleOf(one), messages: 1 }],
    });
    const small = await openSmallDashboard();
    await send({ action: 'move', issue: null, messages: refs(3, 4) }, small);
    expect(await waitingOf(one, small)).toMatchObject({
      goes: [{ issue_id: null, title: '柳荫街路灯坏了第2次', messages: 2 }],
    });
    small.close();
  });

  it('says what is taken back of that which the tables have', async () => {
    const merge = await send({ action: 'merge', issues: [one], messages: refs(11) });
    const [issue] = Object.entries(smallMart.issues ?? {});
    const issues = { ...smallMart.issues, [issue![0]]: [...issue![1], key(11)] };
    await opened.small.swap({ ...smallMart, issues, sources: { ...smallMart.sources!, lastEdit: merge } });
    await send({ action: 'undo', edit: merge });
    expect(await waitingOf(one)).toEqual({
      into: null,
      messages: null,
      comes: [],
      goes: [],
      undone: [`撤销：合并「${titleOf(one)}」、留言「柳荫街路灯坏了第10次」`],
    });
  });
});
