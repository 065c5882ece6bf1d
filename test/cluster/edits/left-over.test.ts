import { describe, expect, it } from 'vitest';
import { applyEdits, type IssueView } from '../../../src/cluster/edits/apply-edits.ts';
import { editSchema } from '../../../src/cluster/edits/edit.ts';

const key = (name: string): string =>
  [...name]
    .map((sign) => sign.charCodeAt(0).toString(16))
    .join('')
    .padEnd(16, '0');

/** Issues by their members' names: `a1 a2` and the like, each called by its first. */
function viewOf(...issues: readonly string[]): IssueView {
  const groups = issues.map((names) => names.split(' '));
  const found = (id: string) => groups.find(([first]) => first === id);
  const names = new Map(groups.flat().map((name) => [key(name), name]));
  return {
    issueOf: (message) => groups.find((members) => members.includes(names.get(message) ?? ''))?.[0] ?? null,
    membersOf: (id) => (found(id) ?? []).map(key),
  };
}

const names = (edit: Record<string, unknown>): unknown =>
  JSON.parse(JSON.stringify(edit), (_, value) => (/^[a-d]\d$/.test(String(value)) ? key(value) : value));

/** Edits whose members and seen titles are by names, too. */
function logOf(...edits: readonly Record<string, unknown>[]) {
  return edits.map(({ members, seen, ...edit }, at) => {
    const byKey = (record: unknown) =>
      Object.fromEntries(
        Object.entries(names(record as Record<string, unknown>) as object).map(([k, v]) => [key(k), v]),
      );
    return editSchema.parse({
      id: `e${at + 1}`,
      at: '2030-01-02 03:04:05',
      ...(names(edit) as object),
      ...(members === undefined ? {} : { members: byKey(members) }),
      ...(seen === undefined ? {} : { seen: byKey(seen) }),
    });
  });
}

/** Names of those who are with a message, and the codes of reports. */
function replay(view: IssueView, log: ReturnType<typeof logOf>, who = 'a1') {
  const { issues, reports, ...rest } = applyEdits(view, log);
  const holder = [...issues.values()].find(({ members }) => members.includes(key(who)));
  const nameOf = (one: string) => String.fromCharCode(...one.match(/../g)!.map((hex) => Number.parseInt(hex, 16)));
  return {
    together: (holder?.members ?? [])
      .map((one) => nameOf(one).slice(0, 2))
      .sort()
      .join(' '),
    codes: reports.map(({ edit_id, code }) => `${edit_id} ${code}`),
    title: holder?.title,
    ...rest,
  };
}

const merge = {
  action: 'merge',
  anchors: ['a1', 'b1'],
  members: { a1: ['a2'], b1: ['b2'] },
  seen: { a1: '甲路路灯不亮', b1: '甲路一片漆黑' },
};

describe('a merge of which clustering has taken a part over itself', () => {
  it('brings back what it left alone, and reports nothing', () => {
    expect(replay(viewOf('a1 a2 b1', 'b2'), logOf(merge))).toMatchObject({
      together: 'a1 a2 b1 b2',
      codes: [],
      title: '甲路路灯不亮',
      lineage: [],
    });
  });

  it('brings back a rest of none but such messages, as an issue that was merged', () => {
    const wide = { ...merge, members: { a1: ['a2'], b1: ['b2', 'b3', 'b4'] } };
    const outcome = replay(viewOf('a1 a2 b1 b4', 'b2 b3'), logOf(wide));
    expect(outcome).toMatchObject({ together: 'a1 a2 b1 b2 b3 b4', codes: [] });
    expect(outcome.lineage).toMatchObject([{ issue_id: 'b2', event: 'merged_into', other_issue_id: 'a1' }]);
  });

  it('brings back its anchor, too', () => {
    const wide = { ...merge, members: { a1: ['a2'], b1: ['b2', 'b3'] } };
    expect(replay(viewOf('a1 a2 b2 b3', 'b1'), logOf(wide))).toMatchObject({ together: 'a1 a2 b1 b2 b3', codes: [] });
  });

  it('leaves with others who went to them, and does not call that settled', () => {
    expect(replay(viewOf('a1 a2 b1', 'b2 c1'), logOf(merge))).toMatchObject({
      together: 'a1 a2 b1',
      codes: ['e1 conflict'],
    });
    const wide = { ...merge, members: { a1: ['a2'], b1: ['b2', 'b3'] } };
    expect(replay(viewOf('a1 a2 b1 b3', 'b2 c1'), logOf(wide)).codes).toEqual(['e1 conflict']);
  });

  it('is settled where all are together, in an issue that is called as the editor saw it', () => {
    expect(replay(viewOf('a1 a2 b1 b2'), logOf(merge))).toMatchObject({
      codes: ['e1 superseded'],
      title: '甲路路灯不亮',
    });
    expect(replay(viewOf('a1 a2'), logOf(merge))).toMatchObject({ codes: ['e1 dangling'], together: '' });
  });
});

