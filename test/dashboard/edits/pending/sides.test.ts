import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editSchema } from '../../../../src/cluster/edits/edit.ts';
import type { EditEntry, IssueDetail } from '../../../../src/dashboard/api-types.ts';
import type { KeyedMessage } from '../../../../src/dashboard/edits/pending/keyed-message.ts';
import { createPendingEdits } from '../../../../src/dashboard/edits/pending/pending-edits.ts';
import { createTableMarks } from '../../../../src/dashboard/edits/pending/table-marks.ts';
import type { SmallMart } from '../../../aggregate/build-small-mart.ts';
import { key, openSmallDashboard, type SmallDashboard, smallMart } from '../../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeEach(async () => {
  opened.small = await openSmallDashboard();
});
afterEach(() => opened.small.close());

const issue = 'I0000000000aa';
const ref = (n: number) => ({ source: 'main', message_id: key(n) });
const post = (request: object) => opened.small.post('/api/edits', request);
const readLog = () => opened.small.readLines('edits.jsonl');

describe('an edit of issues and messages that stand alone', () => {
  it('merges a message into an issue, whose title it keeps, and shows that it waits', async () => {
    expect((await post({ action: 'merge', issues: [issue], messages: [ref(11)] })).status).toBe(201);
    const { issue: row } = await opened.small.json<IssueDetail>(`/api/issues/${issue}`);
    expect(row.pending).toEqual(['合并']);
    expect(readLog()).toMatchObject([{ action: 'merge', anchors: [key(1), key(11)], seen: { [key(1)]: row.title } }]);
    const { rows } = await opened.small.json<{ rows: EditEntry[] }>('/api/edits');
    expect(rows[0]?.text).toMatch(/^合并「.*」、留言「.*」$/);
  });

  it('names messages of each side, by which it is known again when the first has left', async () => {
    await post({ action: 'merge', issues: [issue, 'I0000000000bb'] });
    await post({ action: 'split', issue, messages: [ref(1)] });
    await post({ action: 'rename', issue: 'I0000000000bb', title: '柳荫街' });
    expect(readLog()).toMatchObject([
      { anchors: [key(1), key(7)], members: { [key(1)]: [2, 3, 4].map(key), [key(7)]: [8, 9].map(key) } },
      { action: 'split', staying: [3, 4, 7, 8, 9].map(key) },
      { anchor: key(2), members: { [key(2)]: [3, 4, 7, 8, 9].map(key) } },
    ]);
  });

  it('names of a large issue those that were compared, the newest, and those most like the others', async () => {
    const members = Array.from({ length: 12 }, (_, n) => ({ id: key(n + 1), at: `2025-12-${10 + n} 08:00:00` }));
    const large: SmallMart = {
      messages: [...members, { id: key(90), at: '2025-12-30 08:00:00' }],
      issues: { [issue]: members.map(({ id }) => id) },
      tables: {
        possible_merges: [
          { left_issue_id: issue, left_key: key(5), right_issue_id: null, right_key: key(90), log_odds: 1, why: [] },
        ],
      },
    };
    const small = await openSmallDashboard({ mart: large });
    await small.post('/api/edits', { action: 'merge', issues: [issue], messages: [ref(90)] });
    const [merge] = small.readLines('edits.jsonl') as [{ members: Record<string, string[]> }];
    expect(merge.members).toEqual({ [key(1)]: [5, 12, 2, 3, 4, 6, 7, 8].map(key) });
    small.close();
  });

  it('makes an issue of two messages', async () => {
    expect((await post({ action: 'merge', messages: [ref(11), ref(12)] })).status).toBe(201);
    expect(readLog()).toMatchObject([{ action: 'merge', anchors: [key(11), key(12)] }]);
  });

  it('tells two apart', async () => {
    expect((await post({ action: 'apart', issues: [issue], messages: [ref(11)] })).status).toBe(201);
    expect(readLog()).toMatchObject([{ action: 'apart', anchors: [key(1), key(11)] }]);
    const { rows } = await opened.small.json<{ rows: EditEntry[] }>('/api/edits');
    expect(rows[0]?.text).toMatch(/^「.*」与留言「.*」不是同一问题$/);
  });

  it('is told in words as it was decided, when the message has an issue by that', async () => {
    const merge = { action: 'merge', issues: [issue], messages: [ref(11)] };
    const line = (at: number, body: object) =>
      `${JSON.stringify({ id: `e${at}`, at: '2026-01-04 12:00:00', ...body })}\n`;
    const members = { [key(1)]: [key(2)] };
    const before = [
      line(1, { action: 'merge', anchors: [key(1), key(11)], members }),
      line(2, { action: 'apart', anchors: [key(7), key(11)], seen: { [key(7)]: '柳荫街路灯' } }),
      line(3, { action: 'merge', anchors: [key(11), key(12)] }),
    ];
    writeFileSync(join(opened.small.folder, 'edits.jsonl'), before.join(''));
    await post({ action: 'apart', messages: [ref(11), ref(12)] });
    await post(merge);
    const titleOf = (n: number) => `柳荫街路灯坏了第${n - 1}次`;
    expect(readLog()[4]).toMatchObject({ alone: { [key(11)]: titleOf(11) } });
    const issues = { ...smallMart.issues, [issue]: [1, 2, 3, 4, 11, 12].map(key) };
    await opened.small.swap({ ...smallMart, issues });
    const { rows } = await opened.small.json<{ rows: EditEntry[] }>('/api/edits');
    expect(rows.map(({ text }) => text)).toEqual([
      `合并「议题${issue}」、留言「${titleOf(11)}」`,
      `留言「${titleOf(11)}」与留言「${titleOf(12)}」不是同一问题`,
      `合并留言「${titleOf(11)}」、留言「${titleOf(12)}」`,
      `「柳荫街路灯」与留言「${titleOf(11)}」不是同一问题`,
      `合并「议题${issue}」、留言「${titleOf(11)}」`,
    ]);
  });

  it('is refused for a message that is in an issue, in the tables or by an edit since', async () => {
    expect((await post({ action: 'merge', issues: ['I0000000000bb'], messages: [ref(2)] })).status).toBe(409);
    expect((await post({ action: 'merge', issues: [issue], messages: [ref(11)] })).status).toBe(201);
    expect((await post({ action: 'apart', messages: [ref(11), ref(12)] })).status).toBe(409);
  });

  it('is told on the page into which issue a colleague has put a message meanwhile', async () => {
    await post({ action: 'merge', issues: [issue], messages: [ref(11)], unmerged: true });
    const again = await post({ action: 'apart', issues: [issue], messages: [ref(11)], unmerged: true });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({
      error: { message: `留言 ${key(11)} 已由他人归入「议题${issue}」，请看现在的列表` },
    });
  });

  it.each([
    [{ action: 'merge', issues: [issue] }, 400],
    [{ action: 'apart', issues: [issue, 'I0000000000bb'], messages: [ref(11)] }, 400],
    [{ action: 'apart', messages: [ref(11), ref(11)] }, 409],
  ])('is refused without two: %j', async (request, status) => {
    expect((await post(request)).status).toBe(status);
    expect(readLog()).toEqual([]);
  });
});

