/**
 * Kinds of things that are put up, by the last character of their words: one is no other name for another, as a footbridge is none for traffic
 * lights. Places (站, 园, 点, 室) are none of them: they may as well tell where, and have many names; nor are words that name nothing built (班次).
 */
const kinds: readonly RegExp[] = [
  /灯$/u,
  /桥$/u,
  /[道路线]$/u,
  /[亭棚篷]$/u,
  /[椅凳]$/u,
  /[箱桶筒]$/u,
  /[栏杆]$/u,
  /[牌屏]$/u,
  /梯$/u,
  /桩$/u,
];
/** A trouble, or what somebody does, names no thing, however it ends ("没有红绿灯", "横过马路"). */
const untold = /^(?:没有?|缺少?|无|装|设|建|修|[横穿跨乱]*[过穿跨越])|过马路/u;

/** The kind of a thing that is put up; -1 for every other word. */
function kindOf(word: string): number {
  return untold.test(word) ? -1 : kinds.findIndex((kind) => kind.test(word));
}

/** Whether two words of one class stand for two things: of different kinds, and without a character in common ("站牌", "站亭"). */
export function areOtherThings(one: string, other: string): boolean {
  const [kind, otherKind] = [kindOf(one), kindOf(other)];
  if (kind < 0 || otherKind < 0 || kind === otherKind) return false;
  return ![...one].some((character) => other.includes(character));
}

/** Whether two words of one class may stand for one thing, as far as their characters tell. */
export function mayBeSame(one: string, other: string): boolean {
  return (kindOf(one) >= 0 && kindOf(one) === kindOf(other)) || one.includes(other) || other.includes(one);
}
