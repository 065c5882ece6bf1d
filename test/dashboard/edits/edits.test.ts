import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EditEntry, Hot, IssueDetail, MessageDetail, Meta, Page } from '../../../src/dashboard/api-types.ts';
import type { SmallMart } from '../../aggregate/build-small-mart.ts';
import { itInCi } from '../../describe-in-ci.ts';
import { key, openSmallDashboard, type SmallDashboard, smallMart } from '../small-dashboard.ts';

const opened: { small: SmallDashboard } = {} as { small: SmallDashboard };
beforeEach(async () => {
  opened.small = await openSmallDashboard();
});
afterEach(() => opened.small.close());

const issuePath = '/api/issues/I0000000000aa';

describe('an edit', () => {
  it('shows at once, is said to be pending, and leaves an audit line', async () => {
    const answer = await opened.small.post('/api/edits', {
      action: 'rename',
      issue: 'I0000000000aa',
      title: '柳荫街路灯损坏',
      by: '小李',
    });
    expect(answer.status).toBe(201);
    const { issue } = await opened.small.json<IssueDetail>(issuePath);
    expect(issue).toMatchObject({ title: '柳荫街路灯损坏', pending: ['改名'] });
    expect((await opened.small.json<Meta>('/api/meta')).pendingEdits).toBe(1);
    expect(opened.small.readLines('edits.jsonl')).toMatchObject([{ action: 'rename', anchor: key(1), by: '小李' }]);
    expect(opened.small.readLines('audit.jsonl')).toMatchObject([
      { taken: true, action: 'rename', by: '小李', address: 'memory', at: '2026-01-05 12:00:00' },
    ]);
    // Who edited from where is for the owner alone.
    expect(statSync(join(opened.small.folder, 'audit.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('has nothing unseen in a title or a name, and one line of each', async () => {
    const rename = (title: string, by: string) =>
      opened.small.post('/api/edits', { action: 'rename', issue: 'I0000000000aa', title, by });
    expect((await rename('\u200b柳荫街\u202e路灯\u00ad损坏\ufeff', '小\u2066李')).status).toBe(201);
    expect(opened.small.readLines('edits.jsonl')).toMatchObject([{ title: '柳荫街路灯损坏', by: '小李' }]);
    for (const [title, by] of [
      ['\u200b', '小李'],
      ['一\u2028二', '小李'],
      ['一', '小\n李'],
    ] as const)
      expect((await rename(title, by)).status, JSON.stringify([title, by])).toBe(400);
  });

  it('is taken once, or refused for its own reason, where the audit line cannot be written', async () => {
    mkdirSync(join(opened.small.folder, 'audit.jsonl'));
    const pin = { action: 'pin', issue: 'I0000000000aa' };
    expect((await opened.small.post('/api/edits', pin)).status).toBe(201);
    expect((await opened.small.post('/api/edits', { ...pin, issue: 'I9' })).status).toBe(409);
    expect(opened.small.readLines('edits.jsonl')).toMatchObject([{ action: 'pin' }]);
  });

  it('corrects to any topic of the model, and says which there are', async () => {
    const topics = await opened.small.json<string[]>('/api/topics');
    expect(topics).toEqual(expect.arrayContaining(['城乡建设', '环境保护', '民政']));
    expect(new Set(topics).size).toBe(topics.length);
    // Those of messages first, as the filter bar has them.
    expect(topics.slice(0, 2)).toEqual((await opened.small.json<Meta>('/api/meta')).topics.slice(0, 2));
    const message = { source: 'main', message_id: key(1) };
    for (const topic of [topics.at(-1), '没有的主题']) {
      const answer = await opened.small.post('/api/edits', { action: 'correct', message, topic });
      expect(answer.status, topic).toBe(topic === '没有的主题' ? 409 : 201);
    }
  });

  it('changes the ETag of what shows it', async () => {
    const before = (await opened.small.get(issuePath)).headers.get('etag');
    await opened.small.post('/api/edits', { action: 'pin', issue: 'I0000000000aa' });
    expect((await opened.small.get(issuePath)).headers.get('etag')).not.toBe(before);
  });

  it('is taken back by an undo, once', async () => {
    const { id } = (await (
      await opened.small.post('/api/edits', { action: 'dismiss', issue: 'I0000000000aa' })
    ).json()) as {
      id: string;
    };
    expect((await opened.small.json<IssueDetail>(issuePath)).issue.dismissed).toBe(true);
    expect((await opened.small.post('/api/edits', { action: 'undo', edit: id })).status).toBe(201);
    expect((await opened.small.json<IssueDetail>(issuePath)).issue.dismissed).toBe(false);
    expect((await opened.small.post('/api/edits', { action: 'undo', edit: id })).status).toBe(409);
    const { rows } = await opened.small.json<{ rows: EditEntry[] }>('/api/edits');
    expect(rows.map(({ action, undone }) => [action, undone])).toEqual([
      ['undo', false],
      ['dismiss', true],
    ]);
  });

  it('stands in the log in words, with what it is about, and so does what takes it back', async () => {
    const ref = (n: number) => ({ source: 'main', message_id: key(n) });
    const send = async (edit: object) =>
      ((await (await opened.small.post('/api/edits', edit)).json()) as { id: string }).id;
    const moved = await send({ action: 'move', messages: [ref(3)], issue: null });
    const pinned = await send({ action: 'pin', issue: 'I0000000000bb' });
    await send({ action: 'correct', message: ref(2), topic: '交通运输' });
    await send({ action: 'undo', edit: pinned });
    await send({ action: 'undo', edit: moved });
    const { rows } = await opened.small.json<{ rows: EditEntry[] }>('/api/edits');
    const issue = await opened.small.json<IssueDetail>('/api/issues/I0000000000bb');
    expect(rows.map(({ text, subject }) => [text, subject])).toEqual([
      ['撤销：将留言「柳荫街路灯坏了第2次」移出问题', ref(3)],
      [`撤销：置顶「${issue.issue.title}」`, { issue_id: 'I0000000000bb' }],
      ['更正留言「柳荫街路灯坏了第1次」的主题为交通运输', ref(2)],
      [`置顶「${issue.issue.title}」`, { issue_id: 'I0000000000bb' }],
      ['将留言「柳荫街路灯坏了第2次」移出问题', ref(3)],
    ]);
  });

  it('merges issues by a message of each', async () => {
    await opened.small.post('/api/edits', { action: 'merge', issues: ['I0000000000aa', 'I0000000000bb'] });
    expect(opened.small.readLines('edits.jsonl')).toMatchObject([{ action: 'merge', anchors: [key(1), key(7)] }]);
    const merged = await opened.small.json<IssueDetail>('/api/issues/I0000000000bb');
    expect(merged.issue).toMatchObject({ pending: ['合并'], pending_merge: 'I0000000000aa' });
  });

  it('splits off messages, and says which stay', async () => {
    const messages = [{ source: 'main', message_id: key(3) }];
    await opened.small.post('/api/edits', { action: 'split', issue: 'I0000000000aa', messages });
    expect(opened.small.readLines('edits.jsonl')).toMatchObject([
      { action: 'split', anchor: key(1), messages: [key(3)], staying: [key(2), key(4)] },
    ]);
    const { rows } = await opened.small.json<Page<{ message_id: string; pending_edits?: string[] }>>(
      `${issuePath}/messages`,
    );
    expect(
      rows.filter(({ pending_edits }) => pending_edits?.includes('拆分')).map(({ message_id }) => message_id),
    ).toEqual([key(3)]);
  });

  it('takes issues as edits before it left them', async () => {
    const [one, other] = ['I0000000000aa', 'I0000000000bb'];
    const messages = (n: number) => [{ source: 'main', message_id: key(n) }];
    await opened.small.post('/api/edits', { action: 'merge', issues: [one, other] });
    await opened.small.post('/api/edits', { action: 'split', issue: one, messages: messages(2) });
    await opened.small.post('/api/edits', { action: 'split', issue: one, messages: messages(8) });
    await opened.small.post('/api/edits', { action: 'split', issue: one, messages: messages(1) });
    await opened.small.post('/api/edits', { action: 'pin', issue: other });
    expect((await opened.small.post('/api/edits', { action: 'merge', issues: [one, other] })).status).toBe(409);
    const gone = { action: 'split', issue: one, messages: messages(2) };
    expect((await opened.small.post('/api/edits', gone)).status).toBe(409);
    expect(opened.small.readLines('edits.jsonl')).toMatchObject([
      { action: 'merge' },
      // The other issue's messages stay: they are no later ones, which would choose their side.
      { anchor: key(1), messages: [key(2)], staying: [3, 4, 7, 8, 9].map(key) },
      { anchor: key(1), messages: [key(8)], staying: [3, 4, 7, 9].map(key) },
      { anchor: key(3), messages: [key(1)], staying: [4, 7, 9].map(key) },
      { action: 'pin', anchor: key(3) },
    ]);
  });

  it('takes copies for their originals, which alone are messages of issues', async () => {
    const messages = [key(2), key(99)].map((message_id) => ({ source: 'main', message_id }));
    const issue = 'I0000000000aa';
    expect((await opened.small.post('/api/edits', { action: 'split', issue, messages })).status).toBe(201);
    expect((await opened.small.post('/api/edits', { action: 'split', issue, messages: [messages[1]] })).status).toBe(
      409,
    );
    const alone = { action: 'move', issue: null, messages: [{ source: 'main', message_id: key(99) }] };
    expect((await opened.small.post('/api/edits', alone)).status).toBe(201);
    const correction = { action: 'correct', message: messages[1], kind: 'help' };
    expect((await opened.small.post('/api/edits', correction)).status).toBe(201);
    expect(opened.small.readLines('edits.jsonl')).toMatchObject([
      { action: 'split', messages: [key(2), key(1)] },
      { action: 'move', messages: [key(1)] },
      { action: 'correct', message: key(99) },
    ]);
  });

  it('corrects labels of a message', async () => {
    const message = { source: 'main', message_id: key(4) };
    await opened.small.post('/api/edits', { action: 'correct', message, topic: '交通运输', urgency: 'critical' });
    const found = await opened.small.json<MessageDetail>(`/api/messages/one?source=main&id=${key(4)}`);
    expect(found).toMatchObject({
      topic: '交通运输',
      urgency: 'critical',
      kind: 'complaint',
      pending: { topic: '交通运输', urgency: 'critical' },
    });
  });

  it('takes from corrected labels what spoke for the old ones, and leaves it to the others', async () => {
    const messages = smallMart.messages.map((row) => ({ ...row, subtopic: '市政设施', low_confidence: true }));
    const small = await openSmallDashboard({ mart: { ...smallMart, messages } });
    const read = (id: string) => small.json<MessageDetail>(`/api/messages/one?source=main&id=${id}`);
    const correct = (id: string, labels: object) =>
      small.post('/api/edits', { action: 'correct', message: { source: 'main', message_id: id }, ...labels });
    await correct(key(4), { topic: '交通运输' });
    await correct(key(3), { topic: '城乡建设' });
    await correct(key(2), { urgency: 'critical' });
    const gone = { topic_score: null, topic_evidence: null, low_confidence: false };
    expect(await read(key(4))).toMatchObject({ ...gone, topic: '交通运输', subtopic: null });
    expect(await read(key(3))).toMatchObject({ ...gone, topic: '城乡建设', subtopic: '市政设施' });
    expect(await read(key(2))).toMatchObject({
      topic_evidence: [{ field: 'title' }],
      subtopic: '市政设施',
      urgency_score: null,
    });
    small.close();
  });

  it('records a measure, shown before the next run', async () => {
    const measure = { action: 'measure', issue: 'I0000000000aa', title: '更换路灯', date: '2025-12-28', by: '小李' };
    await opened.small.post('/api/edits', measure);
    const { actions } = await opened.small.json<IssueDetail>(issuePath);
    expect(actions).toMatchObject([{ title: '更换路灯', day: '2025-12-28', pending: true }]);
    // Who wrote it down is nobody who took the measure.
    expect(Object.values(actions[0]!)).not.toContain('小李');
  });
});

describe('what a colleague does', () => {
  const first = 'I0000000000aa';
  const find = async (query: string) =>
    (await opened.small.json<Page<{ issue_id: string }>>(`/api/issues?${query}`)).rows.map(({ issue_id }) => issue_id);

  it('is told to a page that is open', async () => {
    const version = async () => (await opened.small.json<Meta>('/api/meta')).editsVersion;
    const before = await version();
    await opened.small.post('/api/edits', { action: 'pin', issue: first });
    expect(await version()).not.toBe(before);
  });

  it('is not written over by a name that was given in ignorance of it', async () => {
    const rename = (title: string, seen_title: string) =>
      opened.small.post('/api/edits', { action: 'rename', issue: first, title, seen_title });
    expect((await rename('甲的题目', `议题${first}`)).status).toBe(201);
    const answer = await rename('乙的题目', `议题${first}`);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ error: { message: '这个问题现在名为「甲的题目」，请核对后再改名' } });
    expect((await rename('乙的题目', '甲的题目')).status).toBe(201);
  });

  it('is not undone by a correction that was made in ignorance of it', async () => {
    const message = { source: 'main', message_id: key(4) };
    const seen = { topic: '城乡建设', kind: 'complaint', urgency: 'routine' };
    const correct = (labels: object, known: object = seen) =>
      opened.small.post('/api/edits', { action: 'correct', message, ...labels, seen: known });
    expect((await correct({ topic: '交通运输' })).status).toBe(201);
    const answer = await correct({ topic: '教育文体' });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: { message: '这条留言的主题现在是「交通运输」，请核对后再更正' },
    });
    expect((await correct({ kind: 'help' })).status).toBe(201);
    expect((await correct({ topic: '城乡建设' }, { ...seen, topic: '交通运输', kind: 'help' })).status).toBe(201);
  });

  it('is not undone by moving elsewhere what is no longer where it was seen', async () => {
    const messages = [{ source: 'main', message_id: key(3) }];
    const move = (issue: string | null, from?: string) =>
      opened.small.post('/api/edits', { action: 'move', messages, issue, ...(from ? { from } : {}) });
    expect((await move('I0000000000bb', first)).status).toBe(201);
    const answer = await move(null, first);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: { message: `留言 ${key(3)} 已不属于这个问题：有人将它移走，可在「编辑记录」中查看或撤销` },
    });
    expect((await move(first, 'I0000000000bb')).status).toBe(201);
    expect((await move(first)).status).toBe(201);
  });

  it('stands in the log with why it took no effect, once a run has tried', async () => {
    const log = ['e1', 'e2'].map((id) => ({ id, at: '2026-01-05 09:00:00', action: 'pin', anchor: key(77) }));
    writeFileSync(join(opened.small.folder, 'edits.jsonl'), log.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const report = { edit_id: 'e1', action: 'pin', code: 'dangling', reason: '留言不存在', message_key: null };
    await opened.small.swap({
      ...smallMart,
      tables: { edit_reports: [report] },
      sources: { ...smallMart.sources, lastEdit: 'e2' },
    });
    const { rows } = await opened.small.json<{ rows: EditEntry[] }>('/api/edits');
    expect(rows.map(({ id, report: why }) => [id, why])).toEqual([
      ['e2', null],
      ['e1', '留言不存在'],
    ]);
  });

  it('is not undone by moving messages of a list, each seen in an issue of its own or in none', async () => {
    const seen = (n: number, from: string | null) => ({ source: 'main', message_id: key(n), from });
    const move = (messages: object[]) =>
      opened.small.post('/api/edits', { action: 'move', messages, issue: 'I0000000000bb' });
    expect((await move([seen(3, first), seen(10, null)])).status).toBe(201);
    for (const [messages, text] of [
      [[seen(4, first), seen(3, first)], `留言 ${key(3)} 已被归入别的问题，可在「编辑记录」中查看或撤销`],
      [[seen(10, null)], `留言 ${key(10)} 已被归入别的问题，可在「编辑记录」中查看或撤销`],
      [[seen(11, first)], `留言 ${key(11)} 已被移出原来的问题，可在「编辑记录」中查看或撤销`],
    ] as const) {
      const answer = await move([...messages]);
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ error: { message: text } });
    }
  });

  it('is not taken for one of an issue that was merged away meanwhile', async () => {
    const second = 'I0000000000bb';
    await opened.small.post('/api/edits', { action: 'merge', issues: [first, second] });
    const edits = [
      { action: 'dismiss', issue: second },
      { action: 'rename', issue: second, title: '乙的题目', seen_title: `议题${second}` },
      { action: 'measure', issue: second, title: '更换路灯', date: '2025-12-28' },
    ];
    for (const edit of edits) {
      const answer = await opened.small.post(
        '/api/edits',
        edit.action === 'rename' ? edit : { ...edit, unmerged: true },
      );
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({
        error: { message: `问题 ${second} 已由他人并入「议题${first}」，请到那个问题上编辑` },
      });
    }
    expect((await opened.small.post('/api/edits', { action: 'dismiss', issue: first, unmerged: true })).status).toBe(
      201,
    );
  });

  it('counts in lists of issues before the next run', async () => {
    await opened.small.post('/api/edits', { action: 'rename', issue: first, title: '新的题目' });
    expect(await find(`q=${encodeURIComponent('新的')}`)).toEqual([first]);
    expect((await opened.small.json<MessageDetail>(`/api/messages/one?source=main&id=${key(1)}`)).issue_title).toBe(
      '新的题目',
    );
    await opened.small.post('/api/edits', { action: 'dismiss', issue: first });
    expect(await find('dismissed=1')).toEqual([first]);
    expect(await find('')).toEqual(['I0000000000bb']);
    const hot = async () => (await opened.small.json<Hot>('/api/hot')).issues.map(({ issue_id }) => issue_id);
    expect(await hot()).toEqual(['I0000000000bb']);
    await opened.small.post('/api/edits', { action: 'restore', issue: first });
    expect(await find('dismissed=1')).toEqual([]);
    expect((await hot()).sort()).toEqual([first, 'I0000000000bb']);
  });
});

