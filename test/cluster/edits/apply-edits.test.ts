import { describe, expect, it } from 'vitest';
import { applyEdits, type IssueView } from '../../../src/cluster/edits/apply-edits.ts';
import { type Edit, type EditInput, editSchema } from '../../../src/cluster/edits/edit.ts';
import { listUndone } from '../../../src/cluster/edits/undone.ts';

const key = (n: number): string => n.toString(16).padStart(16, '0').split('').reverse().join('');
const idOf = (n: number): string => `I${key(n).slice(0, 12)}`;
const head = (id: string) => ({ id, at: '2030-01-02 03:04:05' });

/** Issues 1 (messages 1–4), 5 (5–6); message 9 alone. */
function createView(extra: Partial<IssueView> = {}): IssueView {
  const issues = new Map([
    [idOf(1), [1, 2, 3, 4].map(key)],
    [idOf(5), [5, 6].map(key)],
    [idOf(9), [key(9)]],
  ]);
  return {
    issueOf: (message) => [...issues].find(([, members]) => members.includes(message))?.[0] ?? null,
    membersOf: (id) => issues.get(id) ?? [],
    ...extra,
  };
}

function apply(edits: readonly EditInput[], view = createView()) {
  return applyEdits(
    view,
    edits.map((edit): Edit => editSchema.parse(edit)),
  );
}

const membersOf = (outcome: ReturnType<typeof apply>, n: number) =>
  [...(outcome.issues.get(idOf(n))?.members ?? [])].sort();

