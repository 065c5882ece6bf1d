import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type EditOutcome, type IssueView } from '../../../src/cluster/edits/apply-edits.ts';
import { type Edit, type EditInput, editSchema, mostMembers } from '../../../src/cluster/edits/edit.ts';
import { allKeysOfEdit } from '../../../src/cluster/edits/edit-keys.ts';
import { findSide } from '../../../src/cluster/edits/find-side.ts';

const size = 24;
const key = (n: number): string => `${n.toString(16).padStart(3, '0')}${'0'.repeat(13)}`;
const all = Array.from({ length: size }, (_, n) => key(n));

/** Which issue each message is in, by number: issues of one where no other has the same. */
const boards = fc.array(fc.nat({ max: 7 }), { minLength: size, maxLength: size });

function viewOf(board: readonly number[]): IssueView {
  const idOf = (n: number): string => `I${all[board.indexOf(board[n]!)]!.slice(0, 12)}`;
  return {
    issueOf: (message) => (all.includes(message) ? idOf(all.indexOf(message)) : null),
    membersOf: (id) => all.filter((_, n) => idOf(n) === id),
  };
}

const message = fc.nat({ max: size - 1 }).map(key);
const several = fc.uniqueArray(message, { minLength: 1, maxLength: 4 });
const action: fc.Arbitrary<object> = fc.oneof(
  fc.uniqueArray(message, { minLength: 2, maxLength: 3 }).map((anchors) => ({ action: 'merge' as const, anchors })),
  fc.uniqueArray(message, { minLength: 2, maxLength: 2 }).map((anchors) => ({ action: 'apart' as const, anchors })),
  fc.tuple(message, several).map(([anchor, messages]) => ({ action: 'split' as const, anchor, messages })),
  fc.tuple(fc.option(message), several).map(([anchor, messages]) => ({ action: 'move' as const, anchor, messages })),
  fc
    .tuple(message, fc.constantFrom('甲', '乙'))
    .map(([anchor, title]) => ({ action: 'rename' as const, anchor, title })),
  fc
    .tuple(message, fc.constantFrom('pin' as const, 'unpin' as const, 'dismiss' as const, 'restore' as const))
    .map(([anchor, action]) => ({ action, anchor })),
  message.map((anchor) => ({ action: 'measure' as const, anchor, title: '换装路灯', date: '2030-02-01' })),
);
const logs = fc.array(action, { maxLength: 12 }).map((actions) => actions.map(parse));

function parse(body: object, at: number): Edit {
  return editSchema.parse({ id: `e${at}`, at: '2030-01-02 03:04:05', ...body } as EditInput);
}

/** Who is with whom, and what is said of it, whatever issues are called. */
function groupsOf(view: IssueView, outcome: EditOutcome): string[] {
  const holder = new Map(all.map((one) => [one, view.issueOf(one)!]));
  for (const { id, members } of outcome.issues.values()) for (const one of members) holder.set(one, id);
  const groups = new Map<string, string[]>();
  for (const [one, id] of holder) groups.set(id, [...(groups.get(id) ?? []), one]);
  return [...groups.values()].map((members) => members.join(' ')).sort();
}

/** Who is in the issue of a message after some edits, itself among them. */
function findMembers(view: IssueView, log: readonly Edit[]): (message: string) => readonly string[] {
  const { issues } = applyEdits(view, log);
  return (message) => {
    for (const { members } of issues.values()) if (members.includes(message)) return [...members].sort();
    const id = view.issueOf(message);
    return issues.has(id!) ? [message] : view.membersOf(id!);
  };
}

/** The log as the server writes it: each edit with members of its issues as those before leave them. */
function record(view: IssueView, log: readonly Edit[]): Edit[] {
  const written: Edit[] = [];
  for (const edit of log) {
    const membersNow = findMembers(view, written);
    const anchors = 'anchors' in edit ? edit.anchors : 'anchor' in edit && edit.anchor !== null ? [edit.anchor] : [];
    const gone = edit.action === 'move' ? edit.messages : [];
    const members = anchors.flatMap((anchor) => {
      const others = membersNow(anchor).filter((one) => one !== anchor && !gone.includes(one));
      return others.length === 0 ? [] : [[anchor, others.slice(0, mostMembers)] as const];
    });
    written.push(members.length === 0 ? edit : { ...edit, members: Object.fromEntries(members) });
  }
  return written;
}