describe('an edit that tables know', () => {
  /** Tables built with this log, in which message 1 has gone from the first issue to the second. */
  const openWith = async (log: readonly object[], lastEdit: string, mart: Partial<SmallMart> = {}) => {
    const small = await openSmallDashboard({
      mart: { ...smallMart, ...mart, sources: { ...smallMart.sources, lastEdit } },
    });
    const lines = log.map(
      (edit, index) => `${JSON.stringify({ at: '2026-01-05 11:00:00', id: `E${index}`, ...edit })}\n`,
    );
    writeFileSync(join(small.folder, 'edits.jsonl'), lines.join(''));
    return small;
  };
  const moved = { I0000000000aa: [2, 3, 4].map(key), I0000000000bb: [1, 7, 8, 9].map(key) };

  it('is told in the words of its day', async () => {
    await opened.small.post('/api/edits', { action: 'rename', issue: 'I0000000000aa', title: '新的题目' });
    await opened.small.post('/api/edits', { action: 'merge', issues: ['I0000000000aa', 'I0000000000bb'] });
    const log = opened.small.readLines('edits.jsonl');
    const merged = { I0000000000aa: [1, 2, 3, 4, 7, 8, 9].map(key) };
    const small = await openWith(log, String(log.at(-1)?.id), { issues: merged });
    const { rows } = await small.json<{ rows: EditEntry[] }>('/api/edits');
    expect(rows.map(({ text, pending }) => [text, pending])).toEqual([
      ['合并「新的题目」、「议题I0000000000bb」', false],
      ['「议题I0000000000aa」改名为「新的题目」', false],
    ]);
    small.close();
  });

  itInCi('is told from one that waits by its place in the log, not by its time', async () => {
    const log = [
      { action: 'rename', anchor: key(2), title: '在表中' },
      { action: 'pin', anchor: key(2) },
    ];
    const small = await openWith(log, 'E0');
    const { rows } = await small.json<{ rows: EditEntry[] }>('/api/edits');
    expect(rows.map(({ id, pending }) => [id, pending])).toEqual([
      ['E1', true],
      ['E0', false],
    ]);
    expect((await small.json<Meta>('/api/meta')).pendingEdits).toBe(1);
    small.close();
    const empty = await openWith([{ ...log[0], at: '2026-01-05 09:00:00' }], '');
    expect((await empty.json<Meta>('/api/meta')).pendingEdits).toBe(1);
    empty.close();
  });

  itInCi('does not go along with its anchor when another edit waits', async () => {
    const log = [
      { action: 'dismiss', anchor: key(1) },
      { action: 'move', messages: [key(1)], anchor: key(7) },
    ];
    const small = await openWith(log, 'E1', { issues: moved, dismissed: ['I0000000000aa'] });
    await small.post('/api/edits', { action: 'pin', issue: 'I0000000000bb' });
    await small.post('/api/edits', { action: 'pin', issue: 'I0000000000aa' });
    const read = async (id: string) => (await small.json<IssueDetail>(`/api/issues/${id}`)).issue;
    expect(await read('I0000000000bb')).toMatchObject({ pinned: true, dismissed: false });
    expect(await read('I0000000000aa')).toMatchObject({ pinned: true, dismissed: true });
    small.close();
  });

  it('no longer shows where it is undone, and shows again where its undo is', async () => {
    const small = await openWith([{ action: 'dismiss', anchor: key(1) }], 'E0', { dismissed: ['I0000000000aa'] });
    const read = async () => (await small.json<IssueDetail>(issuePath)).issue.dismissed;
    expect(await read()).toBe(true);
    const { id } = (await (await small.post('/api/edits', { action: 'undo', edit: 'E0' })).json()) as { id: string };
    expect(await read()).toBe(false);
    await small.post('/api/edits', { action: 'undo', edit: id });
    expect(await read()).toBe(true);
    small.close();
  });

  itInCi('shows again, and waits, where its undo is of an earlier run, too', async () => {
    const log = [
      { action: 'dismiss', anchor: key(1) },
      { action: 'correct', message: key(11), kind: 'help' },
      { action: 'undo', edit: 'E0' },
      { action: 'undo', edit: 'E1' },
    ];
    const small = await openWith(log, 'E3');
    await small.post('/api/edits', { action: 'undo', edit: 'E2' });
    await small.post('/api/edits', { action: 'undo', edit: 'E3' });
    const { issue } = await small.json<IssueDetail>(issuePath);
    expect(issue).toMatchObject({ dismissed: true, pending: ['排除'] });
    const { rows } = await small.json<{ rows: EditEntry[] }>('/api/edits');
    expect(rows.slice(0, 3)).toMatchObject([
      { text: '重做：更正留言「柳荫街路灯坏了第10次」的诉求为求助', subject: { message_id: key(11) } },
      { text: '重做：排除「议题I0000000000aa」', subject: { issue_id: 'I0000000000aa' } },
      { text: '撤销：更正留言「柳荫街路灯坏了第10次」的诉求为求助' },
    ]);
    small.close();
  });

  itInCi('is told apart from one that names itself', async () => {
    const small = await openWith([{ action: 'undo', edit: 'E0' }], 'E0');
    const { rows } = await small.json<{ rows: EditEntry[] }>('/api/edits');
    expect(rows).toMatchObject([{ text: '撤销编辑 E0', subject: null }]);
    small.close();
  });
});