it('shows what waits behind thousands of edits that were made before', async () => {
  const small = await openSmallDashboard();
  const line = (at: number, body: object) =>
    `${JSON.stringify({ id: `e${at}`, at: '2026-01-05 12:00:00', ...body })}\n`;
  const moved = Array.from({ length: 2_100 }, (_, n) =>
    line(n, { action: 'move', messages: [key(1e6 + n)], anchor: null }),
  );
  writeFileSync(join(small.folder, 'edits.jsonl'), [line(-1, { action: 'pin', anchor: key(1) }), ...moved].join(''));
  const { issue: row } = await small.json<IssueDetail>(`/api/issues/${issue}`);
  expect(row.pinned).toBe(true);
  small.close();
});

it('marks of thousands of edits are found without going through all of them for each', () => {
  const pins = Array.from({ length: 8_000 }, (_, n) => ({ action: 'pin', anchor: key(n) }));
  const splits = Array.from({ length: 12_000 }, (_, n) => ({
    action: 'split',
    anchor: key(n + 1),
    messages: [key(n)],
  }));
  const log = [...pins, ...splits, { action: 'undo', edit: 'e0' }].map((edit, n) =>
    editSchema.parse({ id: `e${n}`, at: '2026-01-05 12:00:00', ...edit }),
  );
  const last = log.at(-1);
  const issues = [{ issue_id: 'Iall', title: '路灯', pinned: true, dismissed: false }];
  const marks = createTableMarks({ log, isPending: (edit) => edit === last, issueOf: () => 'Iall', issues });
  expect(marks.of('Iall')).toEqual({ title: null, pinned: true, dismissed: false });
});