/** No page sends an edit that moves a message to itself. */
function leaveAnchor(edit: Edit): Edit {
  return edit.action === 'move' && edit.messages.includes(edit.anchor ?? '') ? { ...edit, anchor: null } : edit;
}

/** Nor one that takes out all that is left of an issue: that is a merge, and of one message there is no page. */
function leaveSome(view: IssueView, log: readonly Edit[]): Edit[] {
  const sent: Edit[] = [];
  for (const edit of log) {
    if (edit.action !== 'move') {
      sent.push(edit);
      continue;
    }
    const membersNow = findMembers(view, sent);
    const messages = edit.messages.filter((one) => membersNow(one).some((other) => !edit.messages.includes(other)));
    if (messages.length > 0) sent.push({ ...edit, messages });
  }
  return sent;
}

/** Nor one that splits messages off an issue that they are not of: a whole other issue would so get another id. */
function splitOwn(edit: Edit, view: IssueView): Edit[] {
  if (edit.action !== 'split') return [edit];
  const messages = edit.messages.filter((one) => view.issueOf(one) === view.issueOf(edit.anchor));
  return messages.length === 0 ? [] : [{ ...edit, messages }];
}

describe('a replay', () => {
  it('without an edit is the replay with its undo', () => {
    fc.assert(
      fc.property(boards, logs, fc.nat(), (board, log, chosen) => {
        fc.pre(log.length > 0);
        const view = viewOf(board);
        const edit = log[chosen % log.length]!;
        const undo = parse({ action: 'undo', edit: edit.id }, 90);
        const redo = parse({ action: 'undo', edit: undo.id }, 91);
        const written = record(view, log);
        const without = ({ id }: Edit): boolean => id !== edit.id;
        expect(applyEdits(view, [...log, undo])).toEqual(applyEdits(view, log.filter(without)));
        expect(applyEdits(view, [...written, undo, redo])).toEqual(applyEdits(view, written));
        // Later edits name what these brought along.
        fc.pre(!['merge', 'move', 'split'].includes(edit.action));
        expect(applyEdits(view, [...written, undo])).toEqual(applyEdits(view, written.filter(without)));
      }),
    );
  });

  it('of a log with members is that of one of before, where issues are found as they were', () => {
    fc.assert(
      fc.property(boards, logs, (board, log) => {
        const view = viewOf(board);
        // What is told apart is looked at after all edits, when others may have parted it.
        const plain = log
          .filter((edit) => edit.action !== 'apart')
          .map(leaveAnchor)
          .flatMap((edit) => splitOwn(edit, view));
        const sent = leaveSome(view, plain);
        expect(applyEdits(view, record(view, sent))).toEqual(applyEdits(view, sent));
      }),
    );
  });

  it('of merges has the same messages together in any order, where issues are found as they were', () => {
    const pairs = fc.array(fc.uniqueArray(message, { minLength: 2, maxLength: 2 }), { maxLength: 8 });
    fc.assert(
      fc.property(boards, pairs, fc.func(fc.nat()), (board, anchors, rank) => {
        const view = viewOf(board);
        const written = anchors.map((pair, at) => record(view, [parse({ action: 'merge', anchors: pair }, at)])[0]!);
        const shuffled = [...written].sort((a, b) => rank(a.id) - rank(b.id));
        expect(groupsOf(view, applyEdits(view, shuffled))).toEqual(groupsOf(view, applyEdits(view, written)));
      }),
    );
  });

  it('of a merge holds both sides together, but for those who have left them for others', () => {
    const side = (from: number) =>
      fc.record({
        size: fc.integer({ min: 3, max: 9 }),
        leaving: fc.uniqueArray(fc.nat({ max: 8 }), { maxLength: 4 }),
        from: fc.constant(from),
      });
    // Alone, with others who have left, or with a message that nobody merged.
    const places = fc.array(fc.constantFrom('alone', 'rest', 'others'), { minLength: size, maxLength: size });
    fc.assert(
      fc.property(side(0), side(9), places, (one, other, place) => {
        const sides = [one, other].map(({ size: count, leaving, from }) => {
          const members = all.slice(from, from + count);
          const gone = leaving.filter((n) => n < count).slice(0, Math.ceil(count / 2) - 1);
          return { members, gone: gone.map((n) => members[n]!) };
        });
        const before = viewOf(all.map((_, n) => (n < one.size ? 1 : n >= 9 && n < 9 + other.size ? 2 : 3 + n)));
        const anchors = sides.map(({ members }) => members[0]!);
        const merge = record(before, [parse({ action: 'merge', anchors }, 1)]);
        const gone = new Set(sides.flatMap((at) => at.gone));
        const after = viewOf(
          all.map((member, n) => {
            const at = sides.findIndex(({ members }) => members.includes(member));
            if (n === size - 1) return 99;
            if (at >= 0 && !gone.has(member)) return at;
            if (at < 0 || place[n] === 'alone') return 100 + n;
            return place[n] === 'rest' ? 98 : 99;
          }),
        );
        const outcome = applyEdits(after, merge);
        const lost = (member: string): boolean => gone.has(member) && place[all.indexOf(member)] === 'others';
        const kept = sides.flatMap(({ members }) => members.filter((member) => !lost(member)));
        expect(groupsOf(after, outcome)).toContain(kept.join(' '));
        expect(outcome.reports).toEqual([]);
      }),
    );
  });
});

