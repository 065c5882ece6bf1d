import { describe, expect, it } from 'vitest';
import type { PossibleMerge, PossibleSide } from '../../../../src/dashboard/api-types.ts';
import {
  type Decision,
  decide,
  describeDecision,
  describeMerge,
  findNextOpen,
  type KeptPair,
  keepGone,
  keepInPlace,
  keyOfPair,
  orderSides,
  readPairKey,
  toDecision,
} from '../../../../src/dashboard/web/possible/possible-merges.ts';

const side = (message_id: string, more: Partial<PossibleSide> = {}): PossibleSide => ({
  issue_id: null,
  source: 'main',
  message_id,
  title: `题目${message_id}`,
  place: null,
  region: null,
  messages: 1,
  authors: 1,
  first_day: '2025-12-01',
  last_day: '2025-12-01',
  message_title: `题目${message_id}`,
  body: '',
  ...more,
});
const pairOf = (left: PossibleSide, right: PossibleSide): PossibleMerge => ({ left, right, log_odds: 0, why: [] });
const [large, small] = [side('1', { issue_id: 'Ia', messages: 3 }), side('2', { issue_id: 'Ib', messages: 2 })];
const alone = side('3');
const made = side('4', { issue_id: 'Ic', messages: 5, is_unlisted: true });

describe('what keeps its id and title', () => {
  it.each([
    ['the larger issue', small, large, large],
    ['an issue before a message', alone, small, small],
    ['an issue with a page before one that only edits made', made, small, small],
    ['of equal ones the earlier', large, { ...large, issue_id: 'Id', first_day: '2025-11-30' }, 'Id'],
    ['of the same day the left one', alone, side('9'), alone],
  ])('%s', (_name, left, right, kept) => {
    const [first] = orderSides(pairOf(left, right));
    expect(typeof kept === 'string' ? first.issue_id : first).toEqual(kept);
  });

  it('is said before the merge', () => {
    expect(describeMerge(pairOf(small, large))).toBe(
      '「题目2」的留言将并入「题目1」，标题和编号（Ia）不变；此后的新留言也归入这个问题。',
    );
    expect(describeMerge(pairOf(alone, small))).toContain('这条留言将归入「题目2」，标题和编号（Ib）不变');
    expect(describeMerge(pairOf(alone, side('9')))).toContain('编号和标题下次运行后产生');
    expect(describeMerge(pairOf(made, alone))).toContain('编号和标题下次运行后产生');
  });
});

it('names issues by their ids, what keeps its own first, and messages that stand alone by theirs', () => {
  expect(decide(pairOf(small, large), 'merge')).toEqual({
    action: 'merge',
    issues: ['Ia', 'Ib'],
    messages: [],
    unmerged: true,
  });
  expect(decide(pairOf(alone, large), 'apart')).toMatchObject({
    action: 'apart',
    issues: ['Ia'],
    messages: [{ source: 'main', message_id: '3' }],
  });
});

describe('a list that is decided', () => {
  const pairs = ['a', 'b', 'c', 'd', 'e'].map((id) => pairOf(large, side(id)));
  const [a, b, c, d, e] = pairs as [PossibleMerge, PossibleMerge, PossibleMerge, PossibleMerge, PossibleMerge];
  const apart: Decision = { edit: 'E1', action: 'apart' };
  const keep = (pair: PossibleMerge, at: number, decision: Decision | null = apart, isGone = false): KeptPair => ({
    pair,
    at,
    decision,
    isGone,
  });

  it('leaves in its place what was decided, while others come and go', () => {
    // Until the new list has come, and then.
    expect(keepInPlace([a, b, c], [keep(b, 1)])).toEqual([a, b, c]);
    expect(keepInPlace([a, c, d], [keep(b, 1)])).toEqual([a, b, c, d]);
    expect(keepInPlace([c, e], [keep(d, 3), keep(a, 0), keep(b, 1)])).toEqual([a, b, c, d, e]);
    // Taken back, it waits for the list to have it again.
    expect(keepInPlace([a, c], [keep(b, 1, null)])).toEqual([a, b, c]);
    expect(keepInPlace([a, b, c], [keep(b, 1, null)])).toEqual([a, b, c]);
  });

  it('leaves in its place what a colleague decided, and opens it when that is taken back', () => {
    const gone = keepGone([a, b, c], [], [a, c, d]);
    expect(gone).toEqual([keep(b, 1, null, true)]);
    expect(keepInPlace([a, c, d], gone)).toEqual([a, b, c, d]);
    const known = [keep(b, 1, apart, true)];
    expect(keepGone([a, b, c, d], known, [a, c, d])).toEqual(known);
    expect(keepGone([a, b, c, d], known, [a, b, c])).toEqual([keep(b, 1, null), keep(d, 3, null, true)]);
    // A list from before the decision takes nothing back.
    expect(keepGone([a, b, c], [keep(b, 1)], [a, b, c])).toEqual([keep(b, 1)]);
  });

  it('comes to the next that is open, and to one before where none is', () => {
    const kept = [keep(b, 1), keep(d, 3), keep(e, 4), keep(c, 2, null)];
    expect(findNextOpen(pairs, kept, 1)).toBe(c);
    expect(findNextOpen(pairs, kept, 3)).toBe(c);
    expect(findNextOpen([b, d], kept, 1)).toBeNull();
    expect(keyOfPair(c)).not.toBe(keyOfPair(d));
  });
});

describe('what became of a pair', () => {
  const at = '2026-01-05 12:30:00';

  it.each([
    [{ id: 'E1', at, by: '小王', action: 'merge' }, 'E1', '小王 已于 01-05 12:30 记为同一问题。'],
    [{ id: 'E1', at, by: null, action: 'apart' }, 'E1', '有人 已于 01-05 12:30 记为不是同一问题。'],
    [{ id: 'E1', at, by: '小王', action: 'dismiss' }, null, '小王 已于 01-05 12:30 排除了一方。'],
    [null, null, '已随其他编辑一并处理。'],
  ])('is told with who did it: %j', (edit, undo, text) => {
    const decision = toDecision({ state: 'decided', edit });
    expect(decision?.edit).toBe(undo);
    expect(describeDecision(decision as Decision)).toBe(text);
  });

  it('is told where it is the same as another, and where the page decided it', () => {
    expect(describeDecision(toDecision({ state: 'same', edit: null }) as Decision)).toContain('与另一对相同');
    expect(toDecision({ state: 'open', edit: null })).toBeNull();
    expect(describeDecision({ edit: 'E1', action: 'merge' })).toBe('已记为同一问题，下次运行后合并。');
    expect(describeDecision({ edit: 'E1', action: 'apart' })).toBe('已记为不是同一问题。');
  });
});

it('keys decide by their place, whatever the input method makes of them', () => {
  expect(['KeyJ', 'ArrowUp', 'KeyM', 'KeyN', 'KeyU', 'KeyO', 'KeyX'].map(readPairKey)).toEqual([
    'next',
    'previous',
    'merge',
    'apart',
    'undo',
    'open',
    null,
  ]);
});
