import type { Edges } from './candidates.ts';
import type { Comparer } from './compare.ts';
import { exemplarsOf, type Groups, joinGroups, spread } from './groups.ts';
import type { IssueSettings } from './settings.ts';

/**
 * Joins groups along the edges, the most similar pair first, wherever the mean log-odds of the two groups' exemplars
 * reaches the threshold (average link); passes over the edges until nothing changes.
 */
export function agglomerate(
  groups: Groups,
  edges: Edges,
  ranks: Int32Array,
  comparer: Comparer,
  settings: IssueSettings,
): void {
  const order = sortEdges(edges, ranks);
  // Size of both groups together when they were last compared in vain.
  const refused = new Map<number, number>();
  const size = groups.of.length;
  for (let pass = 0; pass < 4; pass += 1) {
    let joined = 0;
    for (const edge of order) {
      const a = groups.of[edges.left[edge]!]!;
      const b = groups.of[edges.right[edge]!]!;
      if (a === b) continue;
      const [first, second] = ranks[a]! < ranks[b]! ? [a, b] : [b, a];
      const pair = first * size + second;
      const left = exemplarsOf(groups, first);
      const right = exemplarsOf(groups, second);
      const weight = (groups.members.get(first)?.length ?? 1) + (groups.members.get(second)?.length ?? 1);
      // Large groups are worth comparing again only when they have grown by a fifth.
      if (weight < 1.2 * (refused.get(pair) ?? 0) || weight === refused.get(pair)) continue;
      if (comparer.groups(left, right) < settings.threshold) {
        refused.set(pair, weight);
        continue;
      }
      const exemplars = spread(
        [...left, ...right].sort((x, y) => ranks[x]! - ranks[y]!),
        settings.exemplars,
      );
      joinGroups(groups, first, second, exemplars);
      joined += 1;
    }
    if (joined === 0) return;
  }
}

/** Edge numbers, the highest score first; equal scores by the ranks of their messages, so that input order cannot matter. */
function sortEdges(edges: Edges, ranks: Int32Array): Int32Array {
  const order = new Int32Array(edges.length);
  for (let i = 0; i < order.length; i += 1) order[i] = i;
  const low = (edge: number): number => Math.min(ranks[edges.left[edge]!]!, ranks[edges.right[edge]!]!);
  const high = (edge: number): number => Math.max(ranks[edges.left[edge]!]!, ranks[edges.right[edge]!]!);
  return order.sort((x, y) => edges.scores[y]! - edges.scores[x]! || low(x) - low(y) || high(x) - high(y));
}