it('an edit is not lost behind a line that was cut off', async () => {
  const cut = JSON.stringify({ id: 'E0', at: '2026-01-05 11:00:00', action: 'pin', anchor: key(7) });
  writeFileSync(join(opened.small.folder, 'edits.jsonl'), cut);
  await opened.small.post('/api/edits', { action: 'pin', issue: 'I0000000000aa' });
  const { rows } = await opened.small.json<{ rows: EditEntry[] }>('/api/edits');
  expect(rows.map(({ action }) => action)).toEqual(['pin', 'pin']);
  expect(opened.small.readLines('edits.jsonl')).toHaveLength(2);
});

describe('a measure', () => {
  it('is shown at the issue that has most of its messages by then', async () => {
    const messages = [2, 3].map((n) => ({ source: 'main', message_id: key(n) }));
    await opened.small.post('/api/edits', { action: 'move', messages, issue: 'I0000000000bb' });
    await opened.small.post('/api/edits', {
      action: 'measure',
      issue: 'I0000000000bb',
      title: '更换路灯',
      date: '2026-01-05',
    });
    const read = async (id: string) => (await opened.small.json<IssueDetail>(`/api/issues/${id}`)).actions;
    expect(await read('I0000000000bb')).toMatchObject([{ title: '更换路灯', pending: true }]);
    expect(await read('I0000000000aa')).toEqual([]);
  });

  it('may be of today, which the data do not reach yet, and of a class where the issue has one', async () => {
    const measure = { action: 'measure', issue: 'I0000000000aa', title: '更换路灯', date: '2026-01-05' };
    expect((await opened.small.post('/api/edits', measure)).status).toBe(201);
    const issues = [
      {
        issue_id: 'I1',
        title: '路灯',
        founding_key: key(1),
        medoid_key: key(1),
        earliest_key: key(1),
        newest_key: key(1),
        class_id: 'C1',
        pinned: false,
        dismissed: false,
        edited: false,
      },
    ];
    const small = await openSmallDashboard({ mart: { ...smallMart, issues: { I1: [key(1)] }, tables: { issues } } });
    const answer = await small.post('/api/edits', { ...measure, issue: 'I1', scope: 'class' });
    expect(answer.status).toBe(201);
    expect(small.readLines('edits.jsonl')).toMatchObject([{ scope: 'class', anchor: key(1) }]);
    small.close();
  });
});

