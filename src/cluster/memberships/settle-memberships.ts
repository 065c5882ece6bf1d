import type { Grouping } from '../groups/compare-groups.ts';
import type { Edges } from '../groups/edges.ts';
import { type Groups, moveMessages } from '../groups/groups.ts';
import type { BoostedTrees } from '../trees/boosted-trees.ts';
import { createTreeSum } from '../trees/tree-sum.ts';
import { type CaseComparer, createCaseReader } from './case-features.ts';
import { listLoners, listPairs } from './list-cases.ts';

/** What memberships are settled by. */
export interface Memberships extends Grouping {
  readonly comparer: CaseComparer;
  readonly trees: BoostedTrees;
}

/**
 * Decides anew, once groups stand, what joining decided pair by pair. A message that stands alone goes to the group of one of its edges that
 * it likeliest belongs to, from `memberThreshold` on; two messages that this run made a group of stand alone again where they are one by
 * less than `pairThreshold`, unless another one joins them. All is decided before any message moves.
 * @param before the groups in which earlier runs left their messages
 * @param whole the groups before repair
 */
export function settleMemberships(
  groups: Groups,
  edges: Edges,
  { before, whole }: { readonly before: Int32Array; readonly whole: Int32Array },
  { ranks, comparer, settings, trees }: Memberships,
): void {
  const read = createCaseReader(comparer);
  const sum = createTreeSum(trees);
  const rate = (message: number, others: readonly number[]): number =>
    sum(read(message, others), Number.NEGATIVE_INFINITY);

  const joining = new Map<number, { readonly group: number; readonly logOdds: number }>();
  for (const { message, group, others } of listLoners(groups, edges, whole, ranks)) {
    const logOdds = rate(message, others);
    const best = joining.get(message)?.logOdds ?? Number.NEGATIVE_INFINITY;
    if (logOdds >= settings.memberThreshold && logOdds > best) joining.set(message, { group, logOdds });
  }
  const grown = new Set([...joining.values()].map(({ group }) => group));
  const leaving: number[] = [];
  for (const [one, other] of listPairs(groups, edges, before, ranks)) {
    const logOdds = (rate(one, [other]) + rate(other, [one])) / 2;
    if (logOdds < settings.pairThreshold && !grown.has(groups.of[one]!)) leaving.push(one, other);
  }
  const moves = [
    ...[...joining].map(([message, { group }]) => [message, group] as const),
    ...leaving.map((message) => [message, null] as const),
  ];
  moveMessages(groups, moves, ranks, settings.exemplars);
}
