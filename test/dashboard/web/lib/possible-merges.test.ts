import { describe, expect, it } from 'vitest';
import type { PossibleMerge, PossibleSide } from '../../../../src/dashboard/api-types.ts';
import {
  type Decided,
  decide,
  describeMerge,
  keepInPlace,
  keyOfPair,
  orderSides,
} from '../../../../src/dashboard/web/lib/possible-merges.ts';

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

it('leaves in its place what was decided, while others come and go', () => {
  const pairs = ['a', 'b', 'c', 'd', 'e'].map((id) => pairOf(large, side(id)));
  const [a, b, c, d, e] = pairs as [PossibleMerge, PossibleMerge, PossibleMerge, PossibleMerge, PossibleMerge];
  const gone = (pair: PossibleMerge, at: number, edit: string | null = 'E1'): Decided => ({
    pair,
    at,
    edit,
    action: 'apart',
  });
  const keys = (list: readonly PossibleMerge[]) => list.map((pair) => keyOfPair(pair));
  // Until the new list has come, and then.
  expect(keepInPlace([a, b, c], [gone(b, 1)])).toEqual([a, b, c]);
  expect(keepInPlace([a, c, d], [gone(b, 1)])).toEqual([a, b, c, d]);
  expect(keepInPlace([c, e], [gone(d, 3), gone(a, 0), gone(b, 1)])).toEqual([a, b, c, d, e]);
  // Taken back, it waits for the list to have it again.
  expect(keys(keepInPlace([a, c], [gone(b, 1, null)]))).toEqual(keys([a, b, c]));
  expect(keys(keepInPlace([a, b, c], [gone(b, 1, null)]))).toEqual(keys([a, b, c]));
});