describe('other edits of what a merge would bring back', () => {
  const drifted = viewOf('a1 a2 b1', 'b2', 'd1 d2');

  it.each([
    ['split off', { action: 'split', anchor: 'a1', messages: ['b2'] }],
    ['moved', { action: 'move', anchor: 'd1', messages: ['b2'] }],
    ['moved out', { action: 'move', anchor: null, messages: ['b2'] }],
    ['told apart', { action: 'apart', anchors: ['a1', 'b2'], members: { a1: ['a2', 'b1'] } }],
    ['told apart as what was compared', { action: 'apart', anchors: ['d1', 'a1'], compared: [['b2', 'a2']] }],
    ['merged as one that stands alone', { action: 'merge', anchors: ['d1', 'b2'], members: { d1: ['d2'] } }],
  ])('win where they are later: %s', (_, later) => {
    const outcome = replay(drifted, logOf(merge, later));
    expect(['a1 a2 b1', '']).toContain(outcome.together);
    expect(outcome.codes.filter((code) => code.startsWith('e2'))).toEqual([]);
    const undone = logOf(merge, later, { action: 'undo', edit: 'e2' });
    expect(replay(drifted, undone).together).toBe('a1 a2 b1 b2');
  });

  it('keep a later merge of the whole, whichever message names it', () => {
    const later = { action: 'merge', anchors: ['b2', 'd1'], members: { b2: ['a1', 'a2', 'b1'], d1: ['d2'] } };
    expect(replay(drifted, logOf(merge, later))).toMatchObject({ together: 'a1 a2 b1 b2 d1 d2', codes: [] });
  });

  it.each([
    ['merged', { action: 'merge', anchors: ['b1', 'c1'] }],
    ['moved', { action: 'move', messages: ['c1'], anchor: 'b1' }],
  ])('take along what they had brought when they are undone: %s', (_, earlier) => {
    const view = viewOf('a1 a2', 'b1 b2', 'c1');
    const whole = { ...merge, members: { a1: ['a2'], b1: ['b2', 'c1'] } };
    expect(replay(view, logOf(earlier, whole)).together).toBe('a1 a2 b1 b2 c1');
    const undone = logOf(earlier, whole, { action: 'undo', edit: 'e1' });
    expect(replay(view, undone)).toMatchObject({ together: 'a1 a2 b1 b2', codes: [] });
    const redone = logOf(earlier, whole, { action: 'undo', edit: 'e1' }, { action: 'undo', edit: 'e3' });
    expect(replay(view, redone).together).toBe('a1 a2 b1 b2 c1');
  });

  it('do not count where they were undone before it', () => {
    const log = logOf(merge, { action: 'undo', edit: 'e1' }, merge);
    expect(replay(drifted, log).together).toBe('a1 a2 b1 b2');
  });
});
