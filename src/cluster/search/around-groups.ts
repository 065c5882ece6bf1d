import { createEdgeDraft, type Edges } from '../groups/edges.ts';
import { type Groups, membersOf } from '../groups/groups.ts';
import { type CandidateSearch, createProbe } from './candidates.ts';
import type { SearchComparer } from './search-blocks.ts';

/**
 * What large groups may be one with: their own members are the likest to each other, and leave no room among the candidates of any
 * for others that say the same, as of the same event weeks before. The earliest and the latest member of each group that
 * has new messages look for candidates outside of it.
 * @param floor log-odds from which on a pair is kept
 * @returns pairs whose messages are in two groups
 */
export function findEdgesAround(
  groups: Groups,
  search: CandidateSearch,
  comparer: SearchComparer,
  floor: number,
): Edges {
  const { from, messages, limits, ranks } = search;
  const found = createEdgeDraft();
  const large = new Set<number>();
  for (let i = from; i < messages; i += 1) {
    const group = groups.of[i]!;
    if (membersOf(groups, group).length > limits.candidates) large.add(group);
  }
  if (large.size === 0) return found.edges();
  const probe = createProbe(search);
  const compared = new Set<number>();
  for (const group of [...large].sort((a, b) => ranks[a]! - ranks[b]!)) {
    const members = [...membersOf(groups, group)].sort((a, b) => ranks[a]! - ranks[b]!);
    for (const i of [members[0]!, members.at(-1)!]) {
      for (const j of probe(i, (other) => groups.of[other] !== group)) {
        const [left, right] = [Math.min(i, j), Math.max(i, j)];
        if (compared.has(left * messages + right)) continue;
        compared.add(left * messages + right);
        const score = comparer.pair(left, right);
        if (score >= floor || comparer.isKept(left, right)) found.add(left, right, score);
      }
    }
  }
  return found.edges();
}
