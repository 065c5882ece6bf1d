import type { Edges } from '../groups/edges.ts';
import { type Groups, membersOf } from '../groups/groups.ts';

/** A message, and the members of a group that it may be of. */
export interface MembershipCase {
  readonly message: number;
  readonly group: number;
  /** In the order of time. */
  readonly others: readonly number[];
}

/** Members of a group that is decided anew as a whole. */
const ofPair = 2;

/**
 * Messages that stand alone beside the groups of two or more that an edge leads to.
 * @param whole the groups before repair: what it took out of a group does not come back
 * @returns in the order of time, of the messages and then of the groups
 */
export function listLoners(groups: Groups, edges: Edges, whole: Int32Array, ranks: Int32Array): MembershipCase[] {
  const near = new Map<number, Set<number>>();
  const add = (message: number, other: number): void => {
    const group = groups.of[other]!;
    if (isAlone(groups, message) && groups.members.has(group) && whole[message] !== whole[other])
      near.set(message, (near.get(message) ?? new Set()).add(group));
  };
  for (let edge = 0; edge < edges.length; edge += 1) {
    add(edges.left[edge]!, edges.right[edge]!);
    add(edges.right[edge]!, edges.left[edge]!);
  }
  const byTime = (a: number, b: number): number => ranks[a]! - ranks[b]!;
  return [...near.keys()]
    .sort(byTime)
    .flatMap((message) =>
      [...near.get(message)!].sort(byTime).map((group) => ({ message, group, others: membersOf(groups, group) })),
    );
}

/**
 * The groups of two that an edge of this run has joined.
 * @param before the groups in which earlier runs left their messages: what these joined stays
 * @returns the two members of each, in the order of time
 */
export function listPairs(
  groups: Groups,
  edges: Edges,
  before: Int32Array,
  ranks: Int32Array,
): (readonly [one: number, other: number])[] {
  const touched = new Set<number>();
  for (let edge = 0; edge < edges.length; edge += 1) {
    const [left, right] = [edges.left[edge]!, edges.right[edge]!];
    const group = groups.of[left]!;
    if (group !== groups.of[right] || membersOf(groups, group).length !== ofPair) continue;
    const isOld = left < before.length && right < before.length && before[left] === before[right];
    if (!isOld) touched.add(group);
  }
  return [...touched]
    .sort((a, b) => ranks[a]! - ranks[b]!)
    .map((group) => membersOf(groups, group) as readonly [number, number]);
}

function isAlone(groups: Groups, message: number): boolean {
  return membersOf(groups, groups.of[message]!).length === 1;
}