describe('pending edits', () => {
  const keyOf = (n: number): string => String(n).repeat(16);
  const one: KeyedMessage = { message_key: keyOf(1), source: 'main', message_id: '1', issue_id: 'Ione' };
  const messages = [
    one,
    { ...one, message_key: keyOf(2), message_id: '2', issue_id: 'Itwo' },
    { ...one, message_key: keyOf(3), message_id: '3', issue_id: null },
    { ...one, message_key: keyOf(4), message_id: '4', issue_id: null },
  ];
  const side = (n: number) => ({ key: keyOf(n), issueId: messages[n - 1]?.issue_id ?? null });
  const decide = (...edits: object[]) => {
    const log = edits.map((edit, i) => editSchema.parse({ id: `e${i}`, at: '2026-01-05 12:00:00', ...edit }));
    const issues = ['Ione', 'Itwo'].map((issue_id) => ({ issue_id, title: '', pinned: false, dismissed: false }));
    return createPendingEdits({ log, isPending: () => true, messages, issues });
  };

  it.each([
    ['merged', { action: 'merge', anchors: [keyOf(1), keyOf(3)] }],
    ['moved', { action: 'move', messages: [keyOf(3)], anchor: keyOf(1) }],
    ['told apart', { action: 'apart', anchors: [keyOf(3), keyOf(1)] }],
    ['dismissed', { action: 'dismiss', anchor: keyOf(1) }],
  ])('decide a possible merge: %s', (_, edit) => {
    expect(decide(edit).isDecided(side(1), side(3))).toBe(true);
    expect(decide(edit).isDecided(side(2), side(4))).toBe(false);
    expect(decide(edit, { action: 'undo', edit: 'e0' }).isDecided(side(1), side(3))).toBe(false);
  });

  it('do not bring a message back into the issue that it founded and has left', () => {
    const founded = 'I333333333333';
    const others = [1, 2].map((n) => ({ ...one, message_key: keyOf(n), message_id: String(n), issue_id: founded }));
    const founder = { ...one, message_key: keyOf(3), message_id: '3', issue_id: null };
    const log = [{ action: 'rename', anchor: keyOf(1), title: '路灯' }].map((edit) =>
      editSchema.parse({ id: 'e0', at: '2026-01-05 12:00:00', ...edit }),
    );
    const issues = [{ issue_id: founded, title: '', pinned: false, dismissed: false }];
    const pending = createPendingEdits({ log, isPending: () => true, messages: [...others, founder], issues });
    expect(pending.issueOf(side(3))).toBe(null);
    expect(pending.isDecided(side(3), { key: keyOf(1), issueId: founded })).toBe(false);
    expect(pending.applyToMessage(founder)).toEqual(founder);
  });

  it('tell which of them decides a possible merge', () => {
    const dismiss = { action: 'dismiss', anchor: keyOf(1) };
    const restore = { action: 'restore', anchor: keyOf(1) };
    const apart = { action: 'apart', anchors: [keyOf(1), keyOf(2)] };
    const decides = (...edits: object[]) => decide(...edits).decisionOf(side(1), side(2))?.id;
    expect(decides(apart, dismiss, restore)).toBe('e0');
    expect(decides(apart, dismiss)).toBe('e0');
    expect(decides({ action: 'dismiss', anchor: keyOf(2) }, dismiss, restore)).toBe('e0');
    expect(decides(dismiss, restore)).toBeUndefined();
  });

  it('decide between what took a side in and the other', () => {
    const merged = decide(
      { action: 'merge', anchors: [keyOf(1), keyOf(3)] },
      { action: 'apart', anchors: [keyOf(1), keyOf(4)] },
    );
    expect(merged.isDecided(side(3), side(4))).toBe(true);
    expect(merged.isDecided(side(3), side(2))).toBe(false);
    expect([3, 4].map((n) => merged.issueOf(side(n)))).toEqual(['Ione', null]);
  });
});
