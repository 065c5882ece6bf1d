import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editSchema } from '../../../src/cluster/edits/edit.ts';
import type { EditEntry, IssueDetail } from '../../../src/dashboard/api-types.ts';
import { createPendingEdits, type KeyedMessage } from '../../../src/dashboard/edits/pending-edits.ts';
import { key, openSmallDashboard, type SmallDashboard } from '../small-dashboard.ts';

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
    expect(rows[0]?.text).toMatch(/^合并 「.*」、留言「.*」$/);
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

  it('is refused for a message that is in an issue, in the tables or by an edit since', async () => {
    expect((await post({ action: 'merge', issues: ['I0000000000bb'], messages: [ref(2)] })).status).toBe(409);
    expect((await post({ action: 'merge', issues: [issue], messages: [ref(11)] })).status).toBe(201);
    expect((await post({ action: 'apart', messages: [ref(11), ref(12)] })).status).toBe(409);
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

  it('decide between what took a side in and the other', () => {
    const merged = decide(
      { action: 'merge', anchors: [keyOf(1), keyOf(3)] },
      { action: 'apart', anchors: [keyOf(1), keyOf(4)] },
    );
    expect(merged.isDecided(side(3), side(4))).toBe(true);
    expect(merged.isDecided(side(3), side(2))).toBe(false);
    expect([3, 4].map((n) => merged.issueOf(keyOf(n)))).toEqual(['Ione', null]);
  });
});