describe('applyEdits', () => {
  it('touches nothing without edits', () => {
    expect(apply([])).toEqual({ issues: new Map(), apart: [], measures: [], lineage: [], reports: [] });
  });

  it('tells apart the messages that were compared as well as their issues', () => {
    const apart: EditInput = {
      ...head('e1'),
      action: 'apart',
      anchors: [key(1), key(9)],
      compared: [[key(3), key(9)]],
    };
    const split: EditInput = { ...head('e2'), action: 'split', anchor: key(1), messages: [key(3)] };
    expect(apply([apart, split]).apart).toEqual([
      [key(1), key(9)],
      [key(3), key(9)],
    ]);
  });

  it('tells apart what is one issue only until a later edit parts it', () => {
    const apart: EditInput = { ...head('e1'), action: 'apart', anchors: [key(1), key(4)] };
    const split: EditInput = { ...head('e2'), action: 'split', anchor: key(1), messages: [key(4)] };
    expect(apply([apart]).reports).toMatchObject([{ edit_id: 'e1', code: 'conflict' }]);
    expect(apply([apart, split])).toMatchObject({ apart: [[key(1), key(4)]], reports: [] });
  });

  it('merges into the issue of the first anchor', () => {
    const outcome = apply([{ ...head('e1'), action: 'merge', anchors: [key(6), key(2)] }]);
    expect(membersOf(outcome, 5)).toEqual([1, 2, 3, 4, 5, 6].map(key).sort());
    expect(membersOf(outcome, 1)).toEqual([]);
    expect(outcome.lineage).toEqual([
      { issue_id: idOf(1), event: 'merged_into', other_issue_id: idOf(5), at: '2030-01-02 03:04:05', cause: 'edit' },
    ]);
  });

  it('splits off an issue of its own, and the rest keeps its id even when the founder leaves', () => {
    const outcome = apply([{ ...head('e1'), action: 'split', anchor: key(3), messages: [key(1), key(2)] }]);
    expect(membersOf(outcome, 1)).toEqual([key(3), key(4)].sort());
    expect(membersOf(outcome, 2)).toEqual([key(1), key(2)].sort());
  });

  it('keeps what was split off together though clustering has taken it from the issue meanwhile', () => {
    const view = createView({
      issueOf: (message) =>
        [key(1), key(4)].includes(message)
          ? idOf(1)
          : [key(5), key(6)].includes(message)
            ? idOf(5)
            : `I${message.slice(0, 12)}`,
      membersOf: (id) =>
        id === idOf(1)
          ? [key(1), key(4)]
          : id === idOf(5)
            ? [key(5), key(6)]
            : [2, 3, 9].filter((n) => idOf(n) === id).map(key),
    });
    const split: EditInput = { ...head('e1'), action: 'split', anchor: key(1), messages: [key(2), key(3), key(5)] };
    const outcome = apply([split], view);
    expect(membersOf(outcome, 2)).toEqual([key(2), key(3)].sort());
    // Others have come to that one.
    expect(outcome.reports).toMatchObject([{ code: 'conflict', message_key: key(5) }]);
  });

  it('lets messages that came after a split choose their side', () => {
    const compareSides: IssueView['compareSides'] = () => (message) => message === key(4);
    const split: EditInput = { ...head('e1'), action: 'split', anchor: key(1), messages: [key(3)], staying: [key(2)] };
    const outcome = apply([split], createView({ compareSides }));
    expect(membersOf(outcome, 3)).toEqual([key(3), key(4)].sort());
    expect(membersOf(outcome, 1)).toEqual([key(1), key(2)].sort());
  });

  it('moves messages to another issue or to none', () => {
    const outcome = apply([
      { ...head('e1'), action: 'move', messages: [key(4), key(9)], anchor: key(5) },
      { ...head('e2'), action: 'move', messages: [key(2)], anchor: null },
    ]);
    expect(membersOf(outcome, 5)).toEqual([4, 5, 6, 9].map(key).sort());
    expect(membersOf(outcome, 1)).toEqual([key(1), key(3)].sort());
    expect(membersOf(outcome, 2)).toEqual([key(2)]);
  });

  it('makes a new issue of what is split off or moved out, never one that an earlier edit made of the same message', () => {
    const split: EditInput = { ...head('e1'), action: 'split', anchor: key(1), messages: [key(2), key(3)] };
    const away: EditInput = { ...head('e2'), action: 'move', anchor: key(5), messages: [key(2)] };
    const alone: EditInput = { ...head('e3'), action: 'move', anchor: null, messages: [key(2)] };
    expect(membersOf(apply([split, away, alone]), 2)).toEqual([key(3)]);

    const back: EditInput = { ...head('e2'), action: 'move', anchor: key(1), messages: [key(2)] };
    const again: EditInput = { ...head('e3'), action: 'split', anchor: key(1), messages: [key(2), key(4)] };
    const parted = apply([split, back, again]);
    expect(membersOf(parted, 2)).toEqual([key(3)]);
    expect(membersOf(parted, 4)).toEqual([key(2), key(4)]);

    const dismissed: EditInput = { ...head('e2'), action: 'dismiss', anchor: key(2) };
    const allBack: EditInput = { ...head('e4'), action: 'move', anchor: key(1), messages: [key(2), key(3)] };
    const fresh = apply([split, dismissed, allBack, { ...again, id: 'e5' }]);
    expect(fresh.issues.get(idOf(4))).toMatchObject({ members: [key(2), key(4)], dismissed: false });
  });

  it('lets marks stay with the issue when its messages are moved or split off', () => {
    const outcome = apply([
      { ...head('e1'), action: 'dismiss', anchor: key(1) },
      { ...head('e2'), action: 'rename', anchor: key(1), title: '编辑定名' },
      { ...head('e3'), action: 'measure', anchor: key(1), title: '换装路灯', date: '2030-02-01' },
      { ...head('e4'), action: 'move', messages: [key(1)], anchor: key(5) },
      { ...head('e5'), action: 'split', anchor: key(4), messages: [key(2)] },
      { ...head('e6'), action: 'pin', anchor: key(2) },
    ]);
    expect(outcome.issues.get(idOf(1))).toMatchObject({ title: '编辑定名', pinned: false, dismissed: true });
    expect(outcome.issues.get(idOf(5))).toMatchObject({ title: null, pinned: false, dismissed: false });
    expect(outcome.issues.get(idOf(2))).toMatchObject({ title: null, pinned: true, dismissed: false });
    expect(outcome.measures).toMatchObject([{ id: 'e3', issueId: idOf(1) }]);
    expect(outcome.reports).toEqual([]);
  });

  it('lets the issue that takes others in keep its title, and never dismisses it for one of them', () => {
    const marks: EditInput[] = [
      { ...head('e1'), action: 'dismiss', anchor: key(5) },
      { ...head('e2'), action: 'rename', anchor: key(5), title: '并入的' },
      { ...head('e3'), action: 'pin', anchor: key(5) },
      { ...head('e4'), action: 'measure', anchor: key(5), title: '换装路灯', date: '2030-02-01' },
    ];
    const merge: EditInput = { ...head('e6'), action: 'merge', anchors: [key(1), key(5)] };
    const carried = apply([...marks, merge]);
    expect(carried.issues.get(idOf(1))).toMatchObject({ title: '并入的', pinned: true, dismissed: false });
    expect(carried.issues.get(idOf(5))).toMatchObject({ members: [], title: null, pinned: false, dismissed: false });
    expect(carried.measures).toMatchObject([{ id: 'e4', issueId: idOf(1) }]);
    const own: EditInput = { ...head('e5'), action: 'rename', anchor: key(1), title: '自己的' };
    expect(apply([...marks, own, merge]).issues.get(idOf(1))).toMatchObject({ title: '自己的', dismissed: false });
    const both: EditInput = { ...head('e5'), action: 'dismiss', anchor: key(1) };
    expect(apply([...marks, both, merge]).issues.get(idOf(1))).toMatchObject({ dismissed: true });
  });

  it('keeps the title that the first of merged issues had for the editor, until it is renamed', () => {
    const seen = { [key(1)]: '甲路路灯不亮', [key(5)]: '甲路一片漆黑' };
    const rename: EditInput = { ...head('e1'), action: 'rename', anchor: key(5), title: '并入的' };
    const merge: EditInput = { ...head('e2'), action: 'merge', anchors: [key(1), key(5)], seen };
    const titleOf = (edits: readonly EditInput[]) => apply(edits).issues.get(idOf(1))?.title;
    expect(titleOf([rename, merge])).toBe('甲路路灯不亮');
    expect(titleOf([merge, { ...head('e3'), action: 'rename', anchor: key(5), title: '后来的' }])).toBe('后来的');
    const given: EditInput = { ...head('e1'), action: 'rename', anchor: key(1), title: '甲路路灯不亮' };
    expect(titleOf([given, merge, { ...head('e3'), action: 'undo', edit: 'e1' }])).toBeNull();
  });

  it('leaves a measure at its anchor when every message of the issue went elsewhere', () => {
    const outcome = apply([
      { ...head('e1'), action: 'measure', anchor: key(5), title: '换装路灯', date: '2030-02-01' },
      { ...head('e2'), action: 'move', messages: [key(5), key(6)], anchor: key(1) },
    ]);
    expect(outcome.measures).toMatchObject([{ id: 'e1', issueId: idOf(1) }]);
  });

  it('starts from the marks that are worked in already', () => {
    const marksOf: IssueView['marksOf'] = (id) =>
      id === idOf(1)
        ? { title: '定名', pinned: false, dismissed: true }
        : { title: null, pinned: false, dismissed: false };
    const outcome = apply(
      [{ ...head('e1'), action: 'move', messages: [key(1)], anchor: key(5) }],
      createView({ marksOf }),
    );
    expect(outcome.issues.get(idOf(1))).toMatchObject({ title: '定名', dismissed: true });
    expect(outcome.issues.get(idOf(5))).toMatchObject({ title: null, dismissed: false });
  });

  it('gives titles and pins to the issue that holds their anchor by then', () => {
    const outcome = apply([
      { ...head('e1'), action: 'rename', anchor: key(5), title: '旧名' },
      { ...head('e2'), action: 'pin', anchor: key(1) },
      { ...head('e3'), action: 'merge', anchors: [key(1), key(5)] },
      { ...head('e4'), action: 'rename', anchor: key(2), title: '新名' },
      { ...head('e5'), action: 'dismiss', anchor: key(6) },
      { ...head('e6'), action: 'restore', anchor: key(6) },
    ]);
    expect(outcome.issues.get(idOf(1))).toMatchObject({ title: '新名', pinned: true, dismissed: false });
  });

  it('takes an undone edit out, and puts it back when the undo is undone', () => {
    const merge: EditInput = { ...head('e1'), action: 'merge', anchors: [key(1), key(5)] };
    const undo: EditInput = { ...head('e2'), action: 'undo', edit: 'e1' };
    expect(apply([merge, undo]).issues.size).toBe(0);
    const redone = apply([merge, undo, { ...head('e3'), action: 'undo', edit: 'e2' }]);
    expect(membersOf(redone, 1)).toHaveLength(6);
    expect(listUndone([merge, undo].map((edit) => editSchema.parse(edit)))).toEqual(new Set(['e1']));
  });

  it('reports what cannot take effect and goes on', () => {
    const outcome = apply([
      { ...head('e1'), action: 'merge', anchors: [key(1), key(77)] },
      { ...head('e2'), action: 'split', anchor: key(1), messages: [key(5)] },
      { ...head('e3'), action: 'split', anchor: key(1), messages: [key(1)] },
      { ...head('e4'), action: 'rename', anchor: key(88), title: '无' },
      { ...head('e5'), action: 'undo', edit: 'e0' },
      { ...head('e6'), action: 'move', messages: [key(6)], anchor: key(5) },
    ]);
    expect(outcome.reports.map(({ edit_id, code }) => `${edit_id} ${code}`)).toEqual([
      'e1 dangling',
      'e2 conflict',
      'e3 conflict',
      'e4 dangling',
      'e5 dangling',
      'e6 superseded',
    ]);
  });

  it('records measures at the issue of their anchor', () => {
    const outcome = apply([
      { ...head('e1'), action: 'measure', anchor: key(6), title: '换装路灯', date: '2030-02-01' },
    ]);
    expect(outcome.measures).toEqual([
      { id: 'e1', issueId: idOf(5), scope: 'issue', title: '换装路灯', date: '2030-02-01' },
    ]);
  });
});