describe('an edit that cannot be', () => {
  it.each([
    [{ action: 'pin', issue: 'I9' }, 409],
    [{ action: 'merge', issues: ['I0000000000aa', 'I0000000000aa'] }, 409],
    [{ action: 'correct', message: { source: 'main', message_id: 'none' }, kind: 'help' }, 409],
    [{ action: 'correct', message: { source: 'main', message_id: key(4) } }, 409],
    [
      {
        action: 'split',
        issue: 'I0000000000aa',
        messages: [1, 2, 3, 4].map((n) => ({ source: 'main', message_id: key(n) })),
      },
      409,
    ],
    [{ action: 'measure', issue: 'I0000000000aa', title: '更换路灯', date: '2030-01-01' }, 409],
    [{ action: 'measure', issue: 'I0000000000aa', title: '更换路灯', date: '2026-01-06' }, 409],
    [{ action: 'measure', issue: 'I0000000000aa', title: '更换路灯', date: '2025-12-28', scope: 'class' }, 409],
    [{ action: 'correct', message: { source: 'main', message_id: key(4) }, topic: '不存在' }, 409],
    [{ action: 'undo', edit: 'E9' }, 409],
    [{ action: 'rename', issue: 'I0000000000aa', title: '长'.repeat(31) }, 400],
    [{ action: 'rename', issue: 'I0000000000aa', title: '一行\n二行' }, 400],
    [{ action: 'rename', issue: 'I0000000000aa', title: ' ' }, 400],
    [{ action: 'drop', issue: 'I0000000000aa' }, 400],
    [{ action: 'pin', issue: "I' OR 1=1" }, 400],
    [{ action: 'pin', issue: 'I0000000000aa', extra: 1 }, 400],
    [null, 400],
  ])('is refused: %j', async (request, status) => {
    expect((await opened.small.post('/api/edits', request)).status).toBe(status);
    expect(opened.small.readLines('edits.jsonl')).toEqual([]);
  });

  it('is refused where it would change nothing, with what was expected', async () => {
    const refused = async (small: SmallDashboard, action: string) => {
      expect((await small.post('/api/edits', { action, issue: 'I0000000000aa' })).status).toBe(409);
      return small.readLines('audit.jsonl').at(-1);
    };
    const small = await openSmallDashboard({ mart: smallMart });
    expect(await refused(small, 'unpin')).toMatchObject({
      reason: 'Expected I0000000000aa to be pinned, got not pinned',
    });
    await small.post('/api/edits', { action: 'dismiss', issue: 'I0000000000aa' });
    expect(await refused(small, 'dismiss')).toMatchObject({
      reason: 'Expected I0000000000aa to be not dismissed, got dismissed',
    });
    small.close();
  });

  it('is refused where its topic is none of the model that the newest run used', async () => {
    const correct = async (small: SmallDashboard) => {
      const message = { source: 'main', message_id: key(4) };
      return (await small.post('/api/edits', { action: 'correct', message, topic: '民政' })).status;
    };
    expect(await correct(opened.small)).toBe(201);
    const settings = JSON.stringify({ classify: { topicModel: '/dev/null/own-topics' } });
    const runs = smallMart.sources!.runs!.map((run) => ({ ...run, settings }));
    const small = await openSmallDashboard({ mart: { ...smallMart, sources: { ...smallMart.sources, runs } } });
    expect(await correct(small)).toBe(409);
    small.close();
  });

  it('is refused in Chinese on the page', async () => {
    const answer = await opened.small.post('/api/edits', { action: 'merge', issues: ['I0000000000aa', 'I9'] });
    expect(await answer.json()).toMatchObject({
      error: { message: '找不到问题 I9', detail: 'Expected I9 to be the id of an issue, got none' },
    });
  });

  it('is refused throughout when only reading is served', async () => {
    const small = await openSmallDashboard({ readOnly: true });
    expect((await small.post('/api/edits', { action: 'pin', issue: 'I0000000000aa' })).status).toBe(403);
    expect((await small.json<Meta>('/api/meta')).canEdit).toBe(false);
    expect(small.readLines('audit.jsonl')).toMatchObject([
      { taken: false, action: 'pin', address: 'memory', reason: 'Expected a server that edits, got --read-only' },
    ]);
    small.close();
  });

  it('is refused when it is too long', async () => {
    const note = 'x'.repeat(100_000);
    expect((await opened.small.post('/api/edits', { action: 'pin', issue: 'I0000000000aa', note })).status).toBe(413);
  });
});

describe('many edits at once', () => {
  it('are all kept, one line each', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        opened.small.post('/api/edits', { action: 'rename', issue: 'I0000000000aa', title: `标题${index}` }),
      ),
    );
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(opened.small.readLines('edits.jsonl')).toHaveLength(20);
  });
});
