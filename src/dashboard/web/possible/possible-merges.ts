import type { PossibleDecision, PossibleMerge, PossibleSide } from '../../api-types.ts';

/** How a pair was decided, by whomever. */
export interface Decision {
  /** Id of the edit that can be taken back; null where none did it by itself. */
  readonly edit: string | null;
  /** `same`: it became the same pair as another, since sides of theirs were merged. */
  readonly action: string;
  /** Left out for what this page decided. */
  readonly by?: string;
  readonly at?: string;
}

/** A pair that stays where it stood in the list, though the list has it no longer. */
export interface KeptPair {
  readonly pair: PossibleMerge;
  readonly at: number;
  /** Null where it is open: the decision was taken back, or the pair only went to another page. */
  readonly decision: Decision | null;
  /** Whether a list came without it: if it comes again, somebody took the decision back. */
  readonly isGone: boolean;
}

/** Tells pairs apart: two messages are nearest of one pair only. */
export function keyOfPair({ left, right }: PossibleMerge): string {
  return JSON.stringify([left.source, left.message_id, right.source, right.message_id]);
}

/**
 * The list with what was decided on it, or decided and taken back, still in its place: nothing moves under the hand of who
 * decides the next.
 */
export function keepInPlace(rows: readonly PossibleMerge[], kept: readonly KeptPair[]): readonly PossibleMerge[] {
  const settled = new Set(kept.map(({ pair }) => keyOfPair(pair)));
  const shown = rows.filter((pair) => !settled.has(keyOfPair(pair)));
  for (const { at, pair } of [...kept].sort((a, b) => a.at - b.at)) shown.splice(at, 0, pair);
  return shown;
}

/**
 * What is kept once a new list has come: what it lacks of the pairs that were shown stays, and what it has again is open again.
 * @param shown as `keepInPlace` gave them before
 */
export function keepGone(
  shown: readonly PossibleMerge[],
  kept: readonly KeptPair[],
  rows: readonly PossibleMerge[],
): readonly KeptPair[] {
  const listed = new Set(rows.map(keyOfPair));
  const known = new Map(kept.map((one) => [keyOfPair(one.pair), one]));
  return shown.flatMap((pair, at) => {
    const key = keyOfPair(pair);
    const before = known.get(key);
    if (!listed.has(key)) return { ...(before ?? { pair, decision: null }), at, isGone: true };
    if (before === undefined) return [];
    // Until the list has come without it, the list is one of before the decision.
    return { ...before, at, ...(before.isGone ? { decision: null, isGone: false } : {}) };
  });
}

/** What the server says of a pair, as a decision; null where the pair is still open. */
export function toDecision({ state, edit }: PossibleDecision): Decision | null {
  if (state === 'same') return { edit: null, action: 'same' };
  if (state !== 'decided') return null;
  if (edit === null) return { edit: null, action: 'other' };
  const { id, action, by, at } = edit;
  const canUndo = action === 'merge' || action === 'apart';
  return { edit: canUndo ? id : null, action, by: by ?? '有人', at };
}

const decisionTexts: Readonly<Record<string, string>> = {
  merge: '记为同一问题',
  apart: '记为不是同一问题',
  move: '移动留言，两方已在同一问题',
  dismiss: '排除了一方',
};

/** A decision in words. */
export function describeDecision({ action, by, at }: Decision): string {
  if (action === 'same') return '合并后与另一对相同，不再单独列出。';
  if (action === 'other') return '已随其他编辑一并处理。';
  const text = decisionTexts[action] ?? '处理';
  if (by !== undefined) return `${by} 已于 ${(at ?? '').slice(5, 16)} ${text}。`;
  return action === 'merge' ? '已记为同一问题，下次运行后合并。' : `已${text}。`;
}

/** The pair that is open and stands next after a place, else next before it; null where none is. */
export function findNextOpen(
  shown: readonly PossibleMerge[],
  kept: readonly KeptPair[],
  from: number,
): PossibleMerge | null {
  const decided = new Set(kept.filter(({ decision }) => decision !== null).map(({ pair }) => keyOfPair(pair)));
  const isOpen = (pair: PossibleMerge): boolean => !decided.has(keyOfPair(pair));
  return shown.slice(from).find(isOpen) ?? shown.slice(0, from).findLast(isOpen) ?? null;
}

/** The two sides, that first which keeps id and title when they are merged: the larger issue, of equal ones the earlier. */
export function orderSides({ left, right }: PossibleMerge): readonly [PossibleSide, PossibleSide] {
  const weights = (side: PossibleSide) => [side.issue_id !== null && !side.is_unlisted, side.messages];
  const [a, b] = [weights(left), weights(right)];
  const at = a.findIndex((weight, index) => weight !== b[index]);
  const isRightFirst = at === -1 ? right.first_day < left.first_day : Number(b[at]) > Number(a[at]);
  return isRightFirst ? [right, left] : [left, right];
}

/** The edit that decides a pair. */
export function decide(pair: PossibleMerge, action: 'merge' | 'apart'): Readonly<Record<string, unknown>> {
  const sides = orderSides(pair);
  return {
    action,
    issues: sides.flatMap(({ issue_id: id }) => id ?? []),
    messages: sides.flatMap(({ issue_id: id, source, message_id }) => (id === null ? { source, message_id } : [])),
    unmerged: true,
  };
}

/** What a merge does, in words. */
export function describeMerge(pair: PossibleMerge): string {
  const [kept, other] = orderSides(pair);
  const isListed = kept.issue_id !== null && !kept.is_unlisted;
  if (!isListed) return '两方将并为一个问题；编号和标题下次运行后产生，列入「问题」。';
  const joined = other.issue_id === null ? '这条留言将归入' : `「${other.title}」的留言将并入`;
  return `${joined}「${kept.title}」，标题和编号（${kept.issue_id}）不变；此后的新留言也归入这个问题。`;
}

/** What a key does on the list of pairs; null where it does nothing. Keys are told by their place: input methods change letters. */
export function readPairKey(code: string): 'next' | 'previous' | 'merge' | 'apart' | 'undo' | 'open' | null {
  switch (code) {
    case 'KeyJ':
    case 'ArrowDown':
      return 'next';
    case 'KeyK':
    case 'ArrowUp':
      return 'previous';
    case 'KeyM':
      return 'merge';
    case 'KeyN':
      return 'apart';
    case 'KeyU':
      return 'undo';
    case 'KeyO':
      return 'open';
    default:
      return null;
  }
}