describe('an issue that an edit names', () => {
  const [a, b, c, d] = all as [string, string, string, string];
  const find = (members: readonly string[], issues: Readonly<Record<string, string>>) =>
    findSide({ members: { [a]: [...members] } }, a, (one) => issues[one] ?? null);

  it('is where most of its messages are, of equal ones that of the anchor, then that of the first named', () => {
    expect(find([b, c], { [a]: 'X', [b]: 'Y', [c]: 'Y' })).toEqual({ issueId: 'Y', voice: b, isTied: false });
    expect(find([b], { [a]: 'X', [b]: 'Y' })).toEqual({ issueId: 'X', voice: a, isTied: true });
    expect(find([b, c, d], { [b]: 'Y', [c]: 'Z' })).toEqual({ issueId: 'Y', voice: b, isTied: true });
    expect(find([b], {})).toBeNull();
  });

  it('is reported where its messages are in two halves, and where the anchor is gone', () => {
    const view = viewOf(all.map((_, n) => [0, 1, 2, 2, 3][n] ?? 10 + n));
    const rename = (anchor: string, members: readonly string[]) =>
      parse({ action: 'rename', anchor, title: '改名', members: { [anchor]: [...members] } }, 1);
    expect(applyEdits(view, [rename(a, [b])]).reports).toMatchObject([{ code: 'conflict', message_key: a }]);
    const { reports, issues } = applyEdits(view, [rename('f'.repeat(16), [c, d])]);
    expect(reports).toMatchObject([{ code: 'dangling', message_key: 'f'.repeat(16) }]);
    expect([...issues.values()]).toMatchObject([{ members: [c, d], title: '改名' }]);
  });

  it('names all its messages to those who keep them', () => {
    const merge = parse({ action: 'merge', anchors: [a, d], members: { [a]: [b, c] } }, 1);
    expect(allKeysOfEdit(merge)).toEqual([a, d, b, c]);
  });

  it('is told apart by the messages that stayed together', () => {
    const view = viewOf(all.map((_, n) => [0, 1, 1, 2][n] ?? 10 + n));
    const apart = parse({ action: 'apart', anchors: [a, d], members: { [a]: [b, c] } }, 1);
    expect(applyEdits(view, [apart]).apart).toEqual([[b, d]]);
  });
});
