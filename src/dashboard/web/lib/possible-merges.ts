import type { PossibleMerge, PossibleSide } from '../../api-types.ts';

/** A pair that was decided on the page that is open, where it stood in the list. */
export interface Decided {
  readonly pair: PossibleMerge;
  readonly at: number;
  /** Id of the edit; null where it was taken back. */
  readonly edit: string | null;
  readonly action: 'merge' | 'apart';
}

/** Tells pairs apart: two messages are nearest of one pair only. */
export function keyOfPair({ left, right }: PossibleMerge): string {
  return JSON.stringify([left.source, left.message_id, right.source, right.message_id]);
}

/**
 * The list with what was decided on it, or decided and taken back, still in its place: nothing moves under the hand of who
 * decides the next.
 */
export function keepInPlace(rows: readonly PossibleMerge[], decided: readonly Decided[]): readonly PossibleMerge[] {
  const settled = new Set(decided.map(({ pair }) => keyOfPair(pair)));
  const shown = rows.filter((pair) => !settled.has(keyOfPair(pair)));
  for (const { at, pair } of [...decided].sort((a, b) => a.at - b.at)) shown.splice(at, 0, pair);
  return shown;
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
export function decide(pair: PossibleMerge, action: Decided['action']): Readonly<Record<string, unknown>> {
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
